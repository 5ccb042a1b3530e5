package io.cachemetrics.boot.redis;

import java.util.concurrent.TimeUnit;

import io.cachemetrics.InMemoryCacheMetrics;
import io.cachemetrics.boot.ClusterStats;
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
import org.openjdk.jmh.annotations.Warmup;

/**
 * How long a report and a read take, with a Redis on the same machine.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(3)
@Warmup(iterations = 15, time = 1)
@Measurement(iterations = 5, time = 1)
public class ClusterBenchmark {

	/**
	 * A report, of which one counter has changed since the last.
	 * @param reporting who reports
	 */
	@Benchmark
	public void report(Reporting reporting) {
		reporting.local.recordHit(reporting.changing);
		reporting.member.report();
	}

	/**
	 * A read of all instances.
	 * @param reading who reads
	 * @return what was read
	 */
	@Benchmark
	public ClusterStats read(Reading reading) {
		return reading.member.read();
	}

	/**
	 * An instance that reports.
	 */
	@State(Scope.Benchmark)
	public static class Reporting {

		/**
		 * Number of its namespaces.
		 */
		@Param({ "10", "100", "1000" })
		public int namespaces;

		private BenchmarkCluster cluster;

		private InMemoryCacheMetrics local;

		private ClusterMember member;

		private String changing;

		/**
		 * Starts Redis.
		 */
		@Setup
		public void start() {
			this.cluster = new BenchmarkCluster();
			this.local = BenchmarkCluster.metrics(this.namespaces);
			this.member = this.cluster.member(this.local);
			this.changing = BenchmarkCluster.name(this.namespaces / 2);
		}

		/**
		 * Stops Redis.
		 */
		@TearDown
		public void stop() {
			this.cluster.close();
		}

	}

	/**
	 * An instance that reads.
	 */
	@State(Scope.Benchmark)
	public static class Reading {

		private static final int NAMESPACES = 100;

		/**
		 * Number of instances, the one that reads included, with 100 namespaces each.
		 */
		@Param({ "10", "100", "1000" })
		public int instances;

		private BenchmarkCluster cluster;

		private ClusterMember member;

		/**
		 * Starts Redis and lets all report.
		 */
		@Setup
		public void start() {
			this.cluster = new BenchmarkCluster();
			this.cluster.reportOthers(1, this.instances, NAMESPACES);
			this.member = this.cluster.member(BenchmarkCluster.metrics(NAMESPACES));
			this.member.report();
		}

		/**
		 * Stops Redis.
		 */
		@TearDown
		public void stop() {
			this.cluster.close();
		}

	}

}
