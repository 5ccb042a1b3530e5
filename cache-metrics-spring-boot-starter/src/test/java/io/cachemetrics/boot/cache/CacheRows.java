package io.cachemetrics.boot.cache;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.Stream;

import com.github.benmanes.caffeine.cache.Caffeine;
import io.cachemetrics.CacheStats;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.cache.autoconfigure.metrics.CacheMetricsAutoConfiguration;
import org.springframework.cache.Cache;
import org.springframework.cache.CacheManager;
import org.springframework.cache.caffeine.CaffeineCache;
import org.springframework.cache.caffeine.CaffeineCacheManager;
import org.springframework.cache.concurrent.ConcurrentMapCache;
import org.springframework.cache.concurrent.ConcurrentMapCacheManager;
import org.springframework.cache.support.SimpleCacheManager;
import org.springframework.cache.transaction.TransactionAwareCacheDecorator;
import org.springframework.cache.transaction.TransactionAwareCacheManagerProxy;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Rows about what a manager hands out.
 */
final class CacheRows {

	private CacheRows() {
	}

	static Stream<Row> rows() {
		return Stream.of(Row.of("cast of a cache when a bean is made", Cast.class, (context, seen) -> {
			CaffeineCache cache = context.getBean(CaffeineUser.class).cache();
			seen.accept(cache.getNativeCache().policy().isRecordingStats() + cache.getName());
			return Annotated.findTwice(context);
		}), Row.of("cast of an asynchronous cache", Asynchronous.class, (context, seen) -> {
			CaffeineCache cache = (CaffeineCache) cache(context);
			seen.accept(cache.getAsyncCache().synchronous() == cache.getNativeCache());
			return Annotated.findTwice(context);
		}), Row.of("state and names of a cache of Spring", StoreByValue.class, (context, seen) -> {
			ConcurrentMapCache cache = (ConcurrentMapCache) cache(context);
			seen.accept(cache.isStoreByValue() + " " + cache.isAllowNullValues() + " " + cache);
			seen.accept(cache(context) == cache);
			seen.accept(Annotated.findTwice(context));
			cache.put("unserializable", new Object());
			return "stored";
		}, new CacheStats(1, 1, 1)), Row.of("T20 failure of a loader", Plain.class, (context, seen) -> {
			seen.accept(Annotated.findTwice(context));
			return cache(context).get("failing", new FailingLoader());
		}, new CacheStats(1, 2, 0)), Row.of("T20 loader that is null", Plain.class, (context, seen) -> {
			seen.accept(Annotated.findTwice(context));
			return cache(context).get("key", noLoader());
		}, new CacheStats(2, 1, 0)),
				Row.of("T23 write that fails after a commit", Transactional.class, (context, seen) -> {
					seen.accept(cache(context).getClass());
					Cache again = cache(context);
					seen.accept(cache(context) == again);
					seen.accept(((TransactionAwareCacheDecorator) cache(context))
						.getTargetCache() instanceof ConcurrentMapCache);
					TransactionSynchronizationManager.initSynchronization();
					try {
						cache(context).put("key", null);
						TransactionSynchronizationManager.getSynchronizations()
							.forEach(TransactionSynchronization::afterCommit);
						return "committed";
					}
					finally {
						TransactionSynchronizationManager.clear();
					}
				}, new CacheStats(0, 0, 1)),
				Row.of("T25 cast to a class of the application's own", Own.class, (context, seen) -> {
					seen.accept(Annotated.findTwice(context));
					return (cache(context) instanceof PrefixCache cache) ? cache.evictByPrefix("k") : "not evicted";
				}), Row.of("T26 cache per tenant under one name", PerTenant.class, (context, seen) -> {
					TenantCacheManager manager = context.getBean(TenantCacheManager.class);
					Cache first = cache(context);
					manager.enter("other");
					Cache second = cache(context);
					manager.enter("first");
					seen.accept((cache(context) == first) + " " + (first == second));
					return Annotated.findTwice(context);
				}), Row.of("T34 cache without statistics made on the fly", OnTheFly.class, (context, seen) -> {
					seen.accept(Annotated.findTwice(context));
					return context.getBean(MeterRegistry.class).getMeters();
				})
					.with((runner) -> runner
						.withConfiguration(AutoConfigurations.of(CacheMetricsAutoConfiguration.class))),
				Row.of("user of all caches", Plain.class, (context, seen) -> {
					CacheManager manager = context.getBean(CacheManager.class);
					seen.accept(Annotated.findTwice(context));
					Consumer<String> show = (name) -> seen.accept(WithAndWithout.classOf(manager.getCache(name)));
					manager.getCacheNames().forEach(show);
					show.accept("new");
					return manager.getCacheNames();
				}));
	}

	@SuppressWarnings("NullAway") // That is the point.
	private static Callable<?> noLoader() {
		return null;
	}

	private static Cache cache(ApplicationContext context) {
		return Objects.requireNonNull(context.getBean(CacheManager.class).getCache("books"));
	}

	@Configuration(proxyBeanMethods = false)
	@Import(Annotated.class)
	static class Plain {

		@Bean
		ConcurrentMapCacheManager cacheManager() {
			return new ConcurrentMapCacheManager();
		}

	}

	@Configuration(proxyBeanMethods = false)
	@Import(Annotated.class)
	static class Cast {

		@Bean
		CaffeineCacheManager cacheManager() {
			CaffeineCacheManager manager = new CaffeineCacheManager();
			manager.setCaffeine(Caffeine.newBuilder().recordStats());
			return manager;
		}

		@Bean
		CaffeineUser user(CacheManager manager) {
			return new CaffeineUser((CaffeineCache) Objects.requireNonNull(manager.getCache("books")));
		}

	}

	record CaffeineUser(CaffeineCache cache) {
	}

	@Configuration(proxyBeanMethods = false)
	@Import(Annotated.class)
	static class Asynchronous {

		@Bean
		CaffeineCacheManager cacheManager() {
			CaffeineCacheManager manager = new CaffeineCacheManager();
			manager.setAsyncCacheMode(true);
			return manager;
		}

	}

	@Configuration(proxyBeanMethods = false)
	@Import(Annotated.class)
	static class StoreByValue {

		@Bean
		ConcurrentMapCacheManager cacheManager() {
			ConcurrentMapCacheManager manager = new ConcurrentMapCacheManager();
			manager.setStoreByValue(true);
			manager.setAllowNullValues(false);
			return manager;
		}

	}

	static class FailingLoader implements Callable<String> {

		@Override
		public String call() {
			throw new IllegalStateException("no book");
		}

		@Override
		public String toString() {
			return "the loader";
		}

	}

	@Configuration(proxyBeanMethods = false)
	@Import(Annotated.class)
	static class Transactional {

		@Bean
		TransactionAwareCacheManagerProxy cacheManager() {
			ConcurrentMapCacheManager target = new ConcurrentMapCacheManager();
			target.setAllowNullValues(false);
			return new TransactionAwareCacheManagerProxy(target);
		}

	}

	@Configuration(proxyBeanMethods = false)
	@Import(Annotated.class)
	static class Own {

		@Bean
		CacheManager cacheManager() {
			SimpleCacheManager manager = new SimpleCacheManager();
			manager.setCaches(List.of(new PrefixCache("books")));
			return manager;
		}

	}

	@Configuration(proxyBeanMethods = false)
	@Import(Annotated.class)
	static class PerTenant {

		@Bean
		TenantCacheManager cacheManager() {
			return new TenantCacheManager();
		}

	}

	@Configuration(proxyBeanMethods = false)
	@Import(Annotated.class)
	static class OnTheFly {

		@Bean
		CaffeineCacheManager cacheManager() {
			return new CaffeineCacheManager();
		}

		@Bean
		SimpleMeterRegistry meterRegistry() {
			return new SimpleMeterRegistry();
		}

	}

}
