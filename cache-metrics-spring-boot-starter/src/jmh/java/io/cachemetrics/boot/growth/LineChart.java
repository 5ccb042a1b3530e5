package io.cachemetrics.boot.growth;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Lines over a few equally spaced values.
 *
 * @param title what is shown, with its unit
 * @param axis what changes
 * @param steps its values
 * @param lines the values of each line at those
 */
record LineChart(String title, String axis, List<String> steps, Map<String, List<Double>> lines) {

	private static final int WIDTH = 420;

	private static final int HEIGHT = 260;

	private static final int LEFT = 60;

	private static final int TOP = 40;

	private static final int PLOT_WIDTH = 330;

	private static final int PLOT_HEIGHT = 140;

	private static final List<String> COLOURS = List.of("#0b6bcb", "#c2410c", "#4d7c0f");

	/**
	 * Draws charts, two in a row.
	 * @param charts the charts
	 * @return the picture as SVG
	 */
	static String svg(List<LineChart> charts) {
		StringBuilder svg = new StringBuilder();
		svg.append("""
				<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="sans-serif" font-size="12">
				<rect width="100%%" height="100%%" fill="#fff"/>
				""".formatted(2 * WIDTH, (charts.size() + 1) / 2 * HEIGHT));
		for (int i = 0; i < charts.size(); i++) {
			svg.append("<g transform=\"translate(%d %d)\">%n".formatted(i % 2 * WIDTH, i / 2 * HEIGHT));
			charts.get(i).draw(svg);
			svg.append("</g>\n");
		}
		return svg.append("</svg>\n").toString();
	}

	private void draw(StringBuilder svg) {
		svg.append("<text x=\"%d\" y=\"20\" font-weight=\"bold\">%s</text>%n".formatted(LEFT, this.title));
		double top = niceTop(this.lines.values().stream().flatMap(List::stream).mapToDouble((value) -> value).max().orElse(1));
		for (int i = 0; i <= 4; i++) {
			double y = y(top * i / 4, top);
			svg.append(format("<path d=\"M%d %.1fh%d\" stroke=\"#ddd\"/>%n", LEFT, y, PLOT_WIDTH));
			svg.append(format("<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%,.0f</text>%n", LEFT - 6, y + 4, top * i / 4));
		}
		for (int i = 0; i < this.steps.size(); i++) {
			svg.append(format("<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%,d%s</text>%n", x(i), TOP + PLOT_HEIGHT + 16,
					Integer.parseInt(this.steps.get(i)), (i == this.steps.size() - 1) ? " " + this.axis : ""));
		}
		int line = 0;
		for (Map.Entry<String, List<Double>> entry : new TreeMap<>(this.lines).entrySet()) {
			drawLine(svg, entry.getKey(), entry.getValue(), line++, top);
		}
	}

	private void drawLine(StringBuilder svg, String name, List<Double> values, int line, double top) {
		String colour = COLOURS.get(line);
		StringBuilder points = new StringBuilder();
		for (int i = 0; i < values.size(); i++) {
			points.append(format("%.1f,%.1f ", x(i), y(values.get(i), top)));
			svg.append(format("<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3\" fill=\"%s\"><title>%,.1f</title></circle>%n", x(i),
					y(values.get(i), top), colour, values.get(i)));
		}
		svg.append(format("<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"/>%n", points, colour));
		int y = TOP + PLOT_HEIGHT + 34 + 15 * line;
		svg.append(format("<path d=\"M%d %dh16\" stroke=\"%s\" stroke-width=\"2\"/>%n", LEFT, y - 4, colour));
		svg.append(format("<text x=\"%d\" y=\"%d\">%s</text>%n", LEFT + 22, y, name));
	}

	private double x(int step) {
		return LEFT + 20 + (PLOT_WIDTH - 70.0) * step / (this.steps.size() - 1);
	}

	private static double y(double value, double top) {
		return TOP + PLOT_HEIGHT * (1 - value / top);
	}

	// The next of 4, 8, 20, 40, 80, 200 …, which four lines divide well.
	private static double niceTop(double value) {
		double unit = 1;
		while (true) {
			for (int factor : new int[] { 4, 8, 20 }) {
				if (value <= factor * unit) {
					return factor * unit;
				}
			}
			unit *= 10;
		}
	}

	private static String format(String format, Object... values) {
		return String.format(Locale.ROOT, format, values);
	}

}
