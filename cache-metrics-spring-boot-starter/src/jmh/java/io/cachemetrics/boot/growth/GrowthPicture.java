package io.cachemetrics.boot.growth;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.StreamSupport;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Draws what {@link Growth} measured, from JMH's JSON.
 */
public final class GrowthPicture {

	private static final List<String> NAMESPACES = List.of("1", "10", "1000", "10000");

	private static final List<String> THREADS = List.of("1", "2", "4", "8");

	private final List<JsonNode> results;

	private GrowthPicture(JsonNode results) {
		this.results = StreamSupport.stream(results.spliterator(), false).toList();
	}

	/**
	 * Reads JMH's JSON and writes an SVG.
	 * @param args where the JSON is, and where to write the picture
	 * @throws IOException if the one cannot be read or the other not written
	 */
	public static void main(String[] args) throws IOException {
		JsonNode results = new JsonMapper().readTree(Files.readAllBytes(Path.of(args[0])));
		Files.writeString(Path.of(args[1]), new GrowthPicture(results).draw());
	}

	private String draw() {
		List<LineChart> charts = new ArrayList<>();
		for (String threads : List.of("1", "2")) {
			charts.add(new LineChart("Million records per second, " + threads + ((threads.equals("1")) ? " thread" : " threads"),
					"namespaces", NAMESPACES,
					Map.of("cache-metrics, by name", records("cacheMetrics", NAMESPACES, threads),
							"ConcurrentHashMap of LongAdders", records("mapOfLongAdders", NAMESPACES, threads))));
		}
		charts.add(new LineChart("Million records per second, 10 namespaces", "threads", THREADS,
				Map.of("cache-metrics, by name", records("cacheMetrics", "10"), "ConcurrentHashMap of LongAdders",
						records("mapOfLongAdders", "10"))));
		charts.add(new LineChart("Bytes per namespace, 16 processors", "namespaces", NAMESPACES,
				Map.of("no meters", memory("none"), "with meters, simple registry", memory("simple"),
						"with meters, Prometheus", memory("prometheus"))));
		return LineChart.svg(charts);
	}

	private List<Double> records(String benchmark, List<String> namespaces, String threads) {
		return namespaces.stream().map((number) -> record(benchmark, number, threads)).toList();
	}

	private List<Double> records(String benchmark, String namespaces) {
		return THREADS.stream().map((threads) -> record(benchmark, namespaces, threads)).toList();
	}

	// The median of all iterations. JMH counts per microsecond, which is millions a second.
	private double record(String benchmark, String namespaces, String threads) {
		return this.results.stream()
			.filter((result) -> result.get("benchmark").asString().endsWith(".GrowthBenchmark." + benchmark))
			.filter((result) -> result.get("params").get("namespaces").asString().equals(namespaces))
			.filter((result) -> result.get("threads").asString().equals(threads))
			.mapToDouble((result) -> median(result.get("primaryMetric").get("rawData")))
			.findFirst()
			.orElseThrow();
	}

	private List<Double> memory(String meters) {
		return NAMESPACES.stream()
			.map((number) -> this.results.stream()
				.filter((result) -> result.get("benchmark").asString().endsWith(".MemoryBenchmark.measure"))
				.filter((result) -> result.get("params").get("namespaces").asString().equals(number))
				.filter((result) -> result.get("params").get("meters").asString().equals(meters))
				.map((result) -> result.get("secondaryMetrics").get("bytes").get("score").asDouble())
				.findFirst()
				.orElseThrow())
			.toList();
	}

	private static double median(JsonNode forks) {
		double[] values = StreamSupport.stream(forks.spliterator(), false)
			.flatMapToDouble((fork) -> DoubleStream
				.of(StreamSupport.stream(fork.spliterator(), false).mapToDouble(JsonNode::asDouble).toArray()))
			.sorted()
			.toArray();
		return values[values.length / 2];
	}

}
