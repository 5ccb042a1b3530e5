package io.cachemetrics.boot.redis;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import io.cachemetrics.CacheMetrics;
import io.cachemetrics.CacheRecorder;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

import org.springframework.util.Assert;

/**
 * What recording a hit costs in an instance on its own and in one that reports a hundred
 * namespaces to Redis, a hundred times as often as by default.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(5)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
public class RecordingBenchmark {

	private static final int NAMESPACES = 100;

	private static final Duration INTERVAL = Duration.ofSeconds(1);

	/**
	 * Long enough even if the threads that record leave no processor to the one that
	 * reports.
	 */
	private static final Duration TIMEOUT = Duration.ofSeconds(10);

	/**
	 * Whether the instance is one of a cluster.
	 */
	@Param({ "false", "true" })
	public boolean clustered;

	private final String name = BenchmarkCluster.name(NAMESPACES / 2);

	private CacheMetrics metrics;

	private CacheRecorder recorder;

	private BenchmarkCluster cluster;

	private RedisExecutor executor;

	private Reporter reporter;

	private ReportingLifecycle lifecycle;

	/**
	 * Starts reporting, if at all.
	 */
	@Setup
	public void start() {
		if (this.clustered) {
			this.cluster = new BenchmarkCluster();
			this.executor = new RedisExecutor(TIMEOUT);
			RedisCacheMetrics clusteredMetrics = this.cluster.metrics(this.executor);
			BenchmarkCluster.names(NAMESPACES).forEach(clusteredMetrics::recordHit);
			this.reporter = clusteredMetrics.reporter();
			this.lifecycle = new ReportingLifecycle(this.reporter, this.executor, INTERVAL, TIMEOUT);
			this.reporter.report();
			this.lifecycle.start();
			this.metrics = clusteredMetrics;
		}
		else {
			this.metrics = BenchmarkCluster.metrics(NAMESPACES);
		}
		this.recorder = this.metrics.recorder(this.name);
	}

	/**
	 * Stops reporting, which must have worked.
	 */
	@TearDown
	public void stop() {
		if (this.clustered) {
			// Stopping may cut a report short, which counts as a failure.
			boolean reported = this.reporter.successes() > 1 && this.reporter.failures() == 0;
			this.lifecycle.stop();
			this.executor.close();
			this.cluster.close();
			Assert.state(reported, "Reports failed");
		}
	}

	/**
	 * By name, in one thread.
	 */
	@Benchmark
	@Threads(1)
	public void byName() {
		this.metrics.recordHit(this.name);
	}

	/**
	 * By name, in two threads.
	 */
	@Benchmark
	@Threads(2)
	public void byNameInTwoThreads() {
		this.metrics.recordHit(this.name);
	}

	/**
	 * Through a recorder, in one thread.
	 */
	@Benchmark
	@Threads(1)
	public void byRecorder() {
		this.recorder.recordHit();
	}

	/**
	 * Through a recorder, in two threads.
	 */
	@Benchmark
	@Threads(2)
	public void byRecorderInTwoThreads() {
		this.recorder.recordHit();
	}

}
