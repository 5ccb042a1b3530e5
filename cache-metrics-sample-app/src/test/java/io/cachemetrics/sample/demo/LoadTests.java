package io.cachemetrics.sample.demo;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

class LoadTests {

	private static final int BATCHES_OF_TWO_MINUTES = 1_200;

	@Test
	void sameSeedYieldsTheSameBatches() {
		assertThat(batches(3, 300)).isEqualTo(batches(3, 300)).isNotEqualTo(batches(4, 300));
	}

	@Test
	void sixCachesAreAsked() {
		assertThat(lookups(1, 300)).extracting(Lookup::cache)
			.containsOnly("accounts", "exchange-rates", "sessions", "products", "prices", "images");
	}

	@Test
	void fewKeysGetMostLookups() {
		List<Lookup> accounts = lookups(1, 300).filter((lookup) -> lookup.cache().equals("accounts")).toList();
		assertThat(accounts).filteredOn((lookup) -> lookup.key() < 60)
			.hasSizeBetween(accounts.size() * 6 / 10, accounts.size() * 8 / 10);
		assertThat(accounts).extracting(Lookup::key).allMatch((key) -> key >= 0 && key < 600);
	}

	@Test
	void rateVariesByAThirdAroundTheAverage() {
		List<Integer> sizes = batches(1, 300).stream().map(List::size).toList();
		assertThat(sizes.stream().mapToInt(Integer::intValue).sum()).isCloseTo(300 * 120, withinPercentage(2));
		assertThat(sizes).allMatch((size) -> size >= 20 && size <= 40).contains(20, 30, 40);
	}

	@Test
	void rateBelowOneForABatchIsKeptOnAverage() {
		assertThat(lookups(1, 5).count()).isCloseTo(5 * 120, withinPercentage(10));
	}

	private static Stream<Lookup> lookups(long seed, int lookupsPerSecond) {
		return batches(seed, lookupsPerSecond).stream().flatMap(List::stream);
	}

	private static List<List<Lookup>> batches(long seed, int lookupsPerSecond) {
		Load load = new Load(seed, lookupsPerSecond);
		return IntStream.range(0, BATCHES_OF_TWO_MINUTES).mapToObj((i) -> load.nextBatch()).toList();
	}

}
