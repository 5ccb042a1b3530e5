package io.cachemetrics;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class CacheStatsTests {

	@Test
	void totalRequestsAreHitsAndMissesWithoutErrors() {
		assertThat(new CacheStats(3, 5, 7).totalRequests()).isEqualTo(8);
	}

	@Test
	void hitRateIsShareOfRequests() {
		assertThat(new CacheStats(3, 5, 7).hitRate()).isEqualTo(0.375);
		assertThat(new CacheStats(2, 1, 0).hitRate()).isEqualTo(2.0 / 3);
	}

	@Test
	void hitRateIsZeroWithoutRequests() {
		assertThat(CacheStats.EMPTY.hitRate()).isZero();
		assertThat(new CacheStats(0, 0, 7).hitRate()).isZero();
	}

	@Test
	void lookupsAreRequestsAndErrors() {
		assertThat(new CacheStats(3, 5, 7).lookups()).isEqualTo(15);
	}

	@Test
	void errorRateIsShareOfLookups() {
		assertThat(new CacheStats(3, 5, 8).errorRate()).isEqualTo(0.5);
		assertThat(new CacheStats(0, 0, 7).errorRate()).isEqualTo(1);
		assertThat(new CacheStats(3, 5, 0).errorRate()).isZero();
		assertThat(CacheStats.EMPTY.errorRate()).isZero();
	}

	@Test
	void plusAddsEachNumber() {
		assertThat(new CacheStats(3, 5, 7).plus(new CacheStats(11, 13, 17))).isEqualTo(new CacheStats(14, 18, 24));
	}

	@Test
	void minusSubtractsEachNumber() {
		assertThat(new CacheStats(13, 18, 24).minus(new CacheStats(2, 5, 7))).isEqualTo(new CacheStats(11, 13, 17));
	}

	@Test
	void minusIsZeroWhereItWouldBeNegative() {
		assertThat(new CacheStats(1, 5, 1).minus(new CacheStats(2, 3, 3))).isEqualTo(new CacheStats(0, 2, 0));
	}

	@Test
	void sumsStopAtTheLargestNumber() {
		CacheStats most = new CacheStats(Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE);
		assertThat(most.plus(new CacheStats(1, 1, 1))).isEqualTo(most);
		assertThat(most.totalRequests()).isEqualTo(Long.MAX_VALUE);
		assertThat(most.hitRate()).isEqualTo(1);
		assertThat(most.lookups()).isEqualTo(Long.MAX_VALUE);
		assertThat(most.errorRate()).isEqualTo(1);
	}

	@Test
	void negativeNumbersAreRejected() {
		assertThatIllegalArgumentException().isThrownBy(() -> new CacheStats(-1, 0, 0))
			.withMessage("hits must not be negative, was -1");
		assertThatIllegalArgumentException().isThrownBy(() -> new CacheStats(0, -2, 0))
			.withMessage("misses must not be negative, was -2");
		assertThatIllegalArgumentException().isThrownBy(() -> new CacheStats(0, 0, -3))
			.withMessage("errors must not be negative, was -3");
	}

}
