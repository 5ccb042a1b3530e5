package com.example;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

import io.cachemetrics.CacheMetrics;
import io.cachemetrics.CacheStats;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootVersion;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * On WebFlux, with the actuator and a Prometheus registry: there are meters as well.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "management.endpoints.web.exposure.include=cachemetrics",
				"management.prometheus.metrics.export.enabled=true",
				"spring.cache.caffeine.spec=recordStats" })
class ApplicationTests {

	@LocalServerPort
	private int port;

	@Autowired
	private CacheMetrics metrics;

	@Autowired
	private PrometheusMeterRegistry registry;

	@Test
	void metersCountOnThroughReset() throws Exception {
		assertThat(SpringBootVersion.getVersion()).isEqualTo(System.getProperty("boot"));
		this.metrics.recordHit("accounts");
		this.metrics.recordError("accounts");
		assertThat(send("GET", "/accounts").body())
			.startsWith("{\"hits\":1,\"misses\":0,\"errors\":1,\"totalRequests\":1,\"hitRate\":1.0,\"lookups\":2,\"errorRate\":0.5,");
		assertThat(send("DELETE", "/accounts").statusCode()).isEqualTo(204);
		assertThat(send("DELETE", "/").statusCode()).isEqualTo(404);
		this.metrics.recordHit("accounts");
		assertThat(this.registry.scrape()).contains(
				"cache_metrics_requests_total{cache=\"accounts\",result=\"hit\"} 2.0",
				"cache_metrics_requests_total{cache=\"accounts\",result=\"miss\"} 0.0",
				"cache_metrics_errors_total{cache=\"accounts\"} 1.0");
	}

	@Autowired
	private RateService rates;

	@Test
	void springCacheIsCountedWithNoCode() {
		this.rates.rate("GBP");
		this.rates.rate("GBP");
		assertThat(this.metrics.getStats("rates")).isEqualTo(new CacheStats(1, 1, 0));
		assertThat(this.registry.scrape()).contains("cache_metrics_requests_total{cache=\"rates\",result=\"hit\"} 1.0",
				"cache_gets_total{cache=\"rates\"", "cache_size{cache=\"rates\"");
	}

	private HttpResponse<String> send(String method, String path) throws Exception {
		URI uri = URI.create("http://localhost:" + this.port + "/actuator/cachemetrics" + path);
		HttpRequest request = HttpRequest.newBuilder(uri).method(method, HttpRequest.BodyPublishers.noBody()).build();
		return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
	}

}
