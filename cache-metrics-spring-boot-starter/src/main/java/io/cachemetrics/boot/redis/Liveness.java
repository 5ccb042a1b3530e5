package io.cachemetrics.boot.redis;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.cachemetrics.boot.ClusterStats;

/**
 * Rule by which instances that report are distinguished from those that have ended. It
 * goes by the time of Redis, extrapolated from its last answer, so that reading needs no
 * command that asks for it.
 */
final class Liveness {

	private final Duration retention;

	private final Duration silence;

	/**
	 * The time of the last answer in microseconds, 0 before the first.
	 */
	private long time;

	private long answeredAt;

	/**
	 * Creates a rule.
	 * @param retention how long a report is kept
	 * @param silence time without a report after which an instance is taken to have ended
	 */
	Liveness(Duration retention, Duration silence) {
		this.retention = retention;
		this.silence = silence;
	}

	void answered(long time) {
		this.time = time;
		this.answeredAt = System.nanoTime();
	}

	/**
	 * Returns which instances there are, the one that asks included.
	 * @param times the times of the last reports of the others, in microseconds
	 * @return the coverage of their reports
	 */
	ClusterStats.Coverage coverage(Collection<Long> times) {
		long now = now(times.isEmpty() ? 0 : Collections.max(times));
		long ended = now - TimeUnit.MILLISECONDS.toMicros(this.silence.toMillis());
		List<Long> reporting = times.stream().filter((time) -> time >= ended).toList();
		long oldest = reporting.isEmpty() ? now : Collections.min(reporting);
		return new ClusterStats.Coverage(reporting.size() + 1, times.size() - reporting.size(),
				Duration.of(Math.max(0, now - oldest), ChronoUnit.MICROS), this.retention);
	}

	// Before the first answer by the clock of this machine, but never before a report.
	private long now(long newest) {
		return (this.time > 0) ? (this.time + TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - this.answeredAt))
				: Math.max(newest, TimeUnit.MILLISECONDS.toMicros(System.currentTimeMillis()));
	}

}
