package com.example;

import java.net.http.HttpResponse;
import java.util.Map;

import io.cachemetrics.CacheMetrics;
import io.cachemetrics.CacheStats;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootVersion;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The recipe of the README, with CSRF protection on, in an application that has a login
 * page of its own.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = "management.endpoints.web.exposure.include=cachemetrics,health,info")
class ApplicationTests {

	private static final CacheStats COUNTED = new CacheStats(1, 1, 0);

	@LocalServerPort
	private int port;

	@Autowired
	private CacheMetrics metrics;

	@BeforeEach
	void record() {
		assertThat(SpringBootVersion.getVersion()).isEqualTo(System.getProperty("boot"));
		this.metrics.reset();
		this.metrics.recordHit("accounts");
		this.metrics.recordMiss("accounts");
	}

	@ParameterizedTest
	@CsvSource({ "GET, ''", "GET, /accounts", "HEAD, ''", "GET, ?namespace=accounts", "GET, /" })
	void anonymousMayNotRead(String method, String path) {
		HttpResponse<String> response = send(method, path, "Accept", "application/json");
		assertThat(response.statusCode()).isEqualTo(401);
		assertThat(response.headers().firstValue("WWW-Authenticate").orElse("")).startsWith("Basic realm=");
		assertThat(response.body()).doesNotContain("hits");
	}

	@Test
	void anonymousIsToldSoInJson() {
		HttpResponse<String> response = send("GET", "", "Accept", "application/json");
		assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json");
		assertThat(response.body()).contains("\"status\":401");
	}

	@Test
	void fetchOfThePageIsNeitherRedirectedNorAskedForAPassword() {
		HttpResponse<String> response = send("GET", "", "Accept", "application/json", "X-Requested-With",
				"XMLHttpRequest");
		assertThat(response.statusCode()).isEqualTo(401);
		assertThat(response.headers().firstValue("WWW-Authenticate")).isEmpty();
		assertThat(response.headers().firstValue("Location")).isEmpty();
	}

	@Test
	void browserIsAskedForAPassword() {
		HttpResponse<String> response = send("GET", "", "Accept", Http.BROWSER);
		assertThat(response.statusCode()).isEqualTo(401);
		assertThat(response.headers().firstValue("WWW-Authenticate")).isPresent();
		assertThat(response.body()).doesNotContain("accounts").doesNotContain("<script");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "/accounts", "?namespace=accounts" })
	void whoHasNoRoleMayNotRead(String path) {
		assertThat(send("GET", path, "Authorization", basic("user")).statusCode()).isEqualTo(403);
	}

	@ParameterizedTest
	@ValueSource(strings = { "operator", "admin" })
	void operatorAndAdminReadJson(String user) {
		HttpResponse<String> all = send("GET", "", "Authorization", basic(user));
		assertThat(all.statusCode()).isEqualTo(200);
		assertThat(all.body()).startsWith(
				"{\"namespaces\":{\"accounts\":{\"hits\":1,\"misses\":1,\"errors\":0,\"totalRequests\":2,\"hitRate\":0.5,");
		assertThat(send("GET", "/accounts", "Authorization", basic(user)).statusCode()).isEqualTo(200);
		assertThat(send("GET", "/unknown", "Authorization", basic(user)).statusCode()).isEqualTo(404);
	}

	@Test
	void operatorGetsThePageAndATokenThatItsScriptCanRead() {
		HttpResponse<String> page = send("GET", "", "Authorization", basic("operator"), "Accept", Http.BROWSER);
		assertThat(page.statusCode()).isEqualTo(200);
		assertThat(page.body()).startsWith("<!DOCTYPE html>").contains("X-XSRF-TOKEN");
		assertThat(cookie(page)).doesNotContainIgnoringCase("HttpOnly").contains("Path=/");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "/accounts", "?namespace=accounts" })
	void operatorMayNotResetWithAToken(String path) {
		assertThat(reset(path, "operator").statusCode()).isEqualTo(403);
		assertThat(this.metrics.getAllStats()).containsExactly(Map.entry("accounts", COUNTED));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "/accounts", "?namespace=accounts" })
	void adminMayNotResetWithoutAToken(String path) {
		HttpResponse<String> none = send("DELETE", path, "Authorization", basic("admin"));
		assertThat(none.statusCode()).isEqualTo(403);
		assertThat(none.headers().firstValue("Location")).isEmpty();
		// A foreign page can make a browser send the cookie, but not the header.
		assertThat(send("DELETE", path, "Authorization", basic("admin"), "Cookie", "XSRF-TOKEN=a").statusCode())
			.isEqualTo(403);
		assertThat(send("DELETE", path, "Authorization", basic("admin"), "Cookie", "XSRF-TOKEN=a", "X-XSRF-TOKEN", "b")
			.statusCode()).isEqualTo(403);
		assertThat(this.metrics.getAllStats()).containsExactly(Map.entry("accounts", COUNTED));
	}

	@Test
	void anonymousMayNotReset() {
		HttpResponse<String> response = send("DELETE", "", "Cookie", "XSRF-TOKEN=a", "X-XSRF-TOKEN", "a");
		assertThat(response.statusCode()).isEqualTo(401);
		assertThat(this.metrics.getAllStats()).containsExactly(Map.entry("accounts", COUNTED));
	}

	@Test
	void adminResetsOneWithAToken() {
		this.metrics.recordHit("user");
		assertThat(reset("/accounts", "admin").statusCode()).isEqualTo(204);
		assertThat(this.metrics.getStats("accounts")).isEqualTo(CacheStats.EMPTY);
		assertThat(this.metrics.getStats("user")).isEqualTo(new CacheStats(1, 0, 0));
		assertThat(reset("?namespace=user", "admin").statusCode()).isEqualTo(204);
		assertThat(this.metrics.getStats("user")).isEqualTo(CacheStats.EMPTY);
	}

	@Test
	void adminResetsAllWithAToken() {
		assertThat(reset("", "admin").statusCode()).isEqualTo(204);
		assertThat(this.metrics.getAllStats()).isEmpty();
	}

	@Test
	void clientWithoutABrowserMakesItsOwnToken() {
		assertThat(send("DELETE", "", "Authorization", basic("admin"), "Cookie", "XSRF-TOKEN=any", "X-XSRF-TOKEN",
				"any")
			.statusCode()).isEqualTo(204);
	}

	@ParameterizedTest
	@CsvSource({ "GET, , 401", "DELETE, , 403", "GET, user, 403", "DELETE, user, 403", "DELETE, operator, 403",
			"DELETE, admin, 403" })
	void refusalIsJsonAndLeadsToNoLoginPage(String method, String user, int status) {
		String[] authorization = (user != null) ? new String[] { "Authorization", basic(user) } : new String[0];
		HttpResponse<String> response = send(method, "", authorization);
		assertThat(response.statusCode()).isEqualTo(status);
		assertThat(response.headers().firstValue("Location")).isEmpty();
		assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json");
		assertThat(response.body()).contains("\"status\":" + status);
	}

	@Test
	void wrongPasswordIsRefusedInJson() {
		HttpResponse<String> response = send("GET", "", "Authorization", Http.basic("admin", "wrong"));
		assertThat(response.statusCode()).isEqualTo(401);
		assertThat(response.body()).contains("\"status\":401");
	}

	@ParameterizedTest
	@CsvSource({ "operator, denied", "admin, true" })
	void pageKnowsBeforehandWhoMayReset(String user, String reset) {
		assertThat(send("GET", "", "Authorization", basic(user), "Accept", Http.BROWSER).body())
			.contains(" data-reset=\"" + reset + "\">");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/actuator/health", "/actuator/info", "/other" })
	void everythingElseIsForTheApplication(String path) {
		HttpResponse<String> response = to("GET", path, "Accept", Http.BROWSER);
		assertThat(response.statusCode()).isEqualTo(302);
		assertThat(response.headers().firstValue("Location").orElse("")).endsWith("/login");
	}

	// As the page does: what it got as a cookie goes back as a cookie and as a header.
	private HttpResponse<String> reset(String path, String user) {
		String token = cookie(send("GET", "", "Authorization", basic(user), "Accept", Http.BROWSER)).split(";")[0];
		return send("DELETE", path, "Authorization", basic(user), "X-Requested-With", "XMLHttpRequest", "Cookie",
				token, "X-XSRF-TOKEN", token.substring("XSRF-TOKEN=".length()));
	}

	private static String cookie(HttpResponse<String> response) {
		return response.headers()
			.allValues("Set-Cookie")
			.stream()
			.filter((cookie) -> cookie.startsWith("XSRF-TOKEN="))
			.findFirst()
			.orElseThrow();
	}

	private static String basic(String user) {
		return Http.basic(user);
	}

	private HttpResponse<String> send(String method, String path, String... headers) {
		return to(method, "/actuator/cachemetrics" + path, headers);
	}

	private HttpResponse<String> to(String method, String path, String... headers) {
		return new Http(this.port).send(method, path, headers);
	}

}
