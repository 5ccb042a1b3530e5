package com.example;

import io.cachemetrics.CacheMetrics;
import io.cachemetrics.CacheStats;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootVersion;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.util.ClassUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * No web, no endpoint exposed, no Micrometer: there is a bean, and it counts.
 */
@SpringBootTest
class ApplicationTests {

	@Autowired
	private CacheMetrics metrics;

	@Test
	void recordsAreCounted() {
		assertThat(SpringBootVersion.getVersion()).isEqualTo(System.getProperty("boot"));
		this.metrics.recordHit("accounts");
		assertThat(this.metrics.getStats("accounts")).isEqualTo(new CacheStats(1, 0, 0));
	}

	@ParameterizedTest
	@ValueSource(strings = { "io.micrometer.core.instrument.MeterRegistry", "jakarta.servlet.Servlet",
			"org.springframework.cache.caffeine.CaffeineCacheManager", "org.springframework.data.redis.core.RedisTemplate",
			"reactor.core.publisher.Mono" })
	void nothingNobodyAskedForIsBroughtAlong(String type) {
		assertThat(ClassUtils.isPresent(type, null)).isFalse();
	}

}
