package io.cachemetrics.boot.micrometer;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import io.cachemetrics.CacheMetrics;
import io.cachemetrics.InMemoryCacheMetrics;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Scrapes the meters of a thousand namespaces, and as many plain function counters. Forks
 * of one kind differ by more than the kinds do; hence so many.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(14)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
public class ScrapeBenchmark {

	private static final int NAMESPACES = 1000;

	private final CacheMetrics metrics = new InMemoryCacheMetrics();

	private final AtomicLong[] plainCounts = new AtomicLong[3 * NAMESPACES];

	private final PrometheusMeterRegistry counted = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

	private final PrometheusMeterRegistry plain = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

	@Setup
	public void register() {
		new CacheMetricsMeterBinder(this.metrics).bindTo(this.counted);
		for (int i = 0; i < NAMESPACES; i++) {
			String name = "cache-" + i;
			this.metrics.recordHit(name);
			registerPlain(3 * i, "cache.metrics.requests", "cache", name, "result", "hit");
			registerPlain(3 * i + 1, "cache.metrics.requests", "cache", name, "result", "miss");
			registerPlain(3 * i + 2, "cache.metrics.errors", "cache", name);
		}
	}

	@Benchmark
	public String cacheMetrics() {
		return this.counted.scrape();
	}

	@Benchmark
	public String functionCounters() {
		return this.plain.scrape();
	}

	private void registerPlain(int index, String meter, String... tags) {
		this.plainCounts[index] = new AtomicLong((index % 3 == 0) ? 1 : 0);
		FunctionCounter.builder(meter, this.plainCounts[index], AtomicLong::doubleValue)
			.tags(tags)
			.description("Cache lookups that found the value or did not find it")
			.register(this.plain);
	}

}
