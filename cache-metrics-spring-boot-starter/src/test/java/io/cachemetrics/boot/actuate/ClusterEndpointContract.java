package io.cachemetrics.boot.actuate;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

import io.cachemetrics.CacheMetricsUnavailableException;
import io.cachemetrics.CacheStats;
import io.cachemetrics.NamespaceListener;
import io.cachemetrics.boot.ClusterCacheMetrics;
import io.cachemetrics.boot.ClusterStats;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the endpoint answers over HTTP for a cluster.
 */
abstract class ClusterEndpointContract {

	private static final Instant START = Instant.parse("2026-11-22T18:00:00Z");

	private static final String COVERAGE = """
			{"scope":"cluster","instances":3,"endedInstances":5,"oldestReportSeconds":12,"retentionSeconds":86400""";

	private static final String COUNTS = """
			"hits":3,"misses":1,"errors":0,"totalRequests":4,"hitRate":0.75,"lookups":4,"errorRate":0.0,\
			"since":"2026-11-22T18:00:00Z"}""";

	private static final String OWN = """
			"hits":1,"misses":1,"errors":0,"totalRequests":2,"hitRate":0.5,"lookups":2,"errorRate":0.0,\
			"since":"2026-11-22T18:00:01Z"}""";

	@LocalServerPort
	private int port;

	@Autowired
	private Cluster cluster;

	@BeforeEach
	void forget() {
		this.cluster.unavailable = false;
		this.cluster.reset = null;
		this.cluster.reads.set(0);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "?scope=cluster", "?namespace=accounts" })
	void listSaysWhatItCovers(String query) {
		assertThat(send("GET", query))
			.isEqualTo(new HttpAnswer(200, COVERAGE + ",\"namespaces\":{\"accounts\":{" + COUNTS + "}}"));
	}

	@Test
	void namespaceSaysWhatItCovers() {
		assertThat(send("GET", "/accounts")).isEqualTo(new HttpAnswer(200, COVERAGE + "," + COUNTS));
		assertThat(send("GET", "/unknown").status()).isEqualTo(404);
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void instanceAnswersForItselfAtAnyTime(boolean unavailable) {
		this.cluster.unavailable = unavailable;
		assertThat(send("GET", "?scope=instance"))
			.isEqualTo(new HttpAnswer(200, "{\"scope\":\"instance\",\"namespaces\":{\"accounts\":{" + OWN + "}}"));
		assertThat(send("GET", "/accounts?scope=instance"))
			.isEqualTo(new HttpAnswer(200, "{\"scope\":\"instance\"," + OWN));
	}

	@Test
	void resetIsForAllInstances() {
		assertThat(send("DELETE", "/accounts")).isEqualTo(new HttpAnswer(204, ""));
		assertThat(this.cluster.reset).isEqualTo("accounts");
		assertThat(this.cluster.reads).hasValue(0);
		assertThat(send("DELETE", "/unknown").status()).isEqualTo(404);
		assertThat(send("DELETE", "")).isEqualTo(new HttpAnswer(204, ""));
		assertThat(this.cluster.reset).isEqualTo("*");
	}

	@ParameterizedTest
	@ValueSource(strings = { "?scope=instance", "/accounts?scope=instance", "?scope=x" })
	void resetOfOneInstanceIsABadRequest(String path) {
		assertThat(send("DELETE", path).status()).isEqualTo(400);
		assertThat(this.cluster.reset).isNull();
	}

	@ParameterizedTest
	@CsvSource({ "GET, ''", "GET, /accounts", "GET, ?namespace=accounts", "DELETE, ''", "DELETE, /accounts" })
	void unavailableClusterIsSaidSoAndSinceWhen(String method, String path) {
		this.cluster.unavailable = true;
		assertThat(send(method, path)).isEqualTo(new HttpAnswer(503,
				"{\"scope\":\"cluster\",\"error\":\"Redis failed\",\"since\":\"2026-11-22T20:07:25Z\"}"));
	}

	private HttpAnswer send(String method, String path) {
		return HttpAnswer.to(method, "http://localhost:" + this.port + "/actuator/cachemetrics" + path);
	}

	@SpringBootConfiguration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

		@Bean
		Cluster cluster() {
			return new Cluster();
		}

	}

	static class Cluster implements ClusterCacheMetrics {

		volatile boolean unavailable;

		volatile @Nullable String reset;

		final AtomicInteger reads = new AtomicInteger();

		@Override
		public ClusterStats getClusterStats() {
			this.reads.incrementAndGet();
			requireAvailable();
			return new ClusterStats(new TreeMap<>(Map.of("accounts", new CacheStats(3, 1, 0))),
					Map.of("accounts", START),
					new ClusterStats.Coverage(3, 5, Duration.ofMillis(12_900), Duration.ofDays(1)));
		}

		@Override
		public Map<String, CacheStats> getInstanceStats() {
			return Map.of("accounts", new CacheStats(1, 1, 0));
		}

		@Override
		public Instant getInstanceSince(String namespace) {
			return START.plusSeconds(1);
		}

		@Override
		public Map<String, CacheStats> getAllStats() {
			return getClusterStats().namespaces();
		}

		@Override
		public CacheStats getStats(String namespace) {
			return getAllStats().getOrDefault(namespace, CacheStats.EMPTY);
		}

		@Override
		public Optional<Instant> getSince(String namespace) {
			return Optional.ofNullable(getClusterStats().since().get(namespace));
		}

		@Override
		public NamespaceListener.Registration addNamespaceListener(NamespaceListener listener) {
			return () -> {
			};
		}

		@Override
		public boolean reset(String namespace) {
			requireAvailable();
			this.reset = namespace;
			return !namespace.equals("unknown");
		}

		@Override
		public void reset() {
			requireAvailable();
			this.reset = "*";
		}

		@Override
		public void recordHit(String namespace) {
		}

		@Override
		public void recordMiss(String namespace) {
		}

		@Override
		public void recordError(String namespace) {
		}

		private void requireAvailable() {
			if (this.unavailable) {
				throw new CacheMetricsUnavailableException("Redis failed", Instant.parse("2026-11-22T20:07:25Z"),
						new IllegalStateException("secret"));
			}
		}

	}

}
