package io.cachemetrics.boot.counting;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Runs the contenders in one JMH run and prints medians, and the range that holds four
 * fifths of the iterations, as a table in Markdown.
 */
public final class CountingTable {

	private CountingTable() {
	}

	/**
	 * Runs all, or the benchmarks of this package that match a pattern.
	 * @param args where to write JMH's JSON, and the pattern
	 * @throws Exception if a benchmark fails
	 */
	public static void main(String[] args) throws Exception {
		OptionsBuilder options = new OptionsBuilder();
		options.include(CountingTable.class.getPackageName() + "." + ((args.length > 1) ? args[1] : ".*"))
			.addProfiler(GCProfiler.class)
			.shouldFailOnError(true);
		if (args.length > 0) {
			options.resultFormat(ResultFormatType.JSON).result(args[0]);
		}
		Map<String, Map<String, String>> rows = rows(new Runner(options.build()).run());
		Collection<String> columns = rows.values().stream().flatMap((row) -> row.keySet().stream()).sorted().distinct().toList();
		System.out.println("| ns | " + String.join(" | ", columns) + " |");
		System.out.println("|---|" + "---|".repeat(columns.size()));
		rows.forEach((name, row) -> System.out.println("| " + name + " | "
				+ String.join(" | ", columns.stream().map((column) -> row.getOrDefault(column, "")).toList()) + " |"));
	}

	private static Map<String, Map<String, String>> rows(Collection<RunResult> results) {
		Map<String, Map<String, String>> rows = new TreeMap<>();
		for (RunResult result : results) {
			String[] name = result.getParams().getBenchmark().split("\\.", -1);
			String namespaces = result.getParams().getParam("namespaces");
			String column = result.getParams().getThreads() + " threads"
					+ ((namespaces != null) ? ", namespaces " + namespaces : ", hits and misses of one");
			rows.computeIfAbsent(name[name.length - 1], (key) -> new TreeMap<>()).put(column, cell(result));
		}
		return rows;
	}

	private static String cell(RunResult result) {
		double[] times = result.getBenchmarkResults()
			.stream()
			.flatMap((fork) -> fork.getIterationResults().stream())
			.mapToDouble((iteration) -> iteration.getPrimaryResult().getScore())
			.sorted()
			.toArray();
		double bytes = result.getSecondaryResults().get("gc.alloc.rate.norm").getScore();
		return "%.1f (%.1f to %.1f), %.0f B".formatted(times[times.length / 2], times[times.length / 10],
				times[Math.min(times.length * 9 / 10, times.length - 1)], Math.abs(bytes));
	}

}
