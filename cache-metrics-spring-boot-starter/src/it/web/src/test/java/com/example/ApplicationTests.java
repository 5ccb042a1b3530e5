package com.example;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

import io.cachemetrics.CacheMetrics;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootVersion;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.cache.concurrent.ConcurrentMapCacheManager;
import org.springframework.util.ClassUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * One dependency added, one endpoint opened, one bean injected.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = "management.endpoints.web.exposure.include=cachemetrics")
class ApplicationTests {

	@LocalServerPort
	private int port;

	@Autowired
	private CacheMetrics metrics;

	@Test
	void recordsAreShownAndReset() throws Exception {
		assertThat(SpringBootVersion.getVersion()).isEqualTo(System.getProperty("boot"));
		this.metrics.reset();
		this.metrics.recordHit("accounts");
		this.metrics.recordMiss("accounts");
		assertThat(send("GET", "").body()).startsWith(
				"{\"namespaces\":{\"accounts\":{\"hits\":1,\"misses\":1,\"errors\":0,\"totalRequests\":2,\"hitRate\":0.5,");
		assertThat(send("GET", "?namespace=accounts").statusCode()).isEqualTo(200);
		assertThat(send("GET", "/unknown").statusCode()).isEqualTo(404);
		assertThat(send("DELETE", "").statusCode()).isEqualTo(204);
		assertThat(send("GET", "").body()).isEqualTo("{\"namespaces\":{}}");
	}

	@Autowired
	private ConcurrentMapCacheManager cacheManager;

	@Test
	void springCacheIsCountedWithoutSupportModules() {
		assertThat(ClassUtils.isPresent("org.springframework.cache.transaction.TransactionAwareCacheDecorator", null))
			.isFalse();
		this.cacheManager.getCache("books").get("key");
		assertThat(this.metrics.getStats("books").misses()).isEqualTo(1);
	}

	private HttpResponse<String> send(String method, String path) throws Exception {
		URI uri = URI.create("http://localhost:" + this.port + "/actuator/cachemetrics" + path);
		HttpRequest request = HttpRequest.newBuilder(uri).method(method, HttpRequest.BodyPublishers.noBody()).build();
		return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
	}

}
