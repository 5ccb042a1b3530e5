package io.cachemetrics.boot.cache;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import io.cachemetrics.CacheStats;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.cache.Cache;
import org.springframework.cache.annotation.CacheEvict;
import org.springframework.cache.annotation.CachePut;
import org.springframework.cache.annotation.Cacheable;
import org.springframework.cache.annotation.CachingConfigurer;
import org.springframework.cache.annotation.EnableCaching;
import org.springframework.cache.interceptor.CacheErrorHandler;
import org.springframework.cache.interceptor.LoggingCacheErrorHandler;
import org.springframework.cache.interceptor.SimpleCacheErrorHandler;
import org.springframework.cache.support.SimpleCacheManager;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every kind of annotated method on a cache that fails, with an error handler that lets
 * go on and one that does not, with counting and without.
 */
class CountingCacheInterceptorTests {

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void failuresAreHandledAsWithoutCountingAndCountAsErrors(boolean lenient) {
		Map<String, CacheStats> counted = new WithAndWithout(
				(runner) -> runner.withUserConfiguration(Broken.class).withPropertyValues("lenient=" + lenient))
			.use((context, seen) -> {
				Service service = context.getBean(Service.class);
				for (WithAndWithout.Use use : List.<WithAndWithout.Use>of((c, s) -> service.find("key"),
						(c, s) -> service.findInSync("key"), (c, s) -> service.findLater("key").get(),
						(c, s) -> service.findLaterInSync("key").get(), (c, s) -> service.put("key"),
						(c, s) -> service.evict("key"), (c, s) -> service.evictBefore("key"),
						(c, s) -> service.clear("key"), (c, s) -> service.clearBefore("key"))) {
					try {
						seen.accept(use.apply(context, seen));
					}
					catch (Exception ex) {
						seen.accept(ex);
					}
				}
				return null;
			});
		// A lookup that may go on is followed by a write.
		assertThat(counted).isEqualTo(Map.of("test", new CacheStats(0, 0, lenient ? 11 : 9)));
	}

	@Configuration(proxyBeanMethods = false)
	@EnableCaching
	static class Broken {

		@Bean
		SimpleCacheManager cacheManager() {
			SimpleCacheManager manager = new SimpleCacheManager();
			manager.setCaches(List.<Cache>of(new FailingCache(new IllegalStateException("down"))));
			return manager;
		}

		@Bean
		CachingConfigurer configurer(Environment environment) {
			boolean lenient = environment.getRequiredProperty("lenient", Boolean.class);
			return new CachingConfigurer() {

				@Override
				public CacheErrorHandler errorHandler() {
					return lenient ? new LoggingCacheErrorHandler() : new SimpleCacheErrorHandler();
				}

			};
		}

		@Bean
		Service service() {
			return new Service();
		}

	}

	static class Service {

		@Cacheable("test")
		String find(String key) {
			return "found";
		}

		@Cacheable(cacheNames = "test", sync = true)
		String findInSync(String key) {
			return "found";
		}

		@Cacheable("test")
		CompletableFuture<String> findLater(String key) {
			return CompletableFuture.completedFuture("found");
		}

		@Cacheable(cacheNames = "test", sync = true)
		CompletableFuture<String> findLaterInSync(String key) {
			return CompletableFuture.completedFuture("found");
		}

		@CachePut("test")
		String put(String key) {
			return "put";
		}

		@CacheEvict("test")
		String evict(String key) {
			return "evicted";
		}

		@CacheEvict(cacheNames = "test", beforeInvocation = true)
		String evictBefore(String key) {
			return "evicted";
		}

		@CacheEvict(cacheNames = "test", allEntries = true)
		String clear(String key) {
			return "cleared";
		}

		@CacheEvict(cacheNames = "test", allEntries = true, beforeInvocation = true)
		String clearBefore(String key) {
			return "cleared";
		}

	}

}
