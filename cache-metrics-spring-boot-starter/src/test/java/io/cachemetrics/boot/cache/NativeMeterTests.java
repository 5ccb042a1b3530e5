package io.cachemetrics.boot.cache;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

import javax.cache.configuration.MutableConfiguration;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.jcache.spi.CaffeineCachingProvider;
import io.cachemetrics.boot.CacheMetricsAutoConfiguration;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mockito.Mockito;

import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.cache.metrics.CacheMetricsRegistrar;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.cache.CacheManager;
import org.springframework.cache.caffeine.CaffeineCacheManager;
import org.springframework.cache.concurrent.ConcurrentMapCacheManager;
import org.springframework.cache.jcache.JCacheCacheManager;
import org.springframework.cache.transaction.TransactionAwareCacheManagerProxy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.redis.cache.CacheStatisticsCollector;
import org.springframework.data.redis.cache.RedisCacheManager;
import org.springframework.data.redis.cache.RedisCacheWriter;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Spring Boot's own meters of caches, with and without the instrumentation.
 */
@ExtendWith(OutputCaptureExtension.class)
class NativeMeterTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(
				AutoConfigurations.of(CacheMetricsAutoConfiguration.class, CacheInstrumentationAutoConfiguration.class,
						org.springframework.boot.cache.autoconfigure.metrics.CacheMetricsAutoConfiguration.class))
		.withBean(SimpleMeterRegistry.class);

	@Test
	void metersOfCaffeineAreTheSame() {
		assertSameMeters(CaffeineStatic.class);
	}

	@Test
	void metersOfJCacheAreTheSame() {
		assertSameMeters(JCache.class);
	}

	@Test
	void metersOfATransactionAwareManagerAreTheSame() {
		assertSameMeters(TransactionAware.class);
	}

	@Test
	void cacheCreatedOnTheFlyGetsTheMetersOfOneThereAtStartUp() {
		Map<String, Double> atStartUp = meters("on", CaffeineStatic.class, (manager) -> CacheUse.once(manager, "test"));
		Map<String, Double> onTheFly = meters("on", CaffeineOnTheFly.class,
				(manager) -> CacheUse.once(manager, "test"));
		assertThat(onTheFly).isEqualTo(atStartUp).hasSizeGreaterThan(5);
		assertThat(meters("off", CaffeineOnTheFly.class, (manager) -> CacheUse.once(manager, "test"))).isEmpty();
	}

	@Test
	void cacheCreatedWhileTheApplicationStartsGetsItsMeters() {
		Map<String, Double> meters = meters("on", CreatedByAnInitializingBean.class, (manager) -> {
		});
		assertThat(meters.keySet()).anyMatch((meter) -> meter.contains("tag(name=early)"));
	}

	@Test
	void registrarThatIsLazyIsNotCreatedForACache() {
		this.contextRunner.withUserConfiguration(CaffeineOnTheFly.class)
			.withInitializer(
					(context) -> context.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor()))
			.run((context) -> {
				CacheUse.once(context.getBean(CacheManager.class), "test");
				assertThat(context.getBean(MeterRegistry.class).getMeters()).isEmpty();
				context.getBean(CacheMetricsRegistrar.class);
				CacheUse.once(context.getBean(CacheManager.class), "other");
				for (String name : Set.of("test", "other")) {
					assertThat(context.getBean(MeterRegistry.class).find("cache.gets").tag("name", name).meters())
						.isNotEmpty();
				}
			});
	}

	@Test
	void cacheCreatedOnTheFlyWithoutStatisticsGetsNoMetersAndNoWarning(CapturedOutput output) {
		this.contextRunner.withBean(CaffeineCacheManager.class).run((context) -> {
			CacheUse.once(context.getBean(CacheManager.class), "test");
			assertThat(context.getBean(MeterRegistry.class).getMeters()).isEmpty();
			assertThat(output).doesNotContain("WARN");
		});
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void cacheOfJCacheCreatedOnTheFlyGetsMetersIfItHasStatistics(boolean statistics) {
		this.contextRunner.withUserConfiguration(JCache.class).run((context) -> {
			context.getBean(javax.cache.CacheManager.class)
				.createCache("late", new MutableConfiguration<Object, Object>().setStoreByValue(false)
					.setStatisticsEnabled(statistics));
			CacheUse.once(context.getBean(CacheManager.class), "late");
			assertThat(context.getBean(MeterRegistry.class).find("cache.gets").tag("name", "late").meters().isEmpty())
				.isEqualTo(!statistics);
		});
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void cacheOfRedisCreatedOnTheFlyGetsMetersIfItHasStatistics(boolean statistics) {
		RedisCacheWriter writer = Mockito.mock(RedisCacheWriter.class);
		Mockito.when(writer.getCacheStatistics("late"))
			.thenReturn((statistics ? CacheStatisticsCollector.create() : CacheStatisticsCollector.none())
				.getCacheStatistics("late"));
		this.contextRunner.withBean(RedisCacheManager.class, () -> RedisCacheManager.builder(writer).build())
			.run((context) -> {
				assertThat(CacheUse.cache(context.getBean(CacheManager.class), "late")).isNotNull();
				assertThat(
						context.getBean(MeterRegistry.class).find("cache.gets").tag("name", "late").meters().isEmpty())
					.isEqualTo(!statistics);
			});
	}

	@Test
	void cacheCreatedOnTheFlyGetsNoMetersWhenSwitchedOff() {
		this.contextRunner.withUserConfiguration(CaffeineOnTheFly.class)
			.withPropertyValues("cache-metrics.spring-cache.bind-native-meters=false")
			.run((context) -> {
				CacheUse.once(context.getBean(CacheManager.class), "test");
				assertThat(context.getBean(MeterRegistry.class).getMeters()).isEmpty();
			});
	}

	@Test
	void nothingBreaksWithoutMicrometerOrSpringBootsCacheModuleOrContextSupport() {
		for (String absent : Set.of("io.micrometer", "org.springframework.boot.cache",
				"org.springframework.cache.transaction", "org.springframework.cache.jcache")) {
			new ApplicationContextRunner()
				.withConfiguration(AutoConfigurations.of(CacheMetricsAutoConfiguration.class,
						CacheInstrumentationAutoConfiguration.class))
				.withClassLoader(new FilteredClassLoader(absent))
				.withUserConfiguration(ConcurrentMap.class)
				.run((context) -> {
					assertThat(context).hasNotFailed();
					CacheUse.once(context.getBean(CacheManager.class), "test");
					assertThat(CacheUse.stats(context, "test").totalRequests()).isEqualTo(2);
				});
		}
	}

	private void assertSameMeters(Class<?> configuration) {
		Map<String, Double> with = meters("on", configuration, (manager) -> CacheUse.once(manager, "test"));
		Map<String, Double> without = meters("off", configuration, (manager) -> CacheUse.once(manager, "test"));
		assertThat(with).isEqualTo(without).hasSizeGreaterThan(3);
	}

	private Map<String, Double> meters(String enabled, Class<?> configuration, Consumer<CacheManager> use) {
		Map<String, Double> meters = new TreeMap<>();
		this.contextRunner.withUserConfiguration(configuration)
			.withPropertyValues("cache-metrics.spring-cache.enabled=" + enabled)
			.run((context) -> {
				use.accept(context.getBean(CacheManager.class));
				for (Meter meter : context.getBean(MeterRegistry.class).getMeters()) {
					meter.measure()
						.forEach((each) -> meters.put(meter.getId() + " " + each.getStatistic(), each.getValue()));
				}
			});
		return meters;
	}

	@Configuration(proxyBeanMethods = false)
	static class ConcurrentMap {

		@Bean
		CacheManager manager() {
			return new ConcurrentMapCacheManager();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class CaffeineOnTheFly {

		@Bean
		CaffeineCacheManager bookCacheManager() {
			CaffeineCacheManager manager = new CaffeineCacheManager();
			manager.setCaffeine(Caffeine.newBuilder().recordStats());
			return manager;
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class CaffeineStatic {

		@Bean
		CaffeineCacheManager bookCacheManager() {
			CaffeineCacheManager manager = new CaffeineCacheManager();
			manager.setCaffeine(Caffeine.newBuilder().recordStats());
			manager.setCacheNames(Set.of("test"));
			return manager;
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class TransactionAware {

		@Bean
		TransactionAwareCacheManagerProxy bookCacheManager() {
			return new TransactionAwareCacheManagerProxy(new CaffeineStatic().bookCacheManager());
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class JCache {

		@Bean(destroyMethod = "close")
		javax.cache.CacheManager provider() {
			javax.cache.CacheManager manager = new CaffeineCachingProvider().getCacheManager();
			manager.createCache("test",
					new MutableConfiguration<Object, Object>().setStoreByValue(false).setStatisticsEnabled(true));
			return manager;
		}

		@Bean
		JCacheCacheManager cacheManager(javax.cache.CacheManager provider) {
			return new JCacheCacheManager(provider);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class CreatedByAnInitializingBean extends CaffeineOnTheFly {

		@Bean
		Object early(CacheManager manager) {
			return CacheUse.cache(manager, "early");
		}

	}

}
