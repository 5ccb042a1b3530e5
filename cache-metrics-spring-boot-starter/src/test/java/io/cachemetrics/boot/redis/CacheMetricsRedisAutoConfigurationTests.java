package io.cachemetrics.boot.redis;

import java.time.Duration;
import java.util.Map;

import io.cachemetrics.CacheMetrics;
import io.cachemetrics.CacheStats;
import io.cachemetrics.InMemoryCacheMetrics;
import io.cachemetrics.boot.CacheMetricsAutoConfiguration;
import io.cachemetrics.boot.ClusterCacheMetrics;
import io.cachemetrics.boot.redis.fixture.EnabledWithRedisServer;
import io.cachemetrics.boot.redis.fixture.RedisProcess;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

@EnabledWithRedisServer
@ExtendWith(OutputCaptureExtension.class)
class CacheMetricsRedisAutoConfigurationTests {

	private static final RedisProcess redis = new RedisProcess();

	private final ApplicationContextRunner local = new ApplicationContextRunner()
		.withConfiguration(
				AutoConfigurations.of(CacheMetricsAutoConfiguration.class, CacheMetricsRedisAutoConfiguration.class,
						CacheMetricsRedisMeterAutoConfiguration.class, DataRedisAutoConfiguration.class))
		.withPropertyValues("spring.data.redis.host=127.0.0.1", "spring.data.redis.port=" + redis.port());

	private final ApplicationContextRunner runner = this.local.withPropertyValues("cache-metrics.redis.enabled=true",
			"spring.application.name=shop");

	@BeforeAll
	static void startRedis() {
		redis.start();
	}

	@AfterAll
	static void stopRedis() {
		redis.close();
	}

	@Test
	void instancesAreOnTheirOwnUnlessEnabled() {
		this.local.run((context) -> assertThat(context).hasSingleBean(InMemoryCacheMetrics.class)
			.doesNotHaveBean(Reporter.class)
			.doesNotHaveBean(ClusterMeterBinder.class));
	}

	@ParameterizedTest
	@ValueSource(strings = { "true", "yes", "on" })
	void enabledAsAnyBooleanIs(String enabled) {
		this.runner.withPropertyValues("cache-metrics.redis.enabled=" + enabled)
			.run((context) -> assertThat(context).hasSingleBean(CacheMetrics.class)
				.hasSingleBean(ClusterCacheMetrics.class));
	}

	@Test
	void nothingIsCountedWhereCountingIsSwitchedOff() {
		this.runner.withPropertyValues("cache-metrics.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(Reporter.class)
				.getBean(CacheMetrics.class)
				.isSameAs(CacheMetrics.noOp()));
	}

	@Test
	void userDefinedCacheMetricsWins() {
		CacheMetrics own = new InMemoryCacheMetrics();
		this.runner.withBean(CacheMetrics.class, () -> own)
			.run((context) -> assertThat(context).doesNotHaveBean(Reporter.class)
				.getBean(CacheMetrics.class)
				.isSameAs(own));
	}

	@ParameterizedTest
	@ValueSource(strings = { "spring.application.name=", "spring.application.name=a{b}c" })
	void applicationWithoutAUsableNameDoesNotStart(String property) {
		this.runner.withPropertyValues(property)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessageContaining("spring.application.name")
				.hasMessageContaining("cache-metrics.redis.key-prefix"));
	}

	@Test
	void applicationWithoutSpringDataRedisDoesNotStart() {
		new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(CacheMetricsAutoConfiguration.class,
					CacheMetricsRedisAutoConfiguration.class, CacheMetricsRedisMeterAutoConfiguration.class))
			.withPropertyValues("cache-metrics.redis.enabled=true")
			.withClassLoader(new FilteredClassLoader(RedisConnectionFactory.class))
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessageContaining("spring-boot-starter-data-redis"));
	}

	@ParameterizedTest
	@CsvSource({ "flush-interval=99ms, 'from 100ms to 1d'", "flush-interval=-1s, 'from 100ms to 1d'",
			"flush-interval=25h, 'from 100ms to 1d'", "retention=29s, 'at least 3 times ', 'flush-interval'",
			"retention=200000d, 'from 0s to 3650d'", "timeout=0, 'from 1ms to 1h'", "timeout=300000d, 'from 1ms to 1h'",
			"shutdown-timeout=-1s, 'from 0s to 1h'", "shutdown-timeout=61m, 'from 0s to 1h'" })
	void badDurationIsNamedWithTheRule(String property, String rule) {
		this.runner.withPropertyValues("cache-metrics.redis." + property)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessageContaining("cache-metrics.redis." + property.split("=", -1)[0])
				.hasMessageContaining(rule));
	}

	@Test
	void flushIntervalThatIsTooLongForTheRetentionIsNamedWithIt() {
		this.runner.withPropertyValues("cache-metrics.redis.flush-interval=10h")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessageContaining("cache-metrics.redis.retention")
				.hasMessageContaining("at least 3 times cache-metrics.redis.flush-interval, which is PT10H"));
	}

	@Test
	void longestDurationsWork() {
		this.runner
			.withPropertyValues("cache-metrics.redis.flush-interval=1d", "cache-metrics.redis.retention=3650d",
					"cache-metrics.redis.timeout=1h", "cache-metrics.redis.shutdown-timeout=1h",
					"cache-metrics.redis.key-prefix=longest")
			.run((context) -> {
				ClusterCacheMetrics metrics = context.getBean(ClusterCacheMetrics.class);
				metrics.recordHit("a");
				assertThat(context.getBean(Reporter.class).report()).isTrue();
				metrics.reset("a");
				assertThat(metrics.getAllStats()).containsExactly(Map.entry("a", CacheStats.EMPTY));
			});
	}

	@Test
	void oneOfSeveralConnectionFactoriesIsSelectedByItsName() {
		ApplicationContextRunner several = this.runner.withPropertyValues("cache-metrics.redis.key-prefix=several")
			.withBean("other", RedisConnectionFactory.class, () -> mock(RedisConnectionFactory.class))
			.withBean("mine", LettuceConnectionFactory.class,
					() -> new LettuceConnectionFactory("127.0.0.1", redis.port()));
		several.withPropertyValues("cache-metrics.redis.connection-factory=mine")
			.run((context) -> assertThat(context.getBean(Reporter.class).report()).isTrue());
		several.run((context) -> assertThat(context).getFailure()
			.rootCause()
			.hasMessageContaining("cache-metrics.redis.connection-factory")
			.hasMessageContaining("other, mine")
			.hasMessageContaining("@Primary"));
		several.withPropertyValues("cache-metrics.redis.connection-factory=cacheMetricsReporter")
			.run((context) -> assertThat(context).hasFailed());
		several.withPropertyValues("cache-metrics.redis.connection-factory=typo")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessageContaining("cache-metrics.redis.connection-factory")
				.hasMessageContaining("no RedisConnectionFactory bean with this name"));
	}

	@ParameterizedTest
	@CsvSource({ "shop, {shop}:instances", "a:{b}, a:{b}:instances", "a{}b, {a{}b}:instances" })
	void keyPrefixTakesThePlaceOfTheName(String prefix, String key) {
		redis.command("FLUSHALL");
		this.runner.withPropertyValues("spring.application.name=", "cache-metrics.redis.key-prefix=" + prefix)
			.run((context) -> {
			});
		assertThat(redis.number("EXISTS", key)).isEqualTo(1);
	}

	@Test
	void namespacesAreLimitedAsLocally() {
		this.runner.withPropertyValues("cache-metrics.max-namespaces=1", "cache-metrics.redis.key-prefix=limit")
			.run((context) -> {
				CacheMetrics metrics = context.getBean(CacheMetrics.class);
				metrics.recordHit("a");
				metrics.recordHit("b");
				assertThat(metrics.getAllStats()).containsOnlyKeys("_overflow", "a");
			});
	}

	@Test
	void reportsOnScheduleAndForTheLastTimeWhenItStops() {
		ApplicationContextRunner often = this.runner.withPropertyValues("spring.application.name=schedule",
				"cache-metrics.redis.flush-interval=100ms");
		often.run((reader) -> {
			CacheMetrics readers = reader.getBean(CacheMetrics.class);
			often.run((writer) -> {
				writer.getBean(CacheMetrics.class).recordHit("accounts");
				Awaitility.await().until(() -> readers.getStats("accounts").equals(new CacheStats(1, 0, 0)));
				writer.getBean(ReportingLifecycle.class).stop();
				writer.getBean(CacheMetrics.class).recordMiss("accounts");
				writer.getBean(ReportingLifecycle.class).start();
				Awaitility.await().until(() -> readers.getStats("accounts").equals(new CacheStats(1, 1, 0)));
			});
			this.runner.withPropertyValues("spring.application.name=schedule")
				.run((writer) -> writer.getBean(CacheMetrics.class).recordHit("user"));
			assertThat(readers.getStats("user")).isEqualTo(new CacheStats(1, 0, 0));
		});
	}

	@Test
	void withoutItsRedisAnApplicationStartsCountsAndStopsInTime(CapturedOutput output) {
		long start = System.nanoTime();
		this.runner
			.withPropertyValues("spring.data.redis.port=1", "cache-metrics.redis.flush-interval=100ms",
					"cache-metrics.redis.shutdown-timeout=100ms")
			.run((context) -> {
				CacheMetrics metrics = context.getBean(CacheMetrics.class);
				metrics.recordHit("accounts");
				assertThat(context.getBean(ClusterCacheMetrics.class).getInstanceStats())
					.containsExactly(Map.entry("accounts", new CacheStats(1, 0, 0)));
				Awaitility.await().until(() -> context.getBean(Reporter.class).failures() > 2);
			});
		assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(30));
		assertThat(output).containsOnlyOnce("Cache metrics cannot be reported to Redis")
			.containsOnlyOnce("Redis did not acknowledge the last report");
	}

	@Test
	void flushesAndTheTimeSinceTheLastAreMetered() {
		this.runner.withBean(MeterRegistry.class, SimpleMeterRegistry::new)
			.withPropertyValues("cache-metrics.redis.flush-interval=100ms")
			.run((context) -> {
				MeterRegistry registry = context.getBean(MeterRegistry.class);
				context.getBean(ClusterMeterBinder.class).bindTo(registry);
				Awaitility.await()
					.until(() -> registry.get("cache.metrics.cluster.flushes")
						.tag("result", "success")
						.functionCounter()
						.count() > 1);
				assertThat(registry.get("cache.metrics.cluster.flushes")
					.tag("result", "failure")
					.functionCounter()
					.count()).isZero();
				assertThat(registry.get("cache.metrics.cluster.flush.age").timeGauge().value()).isBetween(0.0, 10.0);
			});
	}

}
