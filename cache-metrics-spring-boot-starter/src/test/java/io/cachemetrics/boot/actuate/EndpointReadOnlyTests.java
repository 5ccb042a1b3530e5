package io.cachemetrics.boot.actuate;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;

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
	void readOnlyAccessTakesDeleteAway(String path) throws Exception {
		this.metrics.reset();
		this.metrics.recordHit("accounts");
		HttpRequest.Builder request = HttpRequest
			.newBuilder(URI.create("http://localhost:" + this.port + "/actuator/cachemetrics" + path));
		HttpClient client = HttpClient.newHttpClient();
		assertThat(client.send(request.DELETE().build(), BodyHandlers.discarding()).statusCode()).isEqualTo(405);
		assertThat(client.send(request.GET().build(), BodyHandlers.discarding()).statusCode()).isEqualTo(200);
		assertThat(this.metrics.getStats("accounts")).isEqualTo(new CacheStats(1, 0, 0));
	}

}
