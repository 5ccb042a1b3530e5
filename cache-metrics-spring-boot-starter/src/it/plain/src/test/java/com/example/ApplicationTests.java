package com.example;

import io.cachemetrics.CacheMetrics;
import io.cachemetrics.CacheStats;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootVersion;
import org.springframework.boot.test.context.SpringBootTest;

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

}
