package io.cachemetrics.boot.actuate;

import io.cachemetrics.CacheMetrics;
import io.cachemetrics.CacheStats;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

@SpringBootTest(classes = EndpointHttpContract.Application.class, webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "management.endpoints.web.exposure.include=cachemetrics",
				"management.endpoint.cachemetrics.access=read-only" })
class EndpointReadOnlyTests {

	@LocalServerPort
	private int port;

	@Autowired
	private CacheMetrics metrics;

	@ParameterizedTest
	@ValueSource(strings = { "", "/accounts", "?namespace=accounts" })
	void readOnlyAccessTakesDeleteAway(String path) {
		this.metrics.reset();
		this.metrics.recordHit("accounts");
		String uri = "http://localhost:" + this.port + "/actuator/cachemetrics" + path;
		assertThat(HttpAnswer.to("DELETE", uri).status()).isEqualTo(405);
		assertThat(HttpAnswer.to("GET", uri).status()).isEqualTo(200);
		assertThat(this.metrics.getStats("accounts")).isEqualTo(new CacheStats(1, 0, 0));
	}

}
