package io.cachemetrics.boot.redis;

import java.util.Map;

import io.cachemetrics.CacheStats;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class KnownResetsTests {

	private final KnownResets.Baseline baseline = new KnownResets.Baseline(new CacheStats(5, 7, 11), false);

	@ParameterizedTest
	@CsvSource({ "4, 7, 11", "5, 6, 11", "5, 7, 10" })
	void neverMovesBack(long hits, long misses, long errors) {
		assertThat(this.baseline.move(new CacheStats(hits, misses, errors), true))
			.isEqualTo(new KnownResets.Baseline(new CacheStats(5, 7, 11), true));
	}

	@Test
	void staysWhereNothingIsRemembered() {
		assertThat(this.baseline.move(null, false)).isEqualTo(this.baseline);
	}

	@Test
	void movesForward() {
		assertThat(this.baseline.move(new CacheStats(5, 8, 11), false).totals()).isEqualTo(new CacheStats(5, 8, 11));
	}

	@Test
	void rememberedTotalsAreTheNewestFromBeforeAndLimited() {
		AcknowledgedTotals acknowledged = new AcknowledgedTotals();
		assertThat(acknowledged.before(1)).isEmpty();
		for (int i = 1; i <= 40; i++) {
			acknowledged.add(i * 10L, Map.of("a", new CacheStats(i, 0, 0)));
			acknowledged.add(i * 10L + 5, Map.of("a", new CacheStats(i, 0, 0)));
		}
		assertThat(acknowledged.before(300)).containsEntry("a", new CacheStats(29, 0, 0));
		assertThat(acknowledged.before(301)).containsEntry("a", new CacheStats(30, 0, 0));
		assertThat(acknowledged.before(91)).containsEntry("a", new CacheStats(9, 0, 0));
		assertThat(acknowledged.before(90)).isNull();
	}

}
