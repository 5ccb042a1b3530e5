package io.cachemetrics.boot.counting;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

import com.github.benmanes.caffeine.cache.stats.ConcurrentStatsCounter;
import io.cachemetrics.CacheMetrics;
import io.cachemetrics.CacheRecorder;
import io.cachemetrics.InMemoryCacheMetrics;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.CompilerControl;
import org.openjdk.jmh.annotations.Group;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One thread counts hits and one counts misses of the same cache, in calls like those of
 * {@link CountingBenchmark}.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 200, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 200, timeUnit = TimeUnit.MILLISECONDS)
@OperationsPerInvocation(MixedBenchmark.TIMES)
@CompilerControl(CompilerControl.Mode.DONT_INLINE)
public class MixedBenchmark {

	static final int TIMES = 8;

	private final String name = "accounts";

	private final LongAdder hits = new LongAdder();

	private final LongAdder misses = new LongAdder();

	private final ConcurrentStatsCounter caffeine = new ConcurrentStatsCounter();

	private final CacheMetrics metrics = new InMemoryCacheMetrics();

	private final CacheRecorder recorder = this.metrics.recorder(this.name);

	@Benchmark
	@Group("longAdder")
	public void longAdderHit() {
		for (int i = 0; i < TIMES; i++) {
			this.hits.increment();
		}
	}

	@Benchmark
	@Group("longAdder")
	public void longAdderMiss() {
		for (int i = 0; i < TIMES; i++) {
			this.misses.increment();
		}
	}

	@Benchmark
	@Group("caffeineKept")
	public void caffeineHit() {
		for (int i = 0; i < TIMES; i++) {
			this.caffeine.recordHits(1);
		}
	}

	@Benchmark
	@Group("caffeineKept")
	public void caffeineMiss() {
		for (int i = 0; i < TIMES; i++) {
			this.caffeine.recordMisses(1);
		}
	}

	@Benchmark
	@Group("cacheMetricsRecorder")
	public void recorderHit() {
		for (int i = 0; i < TIMES; i++) {
			this.recorder.recordHit();
		}
	}

	@Benchmark
	@Group("cacheMetricsRecorder")
	public void recorderMiss() {
		for (int i = 0; i < TIMES; i++) {
			this.recorder.recordMiss();
		}
	}

	@Benchmark
	@Group("cacheMetricsByName")
	public void byNameHit() {
		for (int i = 0; i < TIMES; i++) {
			this.metrics.recordHit(this.name);
		}
	}

	@Benchmark
	@Group("cacheMetricsByName")
	public void byNameMiss() {
		for (int i = 0; i < TIMES; i++) {
			this.metrics.recordMiss(this.name);
		}
	}

}
