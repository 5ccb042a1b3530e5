package io.cachemetrics.boot.counting;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.alicp.jetcache.CacheGetResult;
import com.alicp.jetcache.CacheResultCode;
import com.alicp.jetcache.event.CacheGetEvent;
import com.alicp.jetcache.support.DefaultCacheMonitor;
import com.github.benmanes.caffeine.cache.stats.ConcurrentStatsCounter;
import com.google.common.cache.AbstractCache.SimpleStatsCounter;
import io.cachemetrics.CacheMetrics;
import io.cachemetrics.CacheRecorder;
import io.cachemetrics.InMemoryCacheMetrics;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.CompilerControl;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

import org.springframework.data.redis.cache.CacheStatisticsCollector;

/**
 * Counts one hit of a named cache, by each contender, of one cache or of eight in turn.
 * Eight in one call, since a turn that is kept between two would be written, and an
 * atomic add waits for what is written before it; and not in line with what the harness
 * does, which would take registers. So no benchmark calls a method of this class.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 200, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 200, timeUnit = TimeUnit.MILLISECONDS)
@OperationsPerInvocation(CountingBenchmark.NAMES)
@CompilerControl(CompilerControl.Mode.DONT_INLINE)
public abstract class CountingBenchmark {

	static final int NAMES = 8;

	private static final String METER = "cache.requests";

	private final String[] names = IntStream.range(0, NAMES)
		.mapToObj((i) -> "cache-" + i)
		.toArray(String[]::new);

	/**
	 * How many caches are counted in turn.
	 */
	@Param({ "1", "8" })
	public int namespaces;

	private final AtomicReference<Object> cache = new AtomicReference<>(new Object());

	private final LongAdder[] adders = kept(LongAdder[]::new, (name) -> new LongAdder());

	private final Map<String, LongAdder> adderByName = byName(LongAdder::new);

	private final CacheMetrics metrics = new InMemoryCacheMetrics();

	private final CacheRecorder[] recorders = kept(CacheRecorder[]::new, this.metrics::recorder);

	private final Map<String, long[]> locked = new HashMap<>();

	private final MeterRegistry simple = new SimpleMeterRegistry();

	private final Counter[] simpleCounters = kept(Counter[]::new, (name) -> counter(this.simple, name));

	private final MeterRegistry prometheus = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

	private final Counter[] prometheusCounters = kept(Counter[]::new, (name) -> counter(this.prometheus, name));

	private final ConcurrentStatsCounter[] caffeine = kept(ConcurrentStatsCounter[]::new,
			(name) -> new ConcurrentStatsCounter());

	private final Map<String, ConcurrentStatsCounter> caffeineByName = byName(ConcurrentStatsCounter::new);

	private final SimpleStatsCounter[] guava = kept(SimpleStatsCounter[]::new, (name) -> new SimpleStatsCounter());

	private final CacheStatisticsCollector springDataRedis = CacheStatisticsCollector.create();

	private final DefaultCacheMonitor[] jetCache = kept(DefaultCacheMonitor[]::new, DefaultCacheMonitor::new);

	private final CacheGetEvent jetCacheHit = new CacheGetEvent(null, 0, "key",
			new CacheGetResult<>(CacheResultCode.SUCCESS, null, null));

	/**
	 * With one namespace, all turns are those of the first.
	 */
	@Setup
	public void takeTurns() {
		if (this.namespaces == 1) {
			Stream
				.<Object[]>of(this.names, this.adders, this.recorders, this.simpleCounters, this.prometheusCounters,
						this.caffeine, this.guava, this.jetCache)
				.forEach((turns) -> Arrays.fill(turns, turns[0]));
		}
	}

	@Benchmark
	public void longAdder() {
		for (LongAdder adder : this.adders) {
			adder.increment();
		}
	}

	@Benchmark
	public void mapOfLongAdders() {
		for (String name : this.names) {
			this.adderByName.get(name).increment();
		}
	}

	@Benchmark
	public void cacheMetricsRecorder() {
		for (CacheRecorder recorder : this.recorders) {
			recorder.recordHit();
		}
	}

	@Benchmark
	public void cacheMetricsByName() {
		for (String name : this.names) {
			this.metrics.recordHit(name);
		}
	}

	@Benchmark
	public void cacheMetricsLookup(Blackhole blackhole) {
		for (CacheRecorder recorder : this.recorders) {
			blackhole.consume(recorder.lookup(this.cache::get));
		}
	}

	@Benchmark
	public void globalLock() {
		for (String name : this.names) {
			synchronized (this.locked) {
				this.locked.computeIfAbsent(name, (first) -> new long[3])[0]++;
			}
		}
	}

	@Benchmark
	public void micrometerSimpleLookup() {
		for (String name : this.names) {
			this.simple.counter(METER, "cache", name, "result", "hit").increment();
		}
	}

	@Benchmark
	public void micrometerSimpleKept() {
		for (Counter counter : this.simpleCounters) {
			counter.increment();
		}
	}

	@Benchmark
	public void micrometerPrometheusLookup() {
		for (String name : this.names) {
			this.prometheus.counter(METER, "cache", name, "result", "hit").increment();
		}
	}

	@Benchmark
	public void micrometerPrometheusKept() {
		for (Counter counter : this.prometheusCounters) {
			counter.increment();
		}
	}

	@Benchmark
	public void caffeineKept() {
		for (ConcurrentStatsCounter counter : this.caffeine) {
			counter.recordHits(1);
		}
	}

	@Benchmark
	public void caffeineByName() {
		for (String name : this.names) {
			this.caffeineByName.get(name).recordHits(1);
		}
	}

	@Benchmark
	public void guavaKept() {
		for (SimpleStatsCounter counter : this.guava) {
			counter.recordHits(1);
		}
	}

	@Benchmark
	public void springDataRedis() {
		for (String name : this.names) {
			this.springDataRedis.incHits(name);
		}
	}

	@Benchmark
	public void jetCache() {
		for (DefaultCacheMonitor monitor : this.jetCache) {
			monitor.afterOperation(this.jetCacheHit);
		}
	}

	private static Counter counter(MeterRegistry registry, String name) {
		return registry.counter(METER, "cache", name, "result", "hit");
	}

	private <T> T[] kept(IntFunction<T[]> array, Function<String, ? extends T> create) {
		return IntStream.range(0, NAMES).mapToObj((i) -> create.apply(this.names[i])).toArray(array);
	}

	private <T> Map<String, T> byName(Supplier<T> create) {
		Map<String, T> map = new ConcurrentHashMap<>();
		for (String name : this.names) {
			map.put(name, create.get());
		}
		return map;
	}

}
