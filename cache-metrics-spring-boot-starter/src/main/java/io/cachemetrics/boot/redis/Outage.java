package io.cachemetrics.boot.redis;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * Time since which something has been failing. Safe for use by many threads.
 */
final class Outage {

	private @Nullable Instant since;

	/**
	 * Takes notice of a failure.
	 * @return the time of the first since the last success
	 */
	synchronized Instant failed() {
		Instant since = this.since;
		if (since == null) {
			since = Instant.now();
			this.since = since;
		}
		return since;
	}

	/**
	 * Takes notice of a failure, of which another may be an earlier sign.
	 * @param other the other
	 * @return the time of the first failure of both
	 */
	Instant failedWith(Outage other) {
		Instant since = failed();
		Instant others = other.since();
		return (others != null && others.isBefore(since)) ? others : since;
	}

	synchronized @Nullable Instant since() {
		return this.since;
	}

	synchronized void over() {
		this.since = null;
	}

}
