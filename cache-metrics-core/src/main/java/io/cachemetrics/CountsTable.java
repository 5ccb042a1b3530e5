package io.cachemetrics;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

import org.jspecify.annotations.Nullable;

/**
 * Finds the {@link StripedCounts} of a namespace. It only grows, so that finding takes no
 * lock, and name and counts lie side by side in one array: a
 * {@link java.util.concurrent.ConcurrentHashMap} has a node on the way to each, whose
 * reading costs as much as a third of a record. Adding is for one thread at a time.
 */
final class CountsTable {

	private static final int INITIAL_SLOTS = 64;

	/**
	 * 2 to the power of 32, divided by the golden ratio.
	 */
	private static final int GOLDEN_RATIO = 0x9E3779B9;

	private static final VarHandle SLOT = MethodHandles.arrayElementVarHandle(Object[].class);

	/**
	 * A name at each even index, its counts after it, or nothing at either. At least half
	 * is nothing, so that every search ends.
	 */
	private volatile @Nullable Object[] slots = new @Nullable Object[INITIAL_SLOTS];

	private int size;

	long @Nullable [] get(String namespace) {
		// Before the slots are read: C2 inlines what computes a hash that a string does
		// not have yet, and moves all that it holds meanwhile out of the registers.
		int hash = hash(namespace);
		@Nullable Object[] slots = this.slots;
		int index = start(hash, slots.length);
		Object name;
		while ((name = SLOT.getAcquire(slots, index)) != null) {
			if (name == namespace || namespace.equals(name)) {
				return (long[]) slots[index + 1];
			}
			index = next(index, slots);
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
	 * Adds a namespace that is not there. The caller holds a lock.
	 * @param namespace the name of the cache
	 * @param counts its counts
	 */
	void add(String namespace, long[] counts) {
		@Nullable Object[] slots = this.slots;
		if (this.size == slots.length / 4) {
			@Nullable Object[] larger = new @Nullable Object[slots.length * 2];
			for (int index = 0; index < slots.length; index += 2) {
				if (slots[index] instanceof String present && slots[index + 1] instanceof long[] theirs) {
					put(larger, present, theirs);
				}
			}
			slots = larger;
		}
		put(slots, namespace, counts);
		this.slots = slots;
		this.size++;
	}

	private static void put(@Nullable Object[] slots, String namespace, long[] counts) {
		int index = start(hash(namespace), slots.length);
		while (slots[index] != null) {
			index = next(index, slots);
		}
		slots[index + 1] = counts;
		// Last, and so that whoever finds the name finds the counts.
		SLOT.setRelease(slots, index, namespace);
	}

	/**
	 * Returns the hash of a namespace. Names that end in numbers have hashes side by
	 * side, of which long runs would grow; so it is multiplied, as in Fibonacci hashing
	 * (Knuth, The Art of Computer Programming, volume 3, 6.4), and the upper bits, which
	 * all of it has moved, are brought down. Rotating by a constant is faster than
	 * shifting by what the number of slots asks for.
	 * @param namespace the name of the cache
	 * @return the hash, whose lower bits are the better ones
	 */
	static int hash(String namespace) {
		return Integer.rotateRight(namespace.hashCode() * GOLDEN_RATIO, 12);
	}

	/**
	 * Returns where the search for a namespace starts.
	 * @param hash the hash of the namespace
	 * @param length the number of slots, a power of two
	 * @return an even index
	 */
	static int start(int hash, int length) {
		return hash & (length - 2);
	}

	private static int next(int index, @Nullable Object[] slots) {
		return (index + 2) & (slots.length - 1);
	}

}
