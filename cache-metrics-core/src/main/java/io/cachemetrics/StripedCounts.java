package io.cachemetrics;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * Three counters that many threads add to. Each stripe keeps its three side by side, 64
 * bytes (a cache line) from those of the next, and a thread always adds to the same
 * stripe. So threads that count different things of one cache hardly meet, as they do
 * with three {@link java.util.concurrent.atomic.LongAdder}s that share lines.
 * <p>
 * May be handed from thread to thread by a plain field.
 */
class StripedCounts {

	static final int HITS = 0;

	static final int MISSES = 1;

	static final int ERRORS = 2;

	/**
	 * As many stripes as processors, rounded up to a power of two.
	 */
	private static final int STRIPES = ceilingPowerOfTwo(Runtime.getRuntime().availableProcessors());

	/**
	 * Longs in a cache line of 64 bytes.
	 */
	private static final int LINE = 8;

	private static final VarHandle ELEMENT = MethodHandles.arrayElementVarHandle(long[].class);

	// One line more than stripes: the first keeps the array's length, which every add
	// reads, out of the lines that are written.
	private final long[] lines = new long[(STRIPES + 1) * LINE];

	final void increment(int counter) {
		int stripe = (int) Thread.currentThread().getId() & (STRIPES - 1);
		ELEMENT.getAndAdd(this.lines, index(stripe, counter), 1L);
	}

	final long sum(int counter) {
		long sum = 0;
		for (int stripe = 0; stripe < STRIPES; stripe++) {
			sum += (long) ELEMENT.getVolatile(this.lines, index(stripe, counter));
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
