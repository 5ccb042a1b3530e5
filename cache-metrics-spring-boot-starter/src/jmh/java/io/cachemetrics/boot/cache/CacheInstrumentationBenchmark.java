package io.cachemetrics.boot.cache;

import java.util.Objects;
import java.util.concurrent.TimeUnit;

import io.cachemetrics.boot.CacheMetricsAutoConfiguration;
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

import org.springframework.cache.Cache;
import org.springframework.cache.CacheManager;
import org.springframework.cache.annotation.Cacheable;
import org.springframework.cache.annotation.EnableCaching;
import org.springframework.cache.caffeine.CaffeineCacheManager;
import org.springframework.cache.concurrent.ConcurrentMapCacheManager;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/**
 * What a hit costs with and without the instrumentation.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(5)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
public class CacheInstrumentationBenchmark {

	/**
	 * Whether the caches are instrumented.
	 */
	@Param({ "false", "true" })
	public boolean instrumented;

	private ConfigurableApplicationContext context;

	private Cache caffeine;

	private Cache concurrentMap;

	private Service service;

	/**
	 * Starts an application.
	 */
	@Setup
	public void start() {
		AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
		context.register(Application.class, CacheMetricsAutoConfiguration.class);
		if (this.instrumented) {
			context.register(CacheInstrumentationAutoConfiguration.class);
		}
		context.refresh();
		this.context = context;
		this.caffeine = cache("caffeine");
		this.concurrentMap = cache("concurrentMap");
		this.service = context.getBean(Service.class);
		this.service.find("key");
	}

	/**
	 * Stops the application.
	 */
	@TearDown
	public void stop() {
		this.context.close();
	}

	/**
	 * A hit of a cache that keeps entries in a map.
	 * @return what was found
	 */
	@Benchmark
	public Cache.ValueWrapper concurrentMapGet() {
		return this.concurrentMap.get("key");
	}

	/**
	 * A hit of Caffeine.
	 * @return what was found
	 */
	@Benchmark
	public Cache.ValueWrapper caffeineGet() {
		return this.caffeine.get("key");
	}

	/**
	 * A hit of an annotated method, on Caffeine.
	 * @return what was found
	 */
	@Benchmark
	public String cacheable() {
		return this.service.find("key");
	}

	private Cache cache(String manager) {
		Cache cache = Objects.requireNonNull(this.context.getBean(manager, CacheManager.class).getCache("found"));
		cache.put("key", "value");
		return cache;
	}

	/**
	 * A small application.
	 */
	@Configuration(proxyBeanMethods = false)
	@EnableCaching
	static class Application {

		@Bean
		@Primary
		CaffeineCacheManager caffeine() {
			return new CaffeineCacheManager();
		}

		@Bean
		ConcurrentMapCacheManager concurrentMap() {
			return new ConcurrentMapCacheManager();
		}

		@Bean
		Service service() {
			return new Service();
		}

	}

	/**
	 * A service with an annotated method.
	 */
	static class Service {

		@Cacheable("found")
		String find(String key) {
			return "found " + key;
		}

	}

}
