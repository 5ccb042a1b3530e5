package io.cachemetrics.sample;

import io.cachemetrics.CacheMetrics;
import io.cachemetrics.CacheStats;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import redis.embedded.RedisServer;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ActiveProfiles("redis")
@EnabledWithRedisServer
class RedisProfileTests {

	private static final RedisServer redis = EmbeddedRedis.prepare();

	@Autowired
	private CacheMetrics metrics;

	@Autowired
	private StringRedisTemplate template;

	@DynamicPropertySource
	static void startRedis(DynamicPropertyRegistry registry) {
		redis.start();
		registry.add("spring.data.redis.host", () -> "127.0.0.1");
		registry.add("spring.data.redis.port", () -> redis.ports().get(0));
	}

	@AfterAll
	static void stopRedis() {
		redis.stop();
	}

	@Test
	void handlerAnswersWithRedisWithoutItAndWithItAgain(@LocalServerPort int port) {
		SampleClient client = new SampleClient(port);
		// The first command opens the connection, which may take longer than the
		// time-out.
		Awaitility.await().ignoreExceptions().until(() -> !this.template.hasKey("any"));
		String accounts = client.get("/users/1/accounts");
		assertThat(accounts).contains("\"id\":101", "\"id\":102");
		assertThat(client.get("/users/1/accounts")).isEqualTo(accounts);
		assertThat(this.metrics.getStats("accounts")).isEqualTo(new CacheStats(1, 1, 0));
		redis.stop();
		assertThat(client.get("/users/1/accounts")).isEqualTo(accounts);
		assertThat(client.get("/users/1/accounts")).isEqualTo(accounts);
		assertThat(this.metrics.getStats("accounts")).isEqualTo(new CacheStats(1, 1, 2));
		redis.start();
		Awaitility.await().until(() -> {
			assertThat(client.get("/users/1/accounts")).isEqualTo(accounts);
			return this.metrics.getStats("accounts").hits() > 1;
		});
	}

}
