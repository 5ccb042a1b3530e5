package io.cachemetrics.boot.cache.provider;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;

import io.cachemetrics.CacheMetrics;
import io.cachemetrics.CacheStats;
import io.cachemetrics.boot.CacheMetricsAutoConfiguration;
import io.cachemetrics.boot.cache.CacheInstrumentationAutoConfiguration;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.cache.Cache;
import org.springframework.cache.CacheManager;
import org.springframework.cache.annotation.EnableCaching;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is counted, and that nothing else changes, whatever provider the caches are of.
 * Tests of one extend this.
 */
abstract class CacheProviderContract {

	private final ApplicationContextRunner contextRunner;

	private final boolean futuresSupported;

	CacheProviderContract(Class<?> configuration, boolean futuresSupported) {
		this.contextRunner = new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(CacheMetricsAutoConfiguration.class,
					CacheInstrumentationAutoConfiguration.class))
			.withUserConfiguration(Caching.class, configuration);
		this.futuresSupported = futuresSupported;
	}

	@Test
	void everyScenarioCountsExactlyAndChangesNothing() {
		Map<CacheScenario, String> bare = new EnumMap<>(CacheScenario.class);
		this.contextRunner.withPropertyValues("cache-metrics.spring-cache.enabled=false")
			.run((context) -> runAll(context, bare, (scenario) -> CacheStats.EMPTY));
		Map<CacheScenario, String> instrumented = new EnumMap<>(CacheScenario.class);
		this.contextRunner
			.run((context) -> runAll(context, instrumented, (scenario) -> scenario.expected(this.futuresSupported)));
		assertThat(instrumented).isEqualTo(bare).hasSize(CacheScenario.values().length);
	}

	private static void runAll(ApplicationContext context, Map<CacheScenario, String> transcript,
			Function<CacheScenario, CacheStats> expected) {
		CacheMetrics metrics = context.getBean(CacheMetrics.class);
		Books books = new Books(context.getBean(BookService.class), context.getBean(CacheManager.class));
		for (CacheScenario scenario : CacheScenario.values()) {
			for (String name : new String[] { "books", "archive" }) {
				clear(context, name);
			}
			metrics.reset();
			transcript.put(scenario, scenario.run(books));
			// Whoever waits for a future may go on before it is counted.
			promptly().untilAsserted(() -> assertThat(metrics.getStats("books")).as(scenario.name())
				.isEqualTo(expected.apply(scenario)));
			boolean archived = scenario == CacheScenario.CACHEABLE_IN_TWO && !metrics.getAllStats().isEmpty();
			assertThat(metrics.getStats("archive")).isEqualTo(new CacheStats(0, archived ? 1 : 0, 0));
		}
	}

	// Redis writes behind the caller's back: wait until it is done with what came before.
	private static void clear(ApplicationContext context, String name) {
		Cache cache = context.getBean(CacheManager.class).getCache(name);
		assertThat(cache).isNotNull();
		promptly().until(() -> {
			cache.invalidate();
			return cache.get("key") == null;
		});
	}

	private static ConditionFactory promptly() {
		return Awaitility.await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(5));
	}

	@Configuration(proxyBeanMethods = false)
	@EnableCaching
	static class Caching {

		@Bean
		BookService bookService() {
			return new BookService();
		}

	}

}
