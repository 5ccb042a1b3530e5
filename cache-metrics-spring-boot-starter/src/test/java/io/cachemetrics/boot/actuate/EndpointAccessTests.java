package io.cachemetrics.boot.actuate;

import java.util.stream.Stream;

import io.cachemetrics.CacheMetrics;
import io.cachemetrics.CacheStats;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Who is not to reach the endpoint does not, and is not told of it.
 */
class EndpointAccessTests {

	private static final String EXPOSED = "management.endpoints.web.exposure.include=cachemetrics";

	@Test
	void endpointIsNotExposedByDefault() {
		try (ConfigurableApplicationContext context = run()) {
			assertNothingIsThere(context);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "management.endpoint.cachemetrics.access=none",
			"management.endpoints.access.max-permitted=none", "management.endpoints.access.default=none" })
	void endpointIsNotThereWithoutAccess(String property) {
		try (ConfigurableApplicationContext context = run(EXPOSED, property)) {
			assertNothingIsThere(context);
		}
	}

	@Test
	void permittedAccessLimitsWhatTheEndpointIsGiven() {
		try (ConfigurableApplicationContext context = run(EXPOSED,
				"management.endpoint.cachemetrics.access=unrestricted",
				"management.endpoints.access.max-permitted=read-only")) {
			for (String path : new String[] { "", "/accounts", "?namespace=accounts" }) {
				assertThat(send(context, "DELETE", path).status()).isEqualTo(405);
				assertThat(send(context, "GET", path).status()).isEqualTo(200);
			}
			assertNothingIsReset(context);
		}
	}

	private static void assertNothingIsThere(ConfigurableApplicationContext context) {
		for (String path : new String[] { "", "/", "/accounts", "/unknown", "?namespace=accounts" }) {
			for (String method : new String[] { "GET", "DELETE", "POST" }) {
				assertThat(send(context, method, path).status()).isEqualTo(404);
			}
		}
		assertThat(HttpAnswer.to("GET", address(context)).body()).doesNotContain("cachemetrics");
		assertNothingIsReset(context);
	}

	private static void assertNothingIsReset(ConfigurableApplicationContext context) {
		assertThat(context.getBean(CacheMetrics.class).getStats("accounts")).isEqualTo(new CacheStats(1, 0, 0));
	}

	private static ConfigurableApplicationContext run(String... properties) {
		String[] arguments = Stream
			.concat(Stream.of("server.port=0", "spring.main.web-application-type=servlet"), Stream.of(properties))
			.map((property) -> "--" + property)
			.toArray(String[]::new);
		ConfigurableApplicationContext context = new SpringApplicationBuilder(EndpointHttpContract.Application.class)
			.run(arguments);
		context.getBean(CacheMetrics.class).recordHit("accounts");
		return context;
	}

	private static HttpAnswer send(ConfigurableApplicationContext context, String method, String path) {
		return HttpAnswer.to(method, address(context) + "/cachemetrics" + path);
	}

	private static String address(ConfigurableApplicationContext context) {
		return "http://localhost:" + context.getEnvironment().getProperty("local.server.port") + "/actuator";
	}

}
