package io.cachemetrics;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class NamespaceTableTests {

	private final NamespaceTable table = new NamespaceTable();

	@Test
	void findsWhatWasAddedAndNothingElse() {
		NamespaceCounters accounts = counters("accounts");
		assertThat(this.table.find("accounts")).isNull();
		this.table.add(accounts);
		assertThat(this.table.find("accounts")).isSameAs(accounts);
		assertThat(this.table.find(String.valueOf("accounts".toCharArray()))).isSameAs(accounts);
		assertThat(this.table.find("account")).isNull();
		assertThat(this.table.size()).isEqualTo(1);
	}

	@Test
	void namesOfOneHashAreToldApart() {
		List<String> names = namesOfOneHash(10);
		assertThat(names).hasSize(1024).extracting(String::hashCode).containsOnly(names.get(0).hashCode());
		assertFound(names.subList(0, 1000));
		assertThat(names.subList(1000, 1024)).allSatisfy((name) -> assertThat(this.table.find(name)).isNull());
	}

	@Test
	void searchesForNamesThatEndInNumbersAreShort() {
		int names = 1000;
		int length = 8192;
		for (String name : List.of("cache-%d", "user:%d", "tenant%05d", "region-%d.shop.accounts")) {
			boolean[] taken = new boolean[length];
			int steps = names;
			for (int i = 0; i < names; i++) {
				int index = NamespaceTable.start(name.formatted(i).hashCode(), length);
				while (taken[index]) {
					index = NamespaceTable.next(index, length);
					steps++;
				}
				taken[index] = true;
			}
			// Chance would take some 1,060; going on to the next slot, "cache-" 1,620.
			assertThat(steps).as(name).isBetween(names, 1150);
		}
	}

	@Test
	void searchesComeByAllSlots() {
		int length = 64;
		assertThat(IntStream.iterate(0, (index) -> NamespaceTable.next(index, length)).limit(length).distinct().count())
			.isEqualTo(length);
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
	void sortedListHoldsWhatWasAddedSince() {
		this.table.add(counters("user"));
		assertThat(this.table.sorted()).extracting(NamespaceCounters::namespace).containsExactly("user");
		this.table.add(counters("accounts"));
		assertThat(this.table.sortedIfKnown()).isNull();
		assertThat(this.table.sorted()).extracting(NamespaceCounters::namespace).containsExactly("accounts", "user");
		assertThat(this.table.sortedIfKnown()).isSameAs(this.table.sorted());
	}

	@Test
	void whoeverLooksBesideAdditionsFindsWhatWasAdded() {
		int names = 5000;
		AtomicInteger added = new AtomicInteger();
		ConcurrentRun.run(2, (thread, race) -> {
			while (added.get() < names) {
				if (thread == 0) {
					this.table.add(counters("cache-" + added.get()));
					added.incrementAndGet();
				}
				else if (added.get() > 0) {
					String last = "cache-" + (added.get() - 1);
					assertThat(this.table.find(last)).isNotNull().matches((counters) -> counters.isOf(last));
					NamespaceCounters next = this.table.find("cache-" + added.get());
					assertThat(next == null || next.hits() == 0).isTrue();
				}
			}
		});
	}

	private void assertFound(List<String> names) {
		List<NamespaceCounters> added = names.stream().map(NamespaceTableTests::counters).toList();
		added.forEach(this.table::add);
		assertThat(this.table.size()).isEqualTo(names.size());
		for (int i = 0; i < names.size(); i++) {
			assertThat(this.table.find(names.get(i))).isSameAs(added.get(i));
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

	private static NamespaceCounters counters(String namespace) {
		return new NamespaceCounters(namespace, NamespaceCounters.Baseline.start(Instant.EPOCH));
	}

}
