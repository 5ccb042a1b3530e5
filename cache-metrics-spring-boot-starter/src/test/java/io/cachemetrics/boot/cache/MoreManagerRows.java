package io.cachemetrics.boot.cache;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import io.cachemetrics.CacheStats;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.cache.autoconfigure.CacheAutoConfiguration;
import org.springframework.boot.cache.autoconfigure.CacheManagerCustomizer;
import org.springframework.cache.Cache;
import org.springframework.cache.CacheManager;
import org.springframework.cache.concurrent.ConcurrentMapCache;
import org.springframework.cache.concurrent.ConcurrentMapCacheManager;
import org.springframework.cache.support.SimpleCacheManager;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.scheduling.annotation.ScheduledAnnotationBeanPostProcessor;

/**
 * Rows about what managers do: methods that others call, caches that are new each time,
 * futures that nobody waits for.
 */
final class MoreManagerRows {

	private MoreManagerRows() {
	}

	static Stream<Row> rows() {
		return Stream.of(Row.of("T3 private scheduled method", Scheduling.class, (context, seen) -> {
			context.getBean(ScheduledAnnotationBeanPostProcessor.class)
				.getScheduledTasks()
				.forEach((task) -> task.getTask().getRunnable().run());
			seen.accept(context.getBean(ScheduledManager.class).runs());
			return Annotated.findTwice(context);
		}), Row.of("T10 private nested manager that is declared by its class", PrivateNested.class,
				(context, seen) -> Annotated.findTwice(context) + context.getBean(CacheManager.class).getClass()),
				Row.of("T27 manager that makes a new cache each time", LookupRows.Decorating.class, (context, seen) -> {
					CacheManager manager = context.getBean(CacheManager.class);
					Cache cache = Objects.requireNonNull(manager.getCache("books"));
					seen.accept(WithAndWithout.classOf(cache));
					seen.accept(manager.getCache("books") == cache);
					seen.accept(Objects.requireNonNull(manager.getCache("books")).get("key"));
					return Annotated.findTwice(context) + Objects.requireNonNull(manager.getCache("books")).get("key");
				}, new CacheStats(2, 2, 0)),
				Row.of("T29 future that depends on one that is cancelled", Cancelled.class, (context, seen) -> {
					Cache cache = Objects.requireNonNull(context.getBean(CacheManager.class).getCache("books"));
					CompletableFuture<?> future = Objects.requireNonNull(cache.retrieve("key"));
					seen.accept(Annotated.findTwice(context));
					return future.isCancelled() + " " + future.isCompletedExceptionally();
				}), Row.of("T33 manager that a customizer has seen", Customized.class, (context, seen) -> {
					CacheManager manager = context.getBean(CacheManager.class);
					seen.accept(manager.getCacheNames());
					// The other way round does not hold, nor are both the same object.
					seen.accept(manager.equals(Objects.requireNonNull(context.getBean(Customizer.class).customized)));
					return Annotated.findTwice(context);
				})
					.with((runner) -> runner.withConfiguration(AutoConfigurations.of(CacheAutoConfiguration.class)))
					.with("spring.cache.type=simple"));
	}

	@Configuration(proxyBeanMethods = false)
	@EnableScheduling
	@Import(Annotated.class)
	static class Scheduling {

		@Bean
		ScheduledManager cacheManager() {
			return new ScheduledManager();
		}

	}

	static class ScheduledManager extends ConcurrentMapCacheManager {

		private final List<String> runs = new ArrayList<>();

		List<String> runs() {
			return this.runs;
		}

		@Scheduled(initialDelayString = "P1D", fixedDelayString = "P1D")
		@SuppressWarnings("UnusedMethod")
		private void run() {
			this.runs.add("run");
		}

	}

	@Configuration(proxyBeanMethods = false)
	@Import(Annotated.class)
	static class PrivateNested {

		@Bean
		Manager cacheManager() {
			return new Manager();
		}

		private static final class Manager extends ConcurrentMapCacheManager {

		}

	}

	@Configuration(proxyBeanMethods = false)
	@Import(Annotated.class)
	static class Cancelled {

		@Bean
		SimpleCacheManager cacheManager() {
			SimpleCacheManager manager = new SimpleCacheManager();
			manager.setCaches(List.of(new CancellingCache(new ConcurrentMapCache("books"))));
			return manager;
		}

	}

	static class CancellingCache extends DecoratingCache {

		CancellingCache(Cache cache) {
			super(cache, null);
		}

		@Override
		public CompletableFuture<?> retrieve(Object key) {
			CompletableFuture<Object> source = new CompletableFuture<>();
			CompletableFuture<String> dependent = source.thenApply(Object::toString);
			source.cancel(true);
			return dependent;
		}

	}

	@Configuration(proxyBeanMethods = false)
	@Import(Annotated.class)
	static class Customized {

		@Bean
		Customizer customizer() {
			return new Customizer();
		}

	}

	static class Customizer implements CacheManagerCustomizer<ConcurrentMapCacheManager> {

		private @Nullable CacheManager customized;

		@Override
		public void customize(ConcurrentMapCacheManager cacheManager) {
			cacheManager.setCacheNames(List.of("books", "more"));
			this.customized = cacheManager;
		}

	}

}
