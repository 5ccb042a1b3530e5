package io.cachemetrics.boot.actuate;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

import io.cachemetrics.CacheMetrics;
import io.cachemetrics.CacheStats;
import io.cachemetrics.InMemoryCacheMetrics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

class CacheMetricsEndpointTests {

	private static final Instant START = Instant.parse("2026-11-22T20:07:25.125Z");

	private final CacheMetrics metrics = InMemoryCacheMetrics.builder().timeSource(() -> START).build();

	private final CacheMetricsEndpoint endpoint = new CacheMetricsEndpoint(this.metrics);

	@ParameterizedTest
	@CsvSource({ "0, 0, 0.0", "2, 1, 0.6667", "1, 2, 0.3333", "1, 31, 0.0312", "3, 29, 0.0938", "1, 99999, 0.0",
			"99999, 1, 1.0", "7, 0, 1.0", "0, 7, 0.0" })
	void hitRateIsRoundedHalfEvenToFourDecimals(int hits, int misses, double expected) {
		record("test", hits, misses);
		this.metrics.recordError("test");
		assertThat(this.endpoint.namespace("test", null))
			.extracting("hits", "misses", "errors", "totalRequests", "hitRate", "lookups")
			.containsExactly((long) hits, (long) misses, 1L, (long) hits + misses, expected, hits + misses + 1L);
	}

	@ParameterizedTest
	@CsvSource({ "0, 7, 1.0", "2, 1, 0.3333", "31, 1, 0.0312", "99999, 1, 0.0" })
	void errorRateIsTheShareOfAllLookups(int hits, int errors, double expected) {
		record("test", hits, 0);
		for (int i = 0; i < errors; i++) {
			this.metrics.recordError("test");
		}
		assertThat(this.endpoint.namespace("test", null)).containsEntry("lookups", (long) hits + errors)
			.containsEntry("errorRate", expected);
	}

	@Test
	void timeThatIsNotKnownIsLeftOut() {
		CacheMetrics timeless = mock(CacheMetrics.class);
		given(timeless.getAllStats()).willReturn(Map.of("test", CacheStats.EMPTY));
		given(timeless.getSince("test")).willReturn(Optional.empty());
		assertThat(new CacheMetricsEndpoint(timeless).namespace("test", null)).containsKey("errorRate")
			.doesNotContainKey("since");
	}

	@Test
	void namespacesAreShownSortedOrAlone() {
		record("b", 3, 5);
		record("a", 7, 1);
		String a = "a={hits=7, misses=1, errors=0, totalRequests=8, hitRate=0.875, lookups=8, errorRate=0.0, since="
				+ START + "}";
		String b = "b={hits=3, misses=5, errors=0, totalRequests=8, hitRate=0.375, lookups=8, errorRate=0.0, since="
				+ START + "}";
		assertThat(this.endpoint.cacheMetrics(null, null)).hasToString("{namespaces={" + a + ", " + b + "}}");
		assertThat(this.endpoint.cacheMetrics("b", null)).hasToString("{namespaces={" + b + "}}");
	}

	@Test
	void unknownNamespaceIsNotShownNotResetAndNotCreated() {
		record("a", 7, 1);
		for (String unknown : new String[] { "b", "", " ", "a\nb", "n".repeat(257) }) {
			assertThat(this.endpoint.namespace(unknown, null)).isNull();
			assertThat(this.endpoint.list(unknown, null)).isNull();
			assertThat(this.endpoint.resetListed(unknown, null)).isFalse();
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
