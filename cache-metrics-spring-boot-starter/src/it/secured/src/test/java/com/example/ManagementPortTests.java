package com.example;

import java.net.http.HttpResponse;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The recipe of the README where the endpoint has a port of its own.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "management.endpoints.web.exposure.include=cachemetrics", "management.server.port=0",
				"management.server.base-path=/manage", "management.endpoints.web.base-path=/ops" })
class ManagementPortTests {

	private static final String PATH = "/manage/ops/cachemetrics";

	@Value("${local.management.port}")
	private int port;

	@ParameterizedTest
	@CsvSource({ "operator, denied", "admin, true" })
	void pageKnowsBeforehandWhoMayReset(String user, String reset) {
		HttpResponse<String> page = new Http(this.port).send("GET", PATH, "Authorization", Http.basic(user), "Accept",
				Http.BROWSER);
		assertThat(page.body()).contains(" data-reset=\"" + reset + "\">");
	}

	@ParameterizedTest
	@ValueSource(strings = { "GET", "DELETE" })
	void refusalIsJsonAndLeadsToNoLoginPage(String method) {
		HttpResponse<String> response = new Http(this.port).send(method, PATH, "Cookie", "XSRF-TOKEN=any",
				"X-XSRF-TOKEN", "any");
		assertThat(response.statusCode()).isEqualTo(401);
		assertThat(response.headers().firstValue("Location")).isEmpty();
		assertThat(response.body()).contains("\"status\":401");
	}

}
