package com.example;

import java.net.ServerSocket;

import io.cachemetrics.CacheMetrics;
import io.cachemetrics.CacheStats;
import io.cachemetrics.boot.ClusterCacheMetrics;
import org.junit.jupiter.api.Test;
import redis.embedded.RedisServer;

import org.springframework.boot.SpringBootVersion;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Two instances on one Redis.
 */
class ApplicationTests {

	@Test
	void instancesCountAndResetTogether() throws Exception {
		assertThat(SpringBootVersion.getVersion()).isEqualTo(System.getProperty("boot"));
		RedisServer redis = RedisServer.builder().bind("127.0.0.1").port(freePort()).setting("save \"\"").build();
		redis.start();
		try (ConfigurableApplicationContext reader = start(redis.ports().get(0))) {
			try (ConfigurableApplicationContext writer = start(redis.ports().get(0))) {
				writer.getBean(CacheMetrics.class).recordHit("accounts");
			}
			ClusterCacheMetrics metrics = reader.getBean(ClusterCacheMetrics.class);
			metrics.recordMiss("accounts");
			assertThat(metrics.getStats("accounts")).isEqualTo(new CacheStats(1, 1, 0));
			assertThat(metrics.getClusterStats().coverage().instances()).isEqualTo(2);
			metrics.reset("accounts");
			assertThat(metrics.getStats("accounts")).isEqualTo(CacheStats.EMPTY);
		}
		finally {
			redis.stop();
		}
	}

	private static ConfigurableApplicationContext start(int port) {
		return new SpringApplicationBuilder(Application.class)
			.properties("spring.application.name=shop", "cache-metrics.redis.enabled=true",
					"spring.data.redis.host=127.0.0.1", "spring.data.redis.port=" + port,
					"cache-metrics.redis.timeout=10s", "cache-metrics.redis.shutdown-timeout=10s")
			.run();
	}

	private static int freePort() throws Exception {
		try (ServerSocket socket = new ServerSocket(0)) {
			return socket.getLocalPort();
		}
	}

}
