package io.cachemetrics.boot.cache;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import io.cachemetrics.CacheStats;
import jakarta.annotation.PostConstruct;
import org.jspecify.annotations.Nullable;

import org.springframework.cache.Cache;
import org.springframework.cache.CacheManager;
import org.springframework.cache.annotation.CachingConfigurer;
import org.springframework.cache.concurrent.ConcurrentMapCache;
import org.springframework.cache.concurrent.ConcurrentMapCacheManager;
import org.springframework.cache.interceptor.CacheInterceptor;
import org.springframework.cache.interceptor.CacheResolver;
import org.springframework.cache.interceptor.SimpleCacheErrorHandler;
import org.springframework.cache.support.SimpleCacheManager;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;

/**
 * Rows about lookups, wherever the caches come from.
 */
final class LookupRows {

	private LookupRows() {
	}

	static Stream<Row> rows() {
		return Stream.of(Row.of("T21 caches that are warmed in a pool while the application starts", Warmed.class,
				(context, seen) -> {
					seen.accept(context.getBean(Warmer.class).warmed);
					return Annotated.findTwice(context);
				}, new CacheStats(1, 2, 0)),
				Row.of("T28 manager that decorates the caches of another", Decorating.class, (context, seen) -> {
					Cache cache = cache(context);
					seen.accept(cache.get("key") == null);
					return Annotated.findTwice(context);
				}, new CacheStats(1, 2, 0)),
				Row.of("T28 two levels, all three managers are beans", TwoLevels.class, (context, seen) -> {
					seen.accept(Annotated.findTwice(context));
					return cache(context).get("other", () -> "loaded");
				}, new CacheStats(1, 2, 0)),
				Row.of("loader that asks another cache of that name", TwoLevels.class, (context, seen) -> {
					CacheManager other = context.getBean("near", CacheManager.class);
					seen.accept(cache(context).get("a", () -> {
						Cache.ValueWrapper found = Objects.requireNonNull(other.getCache("books")).get("b");
						return (found != null) ? found : "loaded";
					}));
					return null;
				}, new CacheStats(0, 2, 0)), new Row("T30 cache that is first asked for when the application is closed",
						(runner) -> runner.withUserConfiguration(Manager.class), (context, seen) -> {
							CacheManager manager = context.getBean(CacheManager.class);
							context.close();
							return Objects.requireNonNull(manager.getCache("late")).get("key");
						}, Map.of("late", new CacheStats(0, 1, 0))),
				Row.of("T31 manager that is no bean", Configurer.class,
						(context, seen) -> Annotated.findTwice(context)),
				Row.of("T31 resolver that holds caches itself", Resolver.class,
						(context, seen) -> Annotated.findTwice(context)),
				Row.of("T32 error handler gets the cache that is registered", Handled.class, (context, seen) -> {
					Annotated.Books books = context.getBean(Annotated.Books.class);
					seen.accept(books.find("key"));
					seen.accept(books.findInSync("key"));
					books.evict("key");
					CollectingErrorHandler handler = context.getBean(CollectingErrorHandler.class);
					seen.accept(context.getBean(CacheInterceptor.class).getErrorHandler() == handler);
					return handler.handled;
				}, new CacheStats(0, 0, 4)),
				Row.of("expression that looks at the cache", Own.class, (context, seen) -> {
					Annotated.Books books = context.getBean(Annotated.Books.class);
					return books.findByClassOfCache("a") + books.findByClassOfCache("b");
				}), Row.of("no manager at all", Annotated.class, (context, seen) -> null, CacheStats.EMPTY));
	}

	private static Cache cache(ConfigurableApplicationContext context) {
		return Objects.requireNonNull(context.getBean(CacheManager.class).getCache("books"));
	}

	@Configuration(proxyBeanMethods = false)
	@Import(Annotated.class)
	static class Manager {

		@Bean
		@Primary
		ConcurrentMapCacheManager cacheManager() {
			return new ConcurrentMapCacheManager();
		}

	}

	@Configuration(proxyBeanMethods = false)
	@Import(Manager.class)
	static class Warmed {

		@Bean
		Warmer warmer(CacheManager manager) {
			return new Warmer(manager);
		}

	}

	static class Warmer {

		private final CacheManager manager;

		private @Nullable Object warmed;

		Warmer(CacheManager manager) {
			this.manager = manager;
		}

		@PostConstruct
		void warm() throws Exception {
			this.warmed = CompletableFuture
				.supplyAsync(() -> Objects.requireNonNull(this.manager.getCache("books")).get("warm", () -> "warmed"))
				.get(20, TimeUnit.SECONDS);
		}

	}

	@Configuration(proxyBeanMethods = false)
	@Import(Annotated.class)
	static class Decorating {

		@Bean
		ConcurrentMapCacheManager target() {
			return new ConcurrentMapCacheManager();
		}

		@Bean
		@Primary
		DecoratingCacheManager cacheManager(ConcurrentMapCacheManager target) {
			return new DecoratingCacheManager(target, null);
		}

	}

	@Configuration(proxyBeanMethods = false)
	@Import(Annotated.class)
	static class TwoLevels {

		@Bean
		ConcurrentMapCacheManager near() {
			return new ConcurrentMapCacheManager();
		}

		@Bean
		ConcurrentMapCacheManager far() {
			return new ConcurrentMapCacheManager();
		}

		@Bean
		@Primary
		DecoratingCacheManager cacheManager(ConcurrentMapCacheManager near, ConcurrentMapCacheManager far) {
			return new DecoratingCacheManager(near, far);
		}

	}

	@Configuration(proxyBeanMethods = false)
	@Import(Annotated.class)
	static class Configurer implements CachingConfigurer {

		@Override
		public CacheManager cacheManager() {
			return new ConcurrentMapCacheManager();
		}

	}

	@Configuration(proxyBeanMethods = false)
	@Import(Annotated.class)
	static class Resolver implements CachingConfigurer {

		private final Cache cache = new ConcurrentMapCache("books");

		@Override
		public CacheResolver cacheResolver() {
			return (context) -> List.of(this.cache);
		}

	}

	@Configuration(proxyBeanMethods = false)
	@Import(Annotated.class)
	static class Handled implements CachingConfigurer {

		private final CollectingErrorHandler handler = new CollectingErrorHandler();

		@Bean
		SimpleCacheManager brokenCacheManager() {
			SimpleCacheManager manager = new SimpleCacheManager();
			manager.setCaches(List.of(new BrokenCache()));
			return manager;
		}

		@Bean
		@Override
		public CollectingErrorHandler errorHandler() {
			return this.handler;
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

	static class BrokenCache extends ConcurrentMapCache {

		BrokenCache() {
			super("books");
		}

		@Override
		protected @Nullable Object lookup(Object key) {
			throw new IllegalStateException("broken");
		}

		@Override
		public <T> @Nullable T get(Object key, java.util.concurrent.Callable<T> valueLoader) {
			throw new IllegalStateException("broken");
		}

		@Override
		public void put(Object key, @Nullable Object value) {
			throw new IllegalStateException("broken");
		}

		@Override
		public void evict(Object key) {
			throw new IllegalStateException("broken");
		}

	}

	static class CollectingErrorHandler extends SimpleCacheErrorHandler {

		private final List<String> handled = new ArrayList<>();

		@Override
		public void handleCacheGetError(RuntimeException exception, Cache cache, Object key) {
			add("get", exception, cache);
		}

		@Override
		public void handleCachePutError(RuntimeException exception, Cache cache, Object key, @Nullable Object value) {
			add("put", exception, cache);
		}

		@Override
		public void handleCacheEvictError(RuntimeException exception, Cache cache, Object key) {
			add("evict", exception, cache);
		}

		private void add(String what, RuntimeException exception, Cache cache) {
			this.handled.add(what + exception.getMessage() + cache.getClass().getName());
		}

	}

}
