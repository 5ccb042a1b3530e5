package io.cachemetrics.boot.actuate;

import java.time.Instant;
import java.util.Map;

import io.cachemetrics.CacheMetrics;
import io.cachemetrics.CacheStats;
import io.cachemetrics.InMemoryCacheMetrics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class CacheMetricsEndpointTests {

	private static final Instant START = Instant.parse("2026-11-22T20:07:25.125Z");

	private final CacheMetrics metrics = new InMemoryCacheMetrics(10, () -> START);

	private final CacheMetricsEndpoint endpoint = new CacheMetricsEndpoint(this.metrics);

	@ParameterizedTest
	@CsvSource({ "0, 0, 0.0", "2, 1, 0.6667", "1, 2, 0.3333", "1, 31, 0.0312", "3, 29, 0.0938", "1, 99999, 0.0",
			"99999, 1, 1.0", "7, 0, 1.0", "0, 7, 0.0" })
	void hitRateIsRoundedHalfEvenToFourDecimals(int hits, int misses, double expected) {
		record("test", hits, misses);
		this.metrics.recordError("test");
		NamespaceDescriptor test = this.endpoint.namespace("test", null);
		assertThat(test).extracting("hits", "misses", "errors", "totalRequests", "hitRate", "lookups")
			.containsExactly((long) hits, (long) misses, 1L, (long) hits + misses, expected, hits + misses + 1L);
	}

	@ParameterizedTest
	@CsvSource({ "0, 7, 1.0", "2, 1, 0.3333", "31, 1, 0.0312", "99999, 1, 0.0" })
	void errorRateIsTheShareOfAllLookups(int hits, int errors, double expected) {
		record("test", hits, 0);
		for (int i = 0; i < errors; i++) {
			this.metrics.recordError("test");
		}
		assertThat(this.endpoint.namespace("test", null)).satisfies((test) -> {
			assertThat(test.lookups()).isEqualTo(hits + errors);
			assertThat(test.errorRate()).isEqualTo(expected);
		});
	}

	@Test
	void timeThatIsNotKnownIsLeftOut() {
		assertThat(NamespaceDescriptor.of(CacheStats.EMPTY, null).since()).isNull();
	}

	@Test
	void namespacesAreShownSortedOrAlone() {
		record("b", 3, 5);
		record("a", 7, 1);
		NamespaceDescriptor a = new NamespaceDescriptor(null, 7, 1, 0, 8, 0.875, 8, 0.0, START.toString());
		NamespaceDescriptor b = new NamespaceDescriptor(null, 3, 5, 0, 8, 0.375, 8, 0.0, START.toString());
		assertThat(this.endpoint.cacheMetrics(null, null))
			.satisfies((all) -> assertThat(all.namespaces()).containsExactly(Map.entry("a", a), Map.entry("b", b)));
		assertThat(this.endpoint.cacheMetrics("b", null))
			.satisfies((one) -> assertThat(one.namespaces()).containsExactly(Map.entry("b", b)));
	}

	@Test
	void unknownNamespaceIsNotShownNotResetAndNotCreated() {
		record("a", 7, 1);
		for (String unknown : new String[] { "b", "", " ", "a\nb", "n".repeat(257) }) {
			assertThat(this.endpoint.namespace(unknown, null)).isNull();
			assertThat(this.endpoint.cacheMetrics(unknown, null)).isNull();
			assertThat(this.endpoint.reset(unknown)).isNull();
		}
		assertThat(this.metrics.getAllStats()).containsExactly(Map.entry("a", new CacheStats(7, 1, 0)));
	}

	@Test
	void resetOfOneAndOfAll() {
		record("a", 7, 1);
		record("b", 3, 5);
		assertThat(this.endpoint.reset("a")).isEqualTo(this.endpoint.cacheMetrics("a", null)).isNotNull();
		assertThat(this.metrics.getAllStats()).containsExactly(Map.entry("a", CacheStats.EMPTY),
				Map.entry("b", new CacheStats(3, 5, 0)));
		assertThat(this.endpoint.reset(null)).isEqualTo(this.endpoint.cacheMetrics(null, null)).isNotNull();
		assertThat(this.metrics.getAllStats()).isEmpty();
	}

	private void record(String namespace, int hits, int misses) {
		for (int i = 0; i < hits; i++) {
			this.metrics.recordHit(namespace);
		}
		for (int i = 0; i < misses; i++) {
			this.metrics.recordMiss(namespace);
		}
	}

}
