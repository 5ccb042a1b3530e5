package io.cachemetrics.boot.redis;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * Since when Redis has been failing. Safe for use by many threads.
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

	synchronized void over() {
		this.since = null;
	}

}
