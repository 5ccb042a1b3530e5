package io.cachemetrics.boot.counting;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatFactory;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Runs the contenders and prints medians, and the range that holds four fifths of the
 * iterations, as a table in Markdown. Each round has one fork of every contender: a
 * virtual machine is slower for seconds or minutes now and then, and all are to have
 * their share of that.
 */
public final class CountingTable {

	private static final int ROUNDS = 8;

	private static final Map<String, String> ROWS = new LinkedHashMap<>();

	static {
		ROWS.put("cacheMetricsRecorder", "**cache-metrics, recorder**");
		ROWS.put("cacheMetricsLookup", "**cache-metrics, `lookup`**");
		ROWS.put("longAdder", "`LongAdder`");
		ROWS.put("caffeineKept", "Caffeine `ConcurrentStatsCounter`");
		ROWS.put("guavaKept", "Guava `SimpleStatsCounter`");
		ROWS.put("micrometerSimpleKept", "Micrometer `Counter`, simple");
		ROWS.put("micrometerPrometheusKept", "Micrometer `Counter`, Prometheus");
		ROWS.put("jetCache", "JetCache `DefaultCacheMonitor`");
		ROWS.put("cacheMetricsByName", "**cache-metrics, by name**");
		ROWS.put("mapOfLongAdders", "`ConcurrentHashMap` of `LongAdder`s");
		ROWS.put("caffeineByName", "`ConcurrentHashMap` of Caffeine's");
		ROWS.put("globalLock", "`HashMap` under a lock");
		ROWS.put("springDataRedis", "Spring Data Redis's collector");
		ROWS.put("micrometerSimpleLookup", "Micrometer's look-up, simple");
		ROWS.put("micrometerPrometheusLookup", "Micrometer's look-up, Prometheus");
	}

	private CountingTable() {
	}

	/**
	 * Runs all, or the benchmarks of this package that match a pattern.
	 * @param args where to write JMH's JSON, and the pattern
	 * @throws Exception if a benchmark fails
	 */
	public static void main(String[] args) throws Exception {
		Options options = new OptionsBuilder()
			.include(CountingTable.class.getPackageName() + "." + ((args.length > 1) ? args[1] : ".*"))
			.forks(1)
			.addProfiler(GCProfiler.class)
			.shouldFailOnError(true)
			.build();
		Map<String, RunResult> results = new LinkedHashMap<>();
		for (int round = 0; round < ROUNDS; round++) {
			for (RunResult result : new Runner(options).run()) {
				results.merge(result.getParams().id(), result, CountingTable::join);
			}
		}
		if (args.length > 0) {
			ResultFormatFactory.getInstance(ResultFormatType.JSON, args[0]).writeOut(results.values());
		}
		print(results.values());
	}

	private static RunResult join(RunResult earlier, RunResult later) {
		List<BenchmarkResult> forks = new ArrayList<>(earlier.getBenchmarkResults());
		forks.addAll(later.getBenchmarkResults());
		return new RunResult(earlier.getParams(), forks);
	}

	private static void print(Collection<RunResult> results) {
		Map<String, RunResult> cells = new HashMap<>();
		for (RunResult result : results) {
			String benchmark = result.getParams().getBenchmark();
			cells.put(benchmark.substring(benchmark.lastIndexOf('.') + 1) + column(result), result);
		}
		List<String> columns = results.stream().map(CountingTable::column).sorted().distinct().toList();
		System.out.println("| ns | " + String.join(" | ", columns) + " |");
		System.out.println("|---|" + "---|".repeat(columns.size()));
		ROWS.forEach((benchmark, name) -> System.out.println("| " + name + " | " + columns.stream()
			.map((column) -> cells.get(benchmark + column))
			.map((result) -> (result != null) ? cell(result) : "")
			.collect(Collectors.joining(" | ")) + " |"));
	}

	private static String column(RunResult result) {
		String namespaces = result.getParams().getParam("namespaces");
		int threads = result.getParams().getThreads();
		return threads + ((threads == 1) ? " thread, " : " threads, ")
				+ ((namespaces != null) ? "hits of " + namespaces : "hits and misses of 1");
	}

	private static String cell(RunResult result) {
		double[] times = result.getBenchmarkResults()
			.stream()
			.flatMap((fork) -> fork.getIterationResults().stream())
			.mapToDouble((iteration) -> iteration.getPrimaryResult().getScore())
			.sorted()
			.toArray();
		String range = "%.1f (%.1f to %.1f)".formatted(times[times.length / 2], times[times.length / 10],
				times[Math.min(times.length * 9 / 10, times.length - 1)]);
		double bytes = result.getSecondaryResults().get("gc.alloc.rate.norm").getScore();
		// What warm-up leaves behind makes for a fraction of a byte.
		return (bytes < 2) ? range : range + ", %.0f B".formatted(bytes);
	}

}
