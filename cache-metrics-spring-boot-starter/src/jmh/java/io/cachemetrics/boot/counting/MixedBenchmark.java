package io.cachemetrics.boot.counting;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

import com.github.benmanes.caffeine.cache.stats.ConcurrentStatsCounter;
import io.cachemetrics.CacheMetrics;
import io.cachemetrics.CacheRecorder;
import io.cachemetrics.InMemoryCacheMetrics;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Group;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One thread counts hits and one counts misses of the same cache.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 200, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 200, timeUnit = TimeUnit.MILLISECONDS)
public class MixedBenchmark {

	private static final String NAME = "accounts";

	private final LongAdder hits = new LongAdder();

	private final LongAdder misses = new LongAdder();

	private final ConcurrentStatsCounter caffeine = new ConcurrentStatsCounter();

	private final CacheMetrics metrics = new InMemoryCacheMetrics();

	private final CacheRecorder recorder = this.metrics.recorder(NAME);

	@Benchmark
	@Group("longAdder")
	public void longAdderHit() {
		this.hits.increment();
	}

	@Benchmark
	@Group("longAdder")
	public void longAdderMiss() {
		this.misses.increment();
	}

	@Benchmark
	@Group("caffeineKept")
	public void caffeineHit() {
		this.caffeine.recordHits(1);
	}

	@Benchmark
	@Group("caffeineKept")
	public void caffeineMiss() {
		this.caffeine.recordMisses(1);
	}

	@Benchmark
	@Group("cacheMetricsRecorder")
	public void recorderHit() {
		this.recorder.recordHit();
	}

	@Benchmark
	@Group("cacheMetricsRecorder")
	public void recorderMiss() {
		this.recorder.recordMiss();
	}

	@Benchmark
	@Group("cacheMetricsByName")
	public void byNameHit() {
		this.metrics.recordHit(NAME);
	}

	@Benchmark
	@Group("cacheMetricsByName")
	public void byNameMiss() {
		this.metrics.recordMiss(NAME);
	}

}
