package io.cachemetrics;

import org.jspecify.annotations.Nullable;

/**
 * Finds the cell of a namespace. It only grows, so that finding takes no lock, and cells
 * lie in its array themselves: a {@link java.util.concurrent.ConcurrentHashMap} has a
 * node on the way to each, whose reading costs as much as a third of a record. Adding is
 * for one thread at a time; whoever looks for what is being added may not find it yet.
 */
final class CellTable {

	private static final int INITIAL_SLOTS = 512;

	/**
	 * From one place of a search to the next: odd, so that a search comes by all, and
	 * large in its lower bits. Names that end in numbers have hashes side by side; so
	 * what does not find its place free must not take the next one's.
	 */
	private static final int STEP = 0x9E3779B9;

	/**
	 * A cell, or nothing. At least seven of eight are nothing, so that every search ends
	 * and the plain hash is enough to find most in one step. What a search reads of a
	 * cell is final, hence there for whoever sees the cell.
	 */
	private volatile @Nullable NamespaceCell[] slots = new @Nullable NamespaceCell[INITIAL_SLOTS];

	private int size;

	@Nullable NamespaceCell get(String namespace) {
		// Before the slots are read: C2 inlines what computes a hash that a string does
		// not have yet, and moves all that it holds meanwhile out of the registers.
		int hash = namespace.hashCode();
		@Nullable NamespaceCell[] slots = this.slots;
		int index = start(hash, slots.length);
		NamespaceCell cell;
		while ((cell = slots[index]) != null) {
			if (cell.isOf(namespace)) {
				return cell;
			}
			index = next(index, slots.length);
		}
		return null;
	}

	/**
	 * Returns how many namespaces there are. The caller holds a lock.
	 * @return their number
	 */
	int size() {
		return this.size;
	}

	/**
	 * Adds a cell of a namespace that is not there. The caller holds a lock.
	 * @param cell the cell
	 */
	void add(NamespaceCell cell) {
		@Nullable NamespaceCell[] slots = this.slots;
		if (this.size == slots.length / 8) {
			@Nullable NamespaceCell[] larger = new @Nullable NamespaceCell[slots.length * 2];
			for (NamespaceCell present : slots) {
				if (present != null) {
					put(larger, present);
				}
			}
			slots = larger;
		}
		put(slots, cell);
		this.slots = slots;
		this.size++;
	}

	private static void put(@Nullable NamespaceCell[] slots, NamespaceCell cell) {
		int index = start(cell.namespace().hashCode(), slots.length);
		while (slots[index] != null) {
			index = next(index, slots.length);
		}
		slots[index] = cell;
	}

	static int start(int hash, int length) {
		return hash & (length - 1);
	}

	static int next(int index, int length) {
		return (index + STEP) & (length - 1);
	}

}
