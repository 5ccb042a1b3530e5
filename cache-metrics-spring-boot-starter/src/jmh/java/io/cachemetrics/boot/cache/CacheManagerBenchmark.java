package io.cachemetrics.boot.cache;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

import io.cachemetrics.InMemoryCacheMetrics;
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

import org.springframework.aop.framework.ProxyFactory;
import org.springframework.cache.Cache;
import org.springframework.cache.CacheManager;
import org.springframework.cache.annotation.Cacheable;
import org.springframework.cache.annotation.EnableCaching;
import org.springframework.cache.caffeine.CaffeineCacheManager;
import org.springframework.cache.concurrent.ConcurrentMapCacheManager;
import org.springframework.cache.transaction.TransactionAwareCacheManagerProxy;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Cost of what stands for a cache manager, and of managers that make a new cache on each
 * request.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(5)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
public class CacheManagerBenchmark {

	/**
	 * What stands for the manager: nothing, a generated class, or one of Spring AOP's
	 * proxies.
	 */
	@Param({ "nothing", "generated", "proxyFactory" })
	public String standIn;

	private AnnotationConfigApplicationContext context;

	private CacheManager wrapping;

	private CacheManager transactional;

	private Service service;

	/**
	 * Starts an application.
	 */
	@Setup
	public void start() {
		AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
		CacheManager manager = standFor(new CaffeineCacheManager());
		context.registerBean("cacheManager", CacheManager.class, () -> manager);
		context.register(Application.class);
		context.refresh();
		this.context = context;
		this.wrapping = standFor(new DecoratingCacheManager(new ConcurrentMapCacheManager(), null));
		this.transactional = standFor(new TransactionAwareCacheManagerProxy(new ConcurrentMapCacheManager()));
		this.service = context.getBean(Service.class);
		this.service.find("key");
		Objects.requireNonNull(this.wrapping.getCache("found")).put("key", "value");
		Objects.requireNonNull(this.transactional.getCache("found")).put("key", "value");
	}

	private CacheManager standFor(CacheManager manager) {
		if (this.standIn.equals("nothing")) {
			return manager;
		}
		SpringCacheProperties properties = new SpringCacheProperties(true, List.of(), false);
		CacheInstrumenter instrumenter = new CacheInstrumenter(properties);
		instrumenter.start(new InMemoryCacheMetrics(), null);
		if (this.standIn.equals("generated")) {
			return new CountedManagers(instrumenter, properties, (name, cache) -> {
			}).replace(manager, "cacheManager", false);
		}
		ProxyFactory factory = new ProxyFactory(manager);
		factory.setProxyTargetClass(true);
		factory.addAdvice(new CacheManagerInterceptor(manager, new CountedCaches(instrumenter,
				new CacheStandIns(instrumenter.lookups()), "cacheManager", (name, cache) -> {
				})));
		factory.setFrozen(true);
		return (CacheManager) factory.getProxy();
	}

	/**
	 * Stops the application.
	 */
	@TearDown
	public void stop() {
		this.context.close();
	}

	/**
	 * A hit of an annotated method, on Caffeine.
	 * @return what was found
	 */
	@Benchmark
	public String cacheable() {
		return this.service.find("key");
	}

	/**
	 * A hit by hand of a manager that makes a new cache of a class of its own each time.
	 * @return what was found
	 */
	@Benchmark
	public Cache.ValueWrapper wrappingManager() {
		return this.wrapping.getCache("found").get("key");
	}

	/**
	 * A hit by hand of a manager that decorates a cache for transactions each time.
	 * @return what was found
	 */
	@Benchmark
	public Cache.ValueWrapper transactionAwareManager() {
		return this.transactional.getCache("found").get("key");
	}

	/**
	 * A small application.
	 */
	@Configuration(proxyBeanMethods = false)
	@EnableCaching
	static class Application {

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
