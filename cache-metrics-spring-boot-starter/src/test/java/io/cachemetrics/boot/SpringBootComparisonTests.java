package io.cachemetrics.boot;

import java.lang.reflect.Method;
import java.util.List;
import java.util.stream.Stream;

import com.github.benmanes.caffeine.cache.Caffeine;
import io.cachemetrics.CacheMetrics;
import io.cachemetrics.CacheRecorder;
import io.cachemetrics.CacheStats;
import io.cachemetrics.boot.redis.fixture.EnabledWithRedisServer;
import io.cachemetrics.boot.redis.fixture.RedisProcess;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import org.springframework.boot.actuate.endpoint.annotation.DeleteOperation;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.cache.actuate.endpoint.CachesEndpoint;
import org.springframework.boot.micrometer.metrics.actuate.endpoint.MetricsEndpoint;
import org.springframework.core.annotation.AnnotatedElementUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The README's table of Spring Boot with and without cache-metrics: each row is tried in
 * both columns. {@link ReadmeTests} compares the rows with the tests.
 */
class SpringBootComparisonTests {

	@Test
	@ComparedRow("Caches created on the fly")
	void cacheCreatedOnTheFlyHasNoMetersWithoutCacheMetrics() {
		ComparedApplication.alone().run((application) -> {
			application.missAndHit("books");
			assertThat(application.meters("cache.")).isEmpty();
		});
		ComparedApplication.withCacheMetrics().run((application) -> {
			application.missAndHit("books");
			assertThat(application.metrics().getStats("books")).isEqualTo(new CacheStats(1, 1, 0));
			assertThat(application.meters("cache.metrics.requests")).hasSize(2).containsValue(1.0);
			assertThat(application.meters("cache.gets")).hasSize(2).containsValue(1.0);
		});
	}

	@Test
	@ComparedRow("Providers without statistics, such as `ConcurrentMapCache`")
	void providerWithoutStatisticsHasNoMetersWithoutCacheMetrics() {
		String[] properties = { "spring.cache.type=simple", "spring.cache.cache-names=books" };
		ComparedApplication.alone(properties).run((application) -> {
			application.missAndHit("books");
			assertThat(application.meters("cache.")).isEmpty();
		});
		ComparedApplication.withCacheMetrics(properties).run((application) -> {
			application.missAndHit("books");
			assertThat(application.metrics().getStats("books")).isEqualTo(new CacheStats(1, 1, 0));
		});
	}

	@Test
	@ComparedRow("Errors, such as those of an unreachable Redis")
	void failedLookupMovesNoMeterWithoutCacheMetrics() {
		String[] properties = { "spring.cache.type=redis", "spring.cache.cache-names=books",
				"spring.cache.redis.enable-statistics=true", "spring.data.redis.port=1" };
		ComparedApplication.alone(properties).run((application) -> {
			assertThatExceptionOfType(RuntimeException.class).isThrownBy(() -> application.cache("books").get("key"));
			assertThat(application.meters("cache.gets")).isNotEmpty();
			assertThat(application.meters("cache.").values()).containsOnly(0.0);
		});
		ComparedApplication.withCacheMetrics(properties).run((application) -> {
			assertThatExceptionOfType(RuntimeException.class).isThrownBy(() -> application.cache("books").get("key"));
			assertThat(application.metrics().getStats("books")).isEqualTo(new CacheStats(0, 0, 1));
			assertThat(application.meters("cache.metrics.errors").values()).containsExactly(1.0);
		});
	}

	@Test
	@ComparedRow("Hand-written caches")
	void handWrittenCacheHasNoMetersWithoutCacheMetrics() {
		com.github.benmanes.caffeine.cache.Cache<String, String> cache = Caffeine.newBuilder().recordStats().build();
		ComparedApplication.alone().withBean(cache).run((application) -> {
			assertThat(cache.getIfPresent("key")).isNull();
			assertThat(application.meters("cache.")).isEmpty();
		});
		ComparedApplication.withCacheMetrics().withBean(cache).run((application) -> {
			CacheRecorder recorder = application.metrics().recorder("accounts");
			assertThat(recorder.<String>lookup(() -> cache.getIfPresent("key"))).isNull();
			assertThat(application.metrics().getStats("accounts")).isEqualTo(new CacheStats(0, 1, 0));
		});
	}

	@Test
	@ComparedRow("Sums over several instances")
	@EnabledWithRedisServer
	void instancesAreNotAddedUpWithoutCacheMetrics() {
		try (RedisProcess redis = RedisProcess.started()) {
			String[] properties = { "spring.cache.cache-names=books", "spring.application.name=shop",
					"spring.data.redis.host=127.0.0.1", "spring.data.redis.port=" + redis.port(),
					"cache-metrics.redis.enabled=true", "cache-metrics.redis.flush-interval=100ms",
					"cache-metrics.redis.timeout=30s" };
			ComparedApplication.alone(properties).run((one) -> ComparedApplication.alone(properties).run((other) -> {
				one.missAndHit("books");
				other.missAndHit("books");
				assertThat(one.meters("cache.gets").values()).containsExactly(1.0, 1.0);
				assertThat(other.meters("cache.gets").values()).containsExactly(1.0, 1.0);
			}));
			ComparedApplication.withCacheMetrics(properties)
				.run((one) -> ComparedApplication.withCacheMetrics(properties).run((other) -> {
					one.missAndHit("books");
					other.missAndHit("books");
					for (CacheMetrics metrics : List.of(one.metrics(), other.metrics())) {
						Awaitility.await().until(() -> metrics.getStats("books").equals(new CacheStats(2, 2, 0)));
					}
				}));
		}
	}

	@Test
	@ComparedRow("Reset of the statistics")
	void statisticsCannotBeResetWithoutCacheMetrics() {
		ComparedApplication.alone("spring.cache.cache-names=books").run((application) -> {
			application.missAndHit("books");
			assertThat(Stream.of(MetricsEndpoint.class.getDeclaredMethods()))
				.noneMatch(SpringBootComparisonTests::isWriteOrDelete);
			application.bean(CachesEndpoint.class).clearCache("books", null);
			assertThat(application.cache("books").get("key")).isNull();
			assertThat(application.meters("cache.gets").values()).containsExactlyInAnyOrder(1.0, 2.0);
		});
		ComparedApplication.withCacheMetrics("spring.cache.cache-names=books").run((application) -> {
			application.missAndHit("books");
			application.metrics().reset("books");
			assertThat(application.metrics().getStats("books")).isEqualTo(CacheStats.EMPTY);
			assertThat(application.cache("books").get("key")).isNotNull();
		});
	}

	private static boolean isWriteOrDelete(Method method) {
		return AnnotatedElementUtils.hasAnnotation(method, WriteOperation.class)
				|| AnnotatedElementUtils.hasAnnotation(method, DeleteOperation.class);
	}

}
