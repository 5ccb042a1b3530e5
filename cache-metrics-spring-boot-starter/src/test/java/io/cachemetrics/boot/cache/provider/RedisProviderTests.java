package io.cachemetrics.boot.cache.provider;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import io.cachemetrics.CacheMetrics;
import io.cachemetrics.CacheStats;
import io.cachemetrics.boot.CacheMetricsAutoConfiguration;
import io.cachemetrics.boot.cache.CacheInstrumentationAutoConfiguration;
import io.cachemetrics.boot.cache.Row;
import io.cachemetrics.boot.cache.WithAndWithout;
import io.cachemetrics.boot.redis.fixture.EnabledWithRedisServer;
import io.cachemetrics.boot.redis.fixture.RedisProcess;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.cache.Cache;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.redis.RedisConnectionFailureException;
import org.springframework.data.redis.cache.RedisCacheManager;
import org.springframework.data.redis.cache.RedisCacheWriter;
import org.springframework.data.redis.cache.RedisCacheWriter.RedisCacheWriterConfigurer;
import org.springframework.data.redis.connection.RedisStandaloneConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceClientConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

@EnabledWithRedisServer
class RedisProviderTests extends CacheProviderContract {

	RedisProviderTests() {
		super(Provider.class, true);
	}

	@Test
	void applicationIsTheSameAsWithoutCounting() {
		Row row = ProviderRows.row("Redis", Provider.class);
		assertThat(new WithAndWithout(row.application()).use(row.use())).isEqualTo(row.counted());
	}

	@Test
	void lookupsAreErrorsAndWritesGoUnnoticedWhileRedisIsDown() {
		new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(CacheMetricsAutoConfiguration.class,
					CacheInstrumentationAutoConfiguration.class))
			.withUserConfiguration(DefaultWrites.class)
			.run((context) -> {
				Cache cache = context.getBean(RedisCacheManager.class).getCache("books");
				assertThat(cache).isNotNull();
				context.getBean(RedisProcess.class).close();
				assertThatExceptionOfType(RedisConnectionFailureException.class).isThrownBy(() -> cache.get("key"));
				assertThatNoException().isThrownBy(() -> cache.put("key", "value"));
				assertThat(context.getBean(CacheMetrics.class).getStats("books")).isEqualTo(new CacheStats(0, 0, 1));
			});
	}

	@Test
	void everyCallIsAnErrorWhileRedisIsDownAndWritesAreImmediate() {
		new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(CacheMetricsAutoConfiguration.class,
					CacheInstrumentationAutoConfiguration.class))
			.withUserConfiguration(CacheProviderContract.Caching.class, Provider.class)
			.run((context) -> {
				Cache cache = context.getBean(RedisCacheManager.class).getCache("books");
				assertThat(cache).isNotNull();
				context.getBean(RedisProcess.class).close();
				assertThatException().isThrownBy(() -> context.getBean(BookService.class).find("key"));
				assertThatException().isThrownBy(() -> cache.put("key", "value"));
				assertThatException().isThrownBy(() -> cache.get("key", () -> "value"));
				assertThat(context.getBean(CacheMetrics.class).getStats("books")).isEqualTo(new CacheStats(0, 0, 3));
			});
	}

	@Test
	void metersOfSpringBootAreTheSame() {
		assertThat(meters("on")).isEqualTo(meters("off")).hasSizeGreaterThan(3);
	}

	private static Map<String, Double> meters(String enabled) {
		Map<String, Double> meters = new TreeMap<>();
		new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(CacheMetricsAutoConfiguration.class,
					CacheInstrumentationAutoConfiguration.class,
					org.springframework.boot.cache.autoconfigure.metrics.CacheMetricsAutoConfiguration.class))
			.withBean(SimpleMeterRegistry.class)
			.withUserConfiguration(Provider.class)
			.withPropertyValues("cache-metrics.spring-cache.enabled=" + enabled)
			.run((context) -> {
				Cache cache = context.getBean(RedisCacheManager.class).getCache("books");
				assertThat(cache).isNotNull();
				cache.get("key");
				cache.put("key", "value");
				cache.get("key");
				for (Meter meter : context.getBean(MeterRegistry.class).getMeters()) {
					meter.measure()
						.forEach((each) -> meters.put(meter.getId() + " " + each.getStatistic(), each.getValue()));
				}
			});
		return meters;
	}

	@Configuration(proxyBeanMethods = false)
	static class Provider {

		@Bean
		RedisProcess redis() {
			return RedisProcess.started();
		}

		@Bean
		LettuceConnectionFactory connectionFactory(RedisProcess redis) {
			return new LettuceConnectionFactory(new RedisStandaloneConfiguration("127.0.0.1", redis.port()),
					LettuceClientConfiguration.builder().commandTimeout(Duration.ofSeconds(2)).build());
		}

		@Bean
		RedisCacheManager cacheManager(LettuceConnectionFactory connectionFactory) {
			return RedisCacheManager
				.builder(RedisCacheWriter.create(connectionFactory, RedisCacheWriterConfigurer::immediateWrites))
				.initialCacheNames(Set.of("books"))
				.enableStatistics()
				.build();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class DefaultWrites extends Provider {

		@Bean
		@Override
		RedisCacheManager cacheManager(LettuceConnectionFactory connectionFactory) {
			return RedisCacheManager.create(connectionFactory);
		}

	}

}
