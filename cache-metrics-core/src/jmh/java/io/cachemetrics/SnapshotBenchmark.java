package io.cachemetrics;

import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Reads the statistics of all namespaces.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(5)
@Warmup(iterations = 3, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 200, timeUnit = TimeUnit.MILLISECONDS)
public class SnapshotBenchmark {

	/**
	 * How many there are.
	 */
	@Param("1000")
	public int namespaces;

	private CacheMetrics metrics;

	@Setup
	public void record() {
		this.metrics = InMemoryCacheMetrics.builder().maxNamespaces(this.namespaces).build();
		for (int i = 0; i < this.namespaces; i++) {
			this.metrics.recordHit("cache-" + i);
		}
	}

	@Benchmark
	public Map<String, CacheStats> getAllStats() {
		return this.metrics.getAllStats();
	}

}
