package io.cachemetrics.boot.redis;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.cachemetrics.boot.ClusterStats;

/**
 * Rule by which instances that report are distinguished from those that have ended.
 *
 * @param retention how long a report is kept
 * @param silence how long an instance reports nothing that is taken to have ended
 */
record Liveness(Duration retention, Duration silence) {

	/**
	 * Returns which instances there are, with the one that asks. That needs no command
	 * that asks for the time, so whoever may only read can ask, too.
	 * @param times the times of the last reports of the others, in microseconds
	 * @param clock the time by Redis, as far as it is known
	 * @return the coverage of their reports
	 */
	ClusterStats.Coverage coverage(Collection<Long> times, RedisClock clock) {
		long now = clock.estimate(times.isEmpty() ? 0 : Collections.max(times));
		long ended = now - TimeUnit.MILLISECONDS.toMicros(this.silence.toMillis());
		List<Long> reporting = times.stream().filter((time) -> time >= ended).toList();
		long oldest = reporting.isEmpty() ? now : Collections.min(reporting);
		return new ClusterStats.Coverage(reporting.size() + 1, times.size() - reporting.size(),
				Duration.of(Math.max(0, now - oldest), ChronoUnit.MICROS), this.retention);
	}

}
