package io.cachemetrics;

import java.lang.invoke.VarHandle;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * The namespaces of one {@link InMemoryCacheMetrics}: a hash table with open addressing
 * that only grows. Any thread may find a namespace, without a lock; who adds one holds
 * the lock of the {@link NamespaceRegistry}. A search that is concurrent with an addition
 * may miss what is being added.
 */
final class NamespaceTable {

	private static final int INITIAL_SLOTS = 512;

	/**
	 * Distance from one slot of a search to the next: odd, so that a search visits all
	 * slots, and not 1, since names that end in numbers have consecutive hashes: linear
	 * probing would build long runs of them.
	 */
	private static final int STEP = 0x9E3779B9;

	/**
	 * At least seven of eight slots are empty, so that every search ends and most take
	 * one step. Elements are read without a fence: see the notes on publication in
	 * {@link InMemoryCacheMetrics}.
	 */
	private volatile @Nullable NamespaceCounters[] slots = new @Nullable NamespaceCounters[INITIAL_SLOTS];

	private int size;

	/**
	 * All namespaces in the order of their names, {@code null} after an addition.
	 */
	private volatile @Nullable List<NamespaceCounters> sorted = List.of();

	@Nullable NamespaceCounters find(String namespace) {
		// Before the slots are read: C2 inlines the computation of a hash that is not
		// cached yet, and would spill what is held in registers meanwhile.
		int hash = namespace.hashCode();
		@Nullable NamespaceCounters[] slots = this.slots;
		int index = start(hash, slots.length);
		NamespaceCounters found;
		while ((found = slots[index]) != null) {
			if (found.isOf(namespace)) {
				return found;
			}
			index = next(index, slots.length);
		}
		return null;
	}

	/**
	 * Returns the number of namespaces. The caller holds the lock.
	 * @return the number
	 */
	int size() {
		return this.size;
	}

	/**
	 * Returns all namespaces in the order of their names, if that is known without
	 * sorting.
	 * @return an unmodifiable list, or {@code null}
	 */
	@Nullable List<NamespaceCounters> sortedIfKnown() {
		return this.sorted;
	}

	/**
	 * Returns all namespaces in the order of their names. The caller holds the lock.
	 * @return an unmodifiable list
	 */
	List<NamespaceCounters> sorted() {
		List<NamespaceCounters> sorted = this.sorted;
		if (sorted == null) {
			sorted = Arrays.stream(this.slots)
				.filter(Objects::nonNull)
				.sorted(Comparator.comparing(NamespaceCounters::namespace))
				.toList();
			this.sorted = sorted;
		}
		return sorted;
	}

	/**
	 * Adds a namespace that is not there. The caller holds the lock.
	 * @param added the counters of the namespace
	 */
	void add(NamespaceCounters added) {
		// First: who finds it afterwards must find it in the list as well.
		this.sorted = null;
		VarHandle.storeStoreFence();
		@Nullable NamespaceCounters[] slots = this.slots;
		if (this.size == slots.length / 8) {
			@Nullable NamespaceCounters[] larger = new @Nullable NamespaceCounters[slots.length * 2];
			for (NamespaceCounters present : slots) {
				if (present != null) {
					put(larger, present);
				}
			}
			slots = larger;
		}
		put(slots, added);
		this.slots = slots;
		this.size++;
	}

	private static void put(@Nullable NamespaceCounters[] slots, NamespaceCounters added) {
		int index = start(added.namespace().hashCode(), slots.length);
		while (slots[index] != null) {
			index = next(index, slots.length);
		}
		slots[index] = added;
	}

	static int start(int hash, int length) {
		return hash & (length - 1);
	}

	static int next(int index, int length) {
		return (index + STEP) & (length - 1);
	}

}
