package io.cachemetrics;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * Three counters that many threads increment, in an array of longs. Each stripe holds all
 * three side by side, 64 bytes (a cache line) apart from those of the next stripe, and a
 * thread always increments the same stripe. The notes in {@link InMemoryCacheMetrics} say
 * why.
 */
final class StripedCounts {

	static final int HITS = 0;

	static final int MISSES = 1;

	static final int ERRORS = 2;

	/**
	 * As many stripes as processors, rounded up to a power of two; and with fewer than
	 * eight, threads whose ids are not in sequence would often meet.
	 */
	private static final int STRIPES = Math.max(8, ceilingPowerOfTwo(Runtime.getRuntime().availableProcessors()));

	/**
	 * Longs in a cache line of 64 bytes.
	 */
	private static final int LINE = 8;

	private static final VarHandle ELEMENT = MethodHandles.arrayElementVarHandle(long[].class);

	private StripedCounts() {
	}

	// One line more than stripes: the first keeps the length of the array, which every
	// increment reads, out of the lines that are written.
	static long[] create() {
		return new long[(STRIPES + 1) * LINE];
	}

	static void increment(long[] counts, int counter) {
		int stripe = (int) Thread.currentThread().getId() & (STRIPES - 1);
		ELEMENT.getAndAdd(counts, index(stripe, counter), 1L);
	}

	static long sum(long[] counts, int counter) {
		long sum = 0;
		for (int stripe = 0; stripe < STRIPES; stripe++) {
			sum += (long) ELEMENT.getVolatile(counts, index(stripe, counter));
		}
		return sum;
	}

	private static int index(int stripe, int counter) {
		return (stripe + 1) * LINE + counter;
	}

	private static int ceilingPowerOfTwo(int value) {
		return 1 << (Integer.SIZE - Integer.numberOfLeadingZeros(value - 1));
	}

}
