package io.cachemetrics.boot.redis;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.core.NestedExceptionUtils;

/**
 * Reports what this instance counted, and keeps track of how that goes: in numbers, and
 * in the log once when it begins to fail and once when it works again.
 */
final class Reporter {

	private static final Log logger = LogFactory.getLog(Reporter.class);

	private final ClusterMember member;

	private final Outage outage = new Outage();

	private final AtomicLong successes = new AtomicLong();

	private final AtomicLong failures = new AtomicLong();

	private volatile long lastSuccess = System.nanoTime();

	private @Nullable Instant failingSince;

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
	 * Has the report that is under way not count as failed when it is cancelled.
	 */
	void cancelling() {
		this.cancelling = true;
	}

	/**
	 * Reports for the last time. For the same thread, and never throws.
	 * @return whether the report was acknowledged
	 */
	boolean reportLast() {
		return attempt(this.member::reportLast);
	}

	private boolean attempt(Runnable report) {
		this.cancelling = false;
		try {
			report.run();
		}
		// An error, too, must neither go unnoticed nor end the reporting.
		catch (Throwable ex) {
			if (!this.cancelling) {
				failed(ex);
			}
			return false;
		}
		succeeded();
		return true;
	}

	Outage outage() {
		return this.outage;
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
		Instant since = this.outage.failed();
		if (this.failingSince == null) {
			this.failingSince = since;
			logger.warn("Cache metrics cannot be reported to Redis (" + NestedExceptionUtils.getMostSpecificCause(ex)
					+ "). " + this.member.state().unacknowledged()
					+ " records are held back, and counting goes on; they are reported as soon as Redis answers.");
			logger.debug("The first report that failed", ex);
		}
	}

	private void succeeded() {
		this.successes.incrementAndGet();
		this.lastSuccess = System.nanoTime();
		this.outage.over();
		Instant since = this.failingSince;
		if (since != null) {
			this.failingSince = null;
			logger.info("Cache metrics are reported to Redis again, with all that was held back since " + since + ".");
		}
	}

}
