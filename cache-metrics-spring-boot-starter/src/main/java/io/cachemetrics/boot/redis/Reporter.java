package io.cachemetrics.boot.redis;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.core.NestedExceptionUtils;

/**
 * Sends the reports of this instance and counts successes and failures. It logs once when
 * reports begin to fail and once when they succeed again.
 */
final class Reporter {

	private static final Log logger = LogFactory.getLog(Reporter.class);

	private final ClusterMember member;

	private final FailureTracker failing = new FailureTracker();

	private final AtomicLong successes = new AtomicLong();

	private final AtomicLong failures = new AtomicLong();

	private volatile long lastSuccess = System.nanoTime();

	/**
	 * Start of the report that is under way.
	 */
	private volatile @Nullable Instant started;

	/**
	 * The start of the failures that was logged.
	 */
	private @Nullable Instant logged;

	private volatile boolean cancelling;

	Reporter(ClusterMember member) {
		this.member = member;
	}

	/**
	 * Reports. For one thread, and never throws.
	 * @return whether the report was acknowledged
	 */
	boolean report() {
		return attempt(this.member::report);
	}

	/**
	 * Ignores the failure of the report that is under way, which is about to be
	 * cancelled.
	 */
	void cancelling() {
		this.cancelling = true;
	}

	/**
	 * Reports for the last time. For the same thread, and never throws.
	 * @return whether the report was acknowledged
	 */
	boolean reportLast() {
		this.cancelling = false;
		return attempt(this.member::reportLast);
	}

	private boolean attempt(Runnable report) {
		this.started = Instant.now();
		try {
			report.run();
		}
		// An error, too, must neither go unnoticed nor end the schedule.
		catch (Throwable ex) {
			if (!this.cancelling) {
				failed(ex);
			}
			return false;
		}
		finally {
			this.started = null;
		}
		succeeded();
		return true;
	}

	/**
	 * Returns the time since which reports have not been answered.
	 * @param timeout how long an answer takes at most
	 * @return the time of the first failure since the last success, else the start of a
	 * report that has taken longer; {@code null} if there is neither
	 */
	@Nullable Instant failingSince(Duration timeout) {
		Instant since = this.failing.since();
		Instant started = this.started;
		boolean hangs = started != null && started.plus(timeout).isBefore(Instant.now());
		return (since == null && hangs) ? started : since;
	}

	long successes() {
		return this.successes.get();
	}

	long failures() {
		return this.failures.get();
	}

	/**
	 * Returns for how long nothing was acknowledged.
	 * @return the time since the last acknowledged report, or since the start
	 */
	Duration sinceSuccess() {
		return Duration.ofNanos(System.nanoTime() - this.lastSuccess);
	}

	private void failed(Throwable ex) {
		this.failures.incrementAndGet();
		Instant since = this.failing.failed();
		if (this.logged == null) {
			this.logged = since;
			logger.warn("Cache metrics cannot be reported to Redis (" + NestedExceptionUtils.getMostSpecificCause(ex)
					+ "). Counting continues; " + this.member.state().unacknowledged()
					+ " records are pending and will be reported once Redis is available again.");
			logger.debug("The first report that failed", ex);
		}
	}

	private void succeeded() {
		this.cancelling = false;
		this.successes.incrementAndGet();
		this.lastSuccess = System.nanoTime();
		this.failing.succeeded();
		Instant since = this.logged;
		if (since != null) {
			this.logged = null;
			logger.info("Cache metrics are reported to Redis again, with everything counted since " + since + ".");
		}
	}

}
