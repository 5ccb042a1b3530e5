package io.cachemetrics;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Group;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Ways to lay out the counts of one namespace: the stripes of {@link StripedCounts}, how
 * many, how far apart and how chosen, and three {@link LongAdder}s, which grow when
 * threads meet. Here all of that is read from fields, so each takes longer than where it
 * is constant; it is for comparison among each other.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(5)
@Warmup(iterations = 3, time = 200, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 200, timeUnit = TimeUnit.MILLISECONDS)
public class LayoutBenchmark {

	private static final VarHandle ELEMENT = MethodHandles.arrayElementVarHandle(long[].class);

	/**
	 * How the counts lie: "adders", or the number of stripes, the longs from one to the
	 * next, and whether the bits of the thread's id are mixed before one is chosen.
	 */
	@Param({ "adders", "2x8", "8x8", "16x8", "8x16", "8x8 mixed" })
	public String layout;

	private final LongAdder[] adders = { new LongAdder(), new LongAdder(), new LongAdder() };

	private long[] counts;

	private int stripes;

	private int spacing;

	private boolean mixed;

	@Setup
	public void layOut() {
		if (!this.layout.equals("adders")) {
			String[] parts = this.layout.split("[x ]", -1);
			this.stripes = Integer.parseInt(parts[0]);
			this.spacing = Integer.parseInt(parts[1]);
			this.mixed = parts.length > 2;
			this.counts = new long[(this.stripes + 1) * this.spacing];
		}
	}

	@Benchmark
	public void hits() {
		increment(StripedCounts.HITS);
	}

	@Benchmark
	@Group("hitsAndMisses")
	public void hit() {
		increment(StripedCounts.HITS);
	}

	@Benchmark
	@Group("hitsAndMisses")
	public void miss() {
		increment(StripedCounts.MISSES);
	}

	private void increment(int counter) {
		if (this.counts == null) {
			this.adders[counter].increment();
			return;
		}
		int id = (int) Thread.currentThread().getId();
		if (this.mixed) {
			id *= 0x9E3779B9;
			id ^= id >>> 16;
		}
		ELEMENT.getAndAdd(this.counts, ((id & (this.stripes - 1)) + 1) * this.spacing + counter, 1L);
	}

}
