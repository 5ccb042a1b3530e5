package com.example;

import java.net.http.HttpResponse;

import io.cachemetrics.CacheMetrics;
import io.cachemetrics.CacheStats;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The recipe of the README for users who have signed in at the application's login page.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = "management.endpoints.web.exposure.include=cachemetrics,health,info")
class LoginPageTests {

	private static final String PATH = "/actuator/cachemetrics";

	@LocalServerPort
	private int port;

	@Autowired
	private CacheMetrics metrics;

	@BeforeEach
	void record() {
		this.metrics.reset();
		this.metrics.recordHit("accounts");
	}

	@ParameterizedTest
	@CsvSource({ "operator, denied", "admin, true" })
	void sessionOpensThePageAndReadsJson(String user, String reset) {
		Http session = Http.signedIn(this.port, user);
		assertThat(session.send("GET", PATH, "Accept", Http.BROWSER).body()).startsWith("<!DOCTYPE html>")
			.contains(" data-reset=\"" + reset + "\">");
		assertThat(poll(session).statusCode()).isEqualTo(200);
		assertThat(poll(session).body()).contains("\"accounts\":{\"hits\":1");
	}

	@Test
	void adminResetsWithTheTokenThatCameWithThePage() {
		Http session = Http.signedIn(this.port, "admin");
		assertThat(reset(session, token(session)).statusCode()).isEqualTo(204);
		assertThat(this.metrics.getStats("accounts")).isEqualTo(CacheStats.EMPTY);
	}

	@Test
	void operatorDoesNotResetWithAToken() {
		Http session = Http.signedIn(this.port, "operator");
		assertRefused(reset(session, token(session)));
	}

	@ParameterizedTest
	@ValueSource(strings = { "operator", "admin" })
	void nobodyResetsWithoutTheToken(String user) {
		Http session = Http.signedIn(this.port, user);
		assertRefused(session.send("DELETE", PATH + "/accounts"));
		token(session);
		assertRefused(session.send("DELETE", PATH + "/accounts"));
		assertRefused(reset(session, "another"));
	}

	@Test
	void whoHasNoRoleIsRefused() {
		Http session = Http.signedIn(this.port, "user");
		assertRefused(poll(session));
		HttpResponse<String> page = session.send("GET", PATH, "Accept", Http.BROWSER);
		assertThat(page.statusCode()).isEqualTo(403);
		assertThat(page.headers().firstValue("Location")).isEmpty();
	}

	@Test
	void endOfTheSessionIsSaidToTheScriptOfThePage() {
		HttpResponse<String> response = poll(new Http(this.port));
		assertThat(response.statusCode()).isEqualTo(401);
		assertThat(response.headers().firstValue("WWW-Authenticate")).isEmpty();
		assertThat(response.headers().firstValue("Location")).isEmpty();
	}

	private void assertRefused(HttpResponse<String> response) {
		assertThat(response.statusCode()).isEqualTo(403);
		assertThat(response.headers().firstValue("Location")).isEmpty();
		assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json");
		assertThat(this.metrics.getStats("accounts")).isEqualTo(new CacheStats(1, 0, 0));
	}

	private static HttpResponse<String> poll(Http http) {
		return http.send("GET", PATH, "Accept", "application/json", "X-Requested-With", "XMLHttpRequest");
	}

	private static HttpResponse<String> reset(Http session, String token) {
		return session.send("DELETE", PATH + "/accounts", "X-Requested-With", "XMLHttpRequest", "X-XSRF-TOKEN",
				token);
	}

	private static String token(Http session) {
		session.send("GET", PATH, "Accept", Http.BROWSER);
		return session.cookie("XSRF-TOKEN");
	}

}
