package io.cachemetrics;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CountsTableTests {

	private final CountsTable table = new CountsTable();

	@Test
	void findsWhatWasAddedAndNothingElse() {
		long[] accounts = StripedCounts.create();
		assertThat(this.table.get("accounts")).isNull();
		this.table.add("accounts", accounts);
		assertThat(this.table.get("accounts")).isSameAs(accounts);
		assertThat(this.table.get(String.valueOf("accounts".toCharArray()))).isSameAs(accounts);
		assertThat(this.table.get("account")).isNull();
		assertThat(this.table.size()).isEqualTo(1);
	}

	@Test
	void namesOfOneHashAreToldApart() {
		List<String> names = namesOfOneHash(10);
		assertThat(names).hasSize(1024).extracting(String::hashCode).containsOnly(names.get(0).hashCode());
		assertFound(names.subList(0, 1000));
		assertThat(names.subList(1000, 1024)).allSatisfy((name) -> assertThat(this.table.get(name)).isNull());
	}

	@Test
	void searchesForNamesThatEndInNumbersStartApart() {
		for (String name : List.of("cache-", "user:", "a", "region-eu-west-1.shop.accounts.")) {
			List<Integer> starts = IntStream.range(0, 1000)
				.mapToObj((number) -> CountsTable.start(CountsTable.hash(name + number), 4096))
				.toList();
			assertThat(starts).allMatch((start) -> start >= 0 && start < 4096 && start % 2 == 0);
			// Of 2,048 places, chance would take 791.
			assertThat(starts.stream().distinct().count()).as(name).isGreaterThan(700);
		}
	}

	@Test
	void growsWithoutLosingAny() {
		List<String> names = new ArrayList<>();
		for (int i = 0; i < 10_000; i++) {
			names.add("cache-" + i);
		}
		assertFound(names);
	}

	@Test
	void whoeverFindsANameBesideItsAdditionFindsItsCounts() {
		int names = 5000;
		AtomicInteger added = new AtomicInteger();
		Race.run(2, (thread, race) -> {
			while (added.get() < names) {
				if (thread == 0) {
					this.table.add("cache-" + added.get(), new long[] { added.get() });
					added.incrementAndGet();
				}
				else if (added.get() > 0) {
					int last = added.get() - 1;
					assertThat(this.table.get("cache-" + last)).containsExactly(last);
					long[] next = this.table.get("cache-" + (last + 1));
					assertThat(next == null || next[0] == last + 1L).isTrue();
				}
			}
		});
	}

	private void assertFound(List<String> names) {
		List<long[]> counts = new ArrayList<>();
		for (String name : names) {
			long[] added = new long[1];
			counts.add(added);
			this.table.add(name, added);
		}
		assertThat(this.table.size()).isEqualTo(names.size());
		for (int i = 0; i < names.size(); i++) {
			assertThat(this.table.get(names.get(i))).isSameAs(counts.get(i));
		}
	}

	// "Aa" and "BB" have one hash, and so has whatever is made of as many of them.
	private static List<String> namesOfOneHash(int pairs) {
		List<String> names = List.of("");
		for (int i = 0; i < pairs; i++) {
			List<String> longer = new ArrayList<>();
			names.forEach((name) -> longer.addAll(List.of(name + "Aa", name + "BB")));
			names = longer;
		}
		return names;
	}

}
