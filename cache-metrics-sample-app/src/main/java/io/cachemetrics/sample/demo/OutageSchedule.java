package io.cachemetrics.sample.demo;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * When a cache is out: first after a delay, and again in every period.
 */
public final class OutageSchedule {

	private final DemoProperties.Outage outage;

	private final LongSupplier nanoTime;

	private final long start;

	/**
	 * Creates a schedule that starts now.
	 * @param outage delay, duration and period
	 * @param nanoTime the clock, as {@link System#nanoTime()}
	 */
	public OutageSchedule(DemoProperties.Outage outage, LongSupplier nanoTime) {
		this.outage = outage;
		this.nanoTime = nanoTime;
		this.start = nanoTime.getAsLong();
	}

	/**
	 * Reads the clock.
	 * @return what the schedule says now
	 */
	public State now() {
		Duration sinceFirst = Duration.ofNanos(this.nanoTime.getAsLong() - this.start).minus(this.outage.delay());
		if (sinceFirst.isNegative()) {
			return new State(0, false);
		}
		long earlier = sinceFirst.dividedBy(this.outage.period());
		Duration sinceLast = sinceFirst.minus(this.outage.period().multipliedBy(earlier));
		return new State(earlier + 1, sinceLast.compareTo(this.outage.duration()) < 0);
	}

	/**
	 * A moment of the schedule.
	 *
	 * @param begun the number of outages that have begun
	 * @param out whether the last of them goes on
	 */
	public record State(long begun, boolean out) {

	}

}
