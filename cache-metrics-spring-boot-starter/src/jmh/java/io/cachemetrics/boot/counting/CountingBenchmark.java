package io.cachemetrics.boot.counting;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;

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
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

import org.springframework.data.redis.cache.CacheStatisticsCollector;

/**
 * Counts one hit of a named cache, by each contender, of one cache or of eight in turn.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 200, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 200, timeUnit = TimeUnit.MILLISECONDS)
public abstract class CountingBenchmark {

	private static final int NAMES = 8;

	private static final String[] names = IntStream.range(0, NAMES)
		.mapToObj((i) -> "cache-" + i)
		.toArray(String[]::new);

	/**
	 * How many caches are counted in turn.
	 */
	@Param({ "1", "8" })
	public int namespaces;

	private final Object value = new Object();

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

	@Benchmark
	public void longAdder(Turn turn) {
		this.adders[turn.next(this.namespaces)].increment();
	}

	@Benchmark
	public void mapOfLongAdders(Turn turn) {
		this.adderByName.get(names[turn.next(this.namespaces)]).increment();
	}

	@Benchmark
	public void cacheMetricsRecorder(Turn turn) {
		this.recorders[turn.next(this.namespaces)].recordHit();
	}

	@Benchmark
	public void cacheMetricsByName(Turn turn) {
		this.metrics.recordHit(names[turn.next(this.namespaces)]);
	}

	@Benchmark
	public Object cacheMetricsLookup(Turn turn) {
		return this.recorders[turn.next(this.namespaces)].lookup(() -> this.value);
	}

	@Benchmark
	public void globalLock(Turn turn) {
		synchronized (this.locked) {
			this.locked.computeIfAbsent(names[turn.next(this.namespaces)], (name) -> new long[3])[0]++;
		}
	}

	@Benchmark
	public void micrometerSimpleLookup(Turn turn) {
		counter(this.simple, names[turn.next(this.namespaces)]).increment();
	}

	@Benchmark
	public void micrometerSimpleKept(Turn turn) {
		this.simpleCounters[turn.next(this.namespaces)].increment();
	}

	@Benchmark
	public void micrometerPrometheusLookup(Turn turn) {
		counter(this.prometheus, names[turn.next(this.namespaces)]).increment();
	}

	@Benchmark
	public void micrometerPrometheusKept(Turn turn) {
		this.prometheusCounters[turn.next(this.namespaces)].increment();
	}

	@Benchmark
	public void caffeineKept(Turn turn) {
		this.caffeine[turn.next(this.namespaces)].recordHits(1);
	}

	@Benchmark
	public void caffeineByName(Turn turn) {
		this.caffeineByName.get(names[turn.next(this.namespaces)]).recordHits(1);
	}

	@Benchmark
	public void guavaKept(Turn turn) {
		this.guava[turn.next(this.namespaces)].recordHits(1);
	}

	@Benchmark
	public void springDataRedis(Turn turn) {
		this.springDataRedis.incHits(names[turn.next(this.namespaces)]);
	}

	@Benchmark
	public void jetCache(Turn turn) {
		this.jetCache[turn.next(this.namespaces)].afterOperation(this.jetCacheHit);
	}

	private static Counter counter(MeterRegistry registry, String name) {
		return registry.counter("cache.requests", "cache", name, "result", "hit");
	}

	private static <T> T[] kept(IntFunction<T[]> array, Function<String, ? extends T> create) {
		return IntStream.range(0, NAMES).mapToObj((i) -> create.apply(names[i])).toArray(array);
	}

	private static <T> Map<String, T> byName(Supplier<T> create) {
		Map<String, T> map = new ConcurrentHashMap<>();
		for (String name : names) {
			map.put(name, create.get());
		}
		return map;
	}

	/**
	 * Whose turn it is in a thread. With one namespace nothing is written, since what is
	 * written before an atomic add is waited for by it.
	 */
	@State(Scope.Thread)
	public static class Turn {

		// In the middle of an array, so that its line has nothing that others read.
		private final int[] turn = new int[48];

		int next(int namespaces) {
			return (namespaces == 1) ? 0 : this.turn[24]++ & (namespaces - 1);
		}

	}

}
