package io.cachemetrics.sample;

import java.util.Map;

import io.cachemetrics.CacheMetrics;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = "management.prometheus.metrics.export.enabled=true")
class SampleApplicationTests {

	private static final String ACCOUNTS_OF_USER_2 = """
			[{"id":201,"name":"Current account","balance":73.15,"currency":"GBP"}]""";

	private SampleClient client;

	@Autowired
	private AccountCache cache;

	@Autowired
	private CacheMetrics metrics;

	@BeforeEach
	void createClient(@LocalServerPort int port) {
		this.client = new SampleClient(port);
		this.metrics.reset();
	}

	@Test
	void everyLookupIsCountedOnceAndShown() {
		Map<String, Double> before = this.client.cacheMeters();
		assertThat(this.client.get("/users/2/accounts")).isEqualTo(ACCOUNTS_OF_USER_2);
		assertThat(this.client.statistics()).isEqualTo(stats(0, 1, 0, 1, "0.0", "0.0"));
		assertThat(this.client.get("/users/2/accounts")).isEqualTo(ACCOUNTS_OF_USER_2);
		assertThat(this.client.statistics()).isEqualTo(stats(1, 1, 0, 2, "0.5", "0.0"));
		this.cache.put(2, "[{\"id\":");
		assertThat(this.client.get("/users/2/accounts")).isEqualTo(ACCOUNTS_OF_USER_2);
		assertThat(this.client.statistics()).isEqualTo(stats(1, 1, 1, 2, "0.5", "0.3333"));
		assertThat(this.client.get("/users/2/accounts")).isEqualTo(ACCOUNTS_OF_USER_2);
		assertThat(this.client.statistics()).isEqualTo(stats(2, 1, 1, 3, "0.6667", "0.25"));
		Map<String, Double> meters = this.client.cacheMeters();
		assertThat(meters).contains(
				increased(before, "cache_metrics_requests_total{cache=\"accounts\",result=\"hit\"}", 2),
				increased(before, "cache_metrics_requests_total{cache=\"accounts\",result=\"miss\"}", 1),
				increased(before, "cache_metrics_errors_total{cache=\"accounts\"}", 1));
		assertThat(this.client.delete("/actuator/cachemetrics/accounts")).isEqualTo(204);
		assertThat(this.client.statistics()).isEqualTo(stats(0, 0, 0, 0, "0.0", "0.0"));
		assertThat(this.client.delete("/actuator/cachemetrics")).isEqualTo(204);
		assertThat(this.client.statistics()).isEqualTo("{\"namespaces\":{}}");
		assertThat(this.client.cacheMeters()).isEqualTo(meters);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "[{\"id\":", "null", "[null]", "{}", "accounts" })
	void entryThatCannotBeReadIsAnErrorAndLoadedAfresh(String entry) {
		this.cache.put(3, entry);
		String accounts = this.client.get("/users/3/accounts");
		assertThat(accounts).contains("\"id\":301", "\"id\":302");
		assertThat(this.client.statistics()).isEqualTo(stats(0, 0, 1, 0, "0.0", "1.0"));
		assertThat(this.client.get("/users/3/accounts")).isEqualTo(accounts);
		assertThat(this.client.statistics()).isEqualTo(stats(1, 0, 1, 1, "1.0", "0.5"));
	}

	@Test
	void springCacheIsCountedWithNoCode() {
		assertThat(this.client.get("/exchange-rates/GBP")).isEqualTo("1.152300");
		assertThat(this.client.get("/exchange-rates/GBP")).isEqualTo("1.152300");
		assertThat(this.client.get("/actuator/cachemetrics/exchange-rates"))
			.startsWith("{\"hits\":1,\"misses\":1,\"errors\":0,\"totalRequests\":2,\"hitRate\":0.5,");
		assertThat(this.client.get("/actuator/prometheus")).contains(
				"cache_metrics_requests_total{cache=\"exchange-rates\",result=\"hit\"} 1.0",
				"cache_gets_total{cache=\"exchange-rates\",cache_manager=\"cacheManager\",name=\"exchange-rates\","
						+ "result=\"hit\"} 1.0");
		assertThat(this.client.status("/exchange-rates/XXX")).isEqualTo(404);
	}

	@Test
	void userWithoutAccountsIsCachedToo() {
		assertThat(this.client.get("/users/4711/accounts")).isEqualTo("[]");
		assertThat(this.client.get("/users/4711/accounts")).isEqualTo("[]");
		assertThat(this.client.statistics()).isEqualTo(stats(1, 1, 0, 2, "0.5", "0.0"));
	}

	@Test
	void userThatIsNoNumberIsABadRequest() {
		assertThat(this.client.status("/users/me/accounts")).isEqualTo(400);
		assertThat(this.client.statistics()).isEqualTo("{\"namespaces\":{}}");
	}

	@Test
	void applicationIsHealthyWithoutRedis() {
		assertThat(this.client.get("/actuator/health")).contains("\"status\":\"UP\"");
	}

	private static Map.Entry<String, Double> increased(Map<String, Double> before, String meter, int by) {
		return Map.entry(meter, before.getOrDefault(meter, 0.0) + by);
	}

	private static String stats(int hits, int misses, int errors, int totalRequests, String hitRate, String errorRate) {
		return """
				{"namespaces":{"accounts":{"hits":%d,"misses":%d,"errors":%d,"totalRequests":%d,"hitRate":%s,\
				"lookups":%d,"errorRate":%s,"since":"…"}}}""".formatted(hits, misses, errors, totalRequests, hitRate,
				totalRequests + errors, errorRate);
	}

}
