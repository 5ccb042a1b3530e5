package io.cachemetrics.sample;

import java.util.List;
import java.util.regex.Pattern;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import redis.embedded.RedisServer;

import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

@EnabledWithRedisServer
class ClusterProfileTests {

	private static final RedisServer redis = EmbeddedRedis.prepare();

	@BeforeAll
	static void startRedis() {
		redis.start();
	}

	@AfterAll
	static void stopRedis() {
		redis.stop();
	}

	@Test
	void instancesCountAndResetTogetherAndGoOnWithoutRedis() {
		try (ConfigurableApplicationContext one = start(); ConfigurableApplicationContext other = start()) {
			SampleClient client = client(one);
			SampleClient otherClient = client(other);
			String accounts = client.get("/users/1/accounts");
			assertThat(accounts).contains("\"id\":101", "\"id\":102");
			assertThat(client.get("/users/1/accounts")).isEqualTo(accounts);
			assertThat(otherClient.get("/users/1/accounts")).isEqualTo(accounts);
			String ofBoth = "\"namespaces\":{\"accounts\":" + stats(1, 2, 3, "0.3333") + "}}";
			awaitStatistics(client, ofBoth);
			awaitStatistics(otherClient, ofBoth);
			assertThat(client.get("/actuator/cachemetrics?scope=instance"))
				.isEqualTo(ofInstance(stats(1, 1, 2, "0.5")));
			assertThat(otherClient.get("/actuator/cachemetrics?scope=instance"))
				.isEqualTo(ofInstance(stats(0, 1, 1, "0.0")));
			assertThat(cacheMeterNames(client))
				.allSatisfy((name) -> assertThat(Readme.text()).contains("`" + name + "`"));
			assertThat(client.delete("/actuator/cachemetrics")).isEqualTo(204);
			assertThat(otherClient.statistics()).startsWith("{\"scope\":\"cluster\",\"instances\":2,")
				.endsWith("\"namespaces\":{}}");
			redis.stop();
			assertThat(client.get("/actuator/cachemetrics", 503)).startsWith("{\"scope\":\"cluster\",\"error\":")
				.contains("\"since\":\"");
			assertThat(client.get("/users/1/accounts")).isEqualTo(accounts);
			assertThat(client.get("/actuator/cachemetrics?scope=instance"))
				.isEqualTo(ofInstance(stats(1, 0, 1, "1.0")));
		}
	}

	private static ConfigurableApplicationContext start() {
		return SpringApplication.run(SampleApplication.class, "--spring.profiles.active=cluster", "--server.port=0",
				"--spring.data.redis.host=127.0.0.1", "--spring.data.redis.port=" + redis.ports().get(0),
				"--cache-metrics.redis.flush-interval=100ms", "--cache-metrics.redis.shutdown-timeout=0");
	}

	private static SampleClient client(ConfigurableApplicationContext context) {
		return new SampleClient(context.getEnvironment().getRequiredProperty("local.server.port", Integer.class));
	}

	private static void awaitStatistics(SampleClient client, String namespaces) {
		Awaitility.await()
			.untilAsserted(() -> assertThat(client.statistics()).startsWith("{\"scope\":\"cluster\",\"instances\":2,")
				.endsWith(namespaces));
	}

	private static List<String> cacheMeterNames(SampleClient client) {
		List<String> names = Pattern.compile("\"(cache\\.metrics\\.[^\"]+)\"")
			.matcher(client.get("/actuator/metrics"))
			.results()
			.map((match) -> match.group(1))
			.toList();
		assertThat(names).contains("cache.metrics.requests", "cache.metrics.cluster.flushes");
		return names;
	}

	private static String ofInstance(String accounts) {
		return "{\"scope\":\"instance\",\"namespaces\":{\"accounts\":" + accounts + "}}";
	}

	private static String stats(int hits, int misses, int totalRequests, String hitRate) {
		return """
				{"hits":%d,"misses":%d,"errors":0,"totalRequests":%d,"hitRate":%s,"lookups":%d,"errorRate":0.0,\
				"since":"…"}""".formatted(hits, misses, totalRequests, hitRate, totalRequests);
	}

}
