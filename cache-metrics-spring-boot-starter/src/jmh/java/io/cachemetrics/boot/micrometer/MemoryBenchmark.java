package io.cachemetrics.boot.micrometer;

import java.util.ArrayList;
import java.util.List;

import io.cachemetrics.CacheMetrics;
import io.cachemetrics.InMemoryCacheMetrics;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jol.info.GraphLayout;

/**
 * What a namespace takes of the heap, names included, as JOL adds it up with sixteen
 * processors. The time that it shows is that of the measurement.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@Fork(value = 1, jvmArgsAppend = { "-XX:ActiveProcessorCount=16", "-Djol.magicFieldOffset=true" })
@Warmup(iterations = 0)
@Measurement(iterations = 1)
public class MemoryBenchmark {

	/**
	 * How many namespaces there are.
	 */
	@Param({ "1", "10", "1000", "10000" })
	public int namespaces;

	/**
	 * The registry that has their meters.
	 */
	@Param({ "none", "simple", "prometheus" })
	public String meters;

	@Benchmark
	public void measure(PerNamespace result) {
		result.bytes = (size(this.namespaces) - size(0)) / this.namespaces;
	}

	private long size(int namespaces) {
		CacheMetrics metrics = InMemoryCacheMetrics.builder().maxNamespaces(10_000).build();
		List<Object> roots = new ArrayList<>(List.of(metrics));
		if (!this.meters.equals("none")) {
			MeterRegistry registry = this.meters.equals("simple") ? new SimpleMeterRegistry()
					: new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
			new CacheMetricsMeterBinder(metrics).bindTo(registry);
			roots.add(registry);
		}
		for (int i = 0; i < namespaces; i++) {
			metrics.recordHit("a-cache-of-24-chars-" + (1000 + i));
		}
		return GraphLayout.parseInstance(roots.toArray()).totalSize();
	}

	/**
	 * What is measured.
	 */
	@State(Scope.Thread)
	@AuxCounters(AuxCounters.Type.EVENTS)
	public static class PerNamespace {

		/**
		 * Bytes per namespace.
		 */
		public long bytes;

	}

}
