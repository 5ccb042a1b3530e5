package io.cachemetrics.boot.actuate;

import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import io.cachemetrics.CacheMetrics;
import io.cachemetrics.CacheStats;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.core.env.Environment;
import org.springframework.web.util.UriUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the endpoint answers over HTTP, whatever server it runs on. Tests of one start an
 * {@link Application} and extend this.
 */
abstract class EndpointHttpContract {

	private static final String COUNTS = """
			{"hits":2,"misses":1,"errors":1,"totalRequests":3,"hitRate":0.6667,"lookups":4,"errorRate":0.25,\
			"since":"%s"}""";

	private static final String BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,"
			+ "image/webp,*/*;q=0.8";

	private static final CacheStats COUNTED = new CacheStats(2, 1, 1);

	private final String basePath;

	@Autowired
	private Environment environment;

	@Autowired
	private CacheMetrics metrics;

	EndpointHttpContract(String basePath) {
		this.basePath = basePath;
	}

	@BeforeEach
	void recordAccounts() {
		this.metrics.reset();
		record("accounts");
	}

	@Test
	void listIsEmptyBeforeAnythingIsRecorded() {
		this.metrics.reset();
		assertThat(get("")).isEqualTo(new HttpAnswer(200, "{\"namespaces\":{}}"));
	}

	@Test
	void listHoldsEveryNamespace() {
		this.metrics.recordError("user");
		String user = """
				{"hits":0,"misses":0,"errors":1,"totalRequests":0,"hitRate":0.0,"lookups":1,"errorRate":1.0,\
				"since":"%s"}""".formatted(since("user"));
		assertThat(get("")).isEqualTo(
				new HttpAnswer(200, "{\"namespaces\":{\"accounts\":" + json("accounts") + ",\"user\":" + user + "}}"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "accounts", "with space", "a/b/c", "100%", "%2F", "a+b", "konten-größe", "账户", "💰",
			"a:b?c#d&e" })
	void nameThatAPathCarriesIsShownAndReset(String namespace) {
		String path = "/" + UriUtils.encode(namespace, StandardCharsets.UTF_8).replace("%2F", "/");
		if (!this.metrics.getAllStats().containsKey(namespace)) {
			record(namespace);
		}
		this.metrics.recordHit("other");
		assertThat(get(path)).isEqualTo(new HttpAnswer(200, json(namespace)));
		assertThat(delete(path)).isEqualTo(new HttpAnswer(204, ""));
		assertThat(this.metrics.getAllStats()).containsEntry(namespace, CacheStats.EMPTY)
			.containsEntry("other", new CacheStats(1, 0, 0));
	}

	@ParameterizedTest
	@ValueSource(strings = { "accounts", "a/b", "%2F", "a;b", "a\\b", "a//b", "/a/", "a+b c", "a,b", "a=b&c", "<b>" })
	void anyNameIsShownAndResetByParameter(String namespace) {
		String query = "?namespace=" + UriUtils.encode(namespace, StandardCharsets.UTF_8);
		if (!this.metrics.getAllStats().containsKey(namespace)) {
			record(namespace);
		}
		this.metrics.recordHit("other");
		assertThat(get(query)).satisfies((answer) -> {
			assertThat(answer.status()).isEqualTo(200);
			assertThat(answer.body()).startsWith("{\"namespaces\":{\"")
				.endsWith("\":" + json(namespace) + "}}")
				.doesNotContain("other");
		});
		assertThat(delete(query)).isEqualTo(new HttpAnswer(204, ""));
		assertThat(this.metrics.getAllStats()).containsEntry(namespace, CacheStats.EMPTY)
			.containsEntry("other", new CacheStats(1, 0, 0));
	}

	@ParameterizedTest
	@ValueSource(strings = { "/unknown", "/", "//", "/accounts/x", "/Accounts", "/%20", "/%0A", "?namespace=",
			"?namespace=unknown", "?namespace=%0A", "?namespace=accounts&namespace=user" })
	void unknownNameIsNotFoundAndChangesNothing(String path) {
		assertThat(get(path).status()).isEqualTo(404);
		assertThat(delete(path).status()).isEqualTo(404);
		assertThat(this.metrics.getAllStats()).containsExactly(Map.entry("accounts", COUNTED));
	}

	@Test
	void deleteOfTheRootResetsEverything() {
		this.metrics.recordHit("user");
		assertThat(delete("")).isEqualTo(new HttpAnswer(204, ""));
		assertThat(this.metrics.getAllStats()).isEmpty();
	}

	@Test
	void scopeIsThisInstanceWhereThereIsNoCluster() {
		assertThat(get("?scope=instance")).isEqualTo(get(""));
		assertThat(get("/accounts?scope=INSTANCE")).isEqualTo(new HttpAnswer(200, json("accounts")));
		for (String path : new String[] { "?scope=cluster", "/accounts?scope=cluster", "?scope=x" }) {
			assertThat(get(path).status()).isEqualTo(400);
		}
		assertThat(delete("/accounts?scope=instance").status()).isEqualTo(204);
	}

	@ParameterizedTest
	@ValueSource(strings = { "POST", "PUT", "PATCH" })
	void otherMethodsAreNotAllowed(String method) {
		assertThat(send(method, "").status()).isEqualTo(405);
		assertThat(send(method, "/accounts").status()).isEqualTo(405);
		assertThat(this.metrics.getAllStats()).containsExactly(Map.entry("accounts", COUNTED));
	}

	@ParameterizedTest
	@ValueSource(strings = { "text/html", BROWSER, "*/*, text/html", "image/png, text/*" })
	void browsersGetThePage(String accept) {
		for (String query : new String[] { "", "?namespace=accounts", "?scope=instance", "?format=html" }) {
			HttpResponse<String> response = request("GET", query, accept);
			assertThat(response.statusCode()).isEqualTo(200);
			assertThat(response.headers().firstValue("Content-Type")).hasValue("text/html;charset=UTF-8");
			assertThat(response.body()).startsWith("<!DOCTYPE html>").contains("▲");
		}
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "*/*", "application/json", "application/*", "application/*+json", "text/html, application/json",
					"application/vnd.spring-boot.actuator.v2+json", "application/vnd.spring-boot.actuator.v3+json" })
	void everybodyElseGetsJson(String accept) {
		HttpResponse<String> response = request("GET", "", accept);
		assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("application/")
			.contains("json");
		assertThat(HttpAnswer.canonical(response.body()))
			.isEqualTo("{\"namespaces\":{\"accounts\":" + json("accounts") + "}}");
	}

	@Test
	void browsersGetJsonByALink() {
		HttpResponse<String> response = request("GET", "?format=json", BROWSER);
		assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json");
		assertThat(HttpAnswer.canonical(response.body()))
			.isEqualTo("{\"namespaces\":{\"accounts\":" + json("accounts") + "}}");
		assertThat(request("GET", "?format=json&namespace=unknown", BROWSER).statusCode()).isEqualTo(404);
		assertThat(request("GET", "?format=xml", BROWSER).statusCode()).isEqualTo(400);
	}

	@Test
	void onlyTheRootHasAPage() {
		assertThat(HttpAnswer.canonical(request("GET", "/accounts", BROWSER).body())).isEqualTo(json("accounts"));
		assertThat(request("DELETE", "", BROWSER).statusCode()).isEqualTo(204);
	}

	// A cache in between would give one client what another got, or what was before a
	// reset.
	@ParameterizedTest
	@CsvSource({ "GET, ''", "GET, /accounts", "GET, /unknown", "DELETE, /accounts", "DELETE, ''" })
	void answersAreNotStored(String method, String path) {
		for (String accept : new String[] { "*/*", BROWSER }) {
			HttpHeaders headers = request(method, path, accept).headers();
			assertThat(headers.allValues("Cache-Control")).containsExactly("no-store");
			assertThat(headers.allValues("Vary")).contains("Accept");
		}
	}

	@Test
	void nothingButNamesAndNumbersLeavesTheProcess() {
		List<String> names = List.of("<svg/onload=alert(1)>", "</script>", "a\":{\"hits\":7}", "a\u2028b", "'\\");
		names.forEach(this.metrics::recordMiss);
		HttpResponse<String> response = request("GET", "", "application/json");
		assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json");
		JsonNode answer = new JsonMapper().readTree(response.body());
		assertThat(answer.propertyNames()).containsExactly("namespaces");
		assertThat(answer.get("namespaces").propertyNames()).hasSize(names.size() + 1)
			.contains("accounts")
			.containsAll(names);
		for (JsonNode one : answer.get("namespaces")) {
			assertThat(one.propertyNames()).containsExactly("hits", "misses", "errors", "totalRequests", "hitRate",
					"lookups", "errorRate", "since");
			assertThat(one).filteredOn((value) -> !value.isNumber()).singleElement().isEqualTo(one.get("since"));
		}
	}

	@Test
	void statisticsCountFromTheLastReset() {
		String start = since("accounts");
		assertThat(delete("/accounts").status()).isEqualTo(204);
		this.metrics.recordHit("user");
		assertThat(since("accounts")).isNotEqualTo(start);
		assertThat(get("/accounts").body()).endsWith(",\"since\":\"" + since("accounts") + "\"}");
		assertThat(get("/user").body()).endsWith(",\"since\":\"" + start + "\"}");
	}

	private String since(String namespace) {
		return this.metrics.getSince(namespace).orElseThrow().toString();
	}

	private String json(String namespace) {
		return COUNTS.formatted(since(namespace));
	}

	private void record(String namespace) {
		this.metrics.recordHit(namespace);
		this.metrics.recordHit(namespace);
		this.metrics.recordMiss(namespace);
		this.metrics.recordError(namespace);
	}

	private HttpAnswer get(String path) {
		return send("GET", path);
	}

	private HttpAnswer delete(String path) {
		return send("DELETE", path);
	}

	private HttpAnswer send(String method, String path) {
		return HttpAnswer.to(method, uri(path));
	}

	private HttpResponse<String> request(String method, String path, String accept) {
		return HttpAnswer.response(method, uri(path), "Accept", accept);
	}

	private String uri(String path) {
		String port = this.environment.getProperty("local.management.port",
				this.environment.getProperty("local.server.port", ""));
		return "http://localhost:" + port + this.basePath + "/cachemetrics" + path;
	}

	@SpringBootConfiguration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

	}

}
