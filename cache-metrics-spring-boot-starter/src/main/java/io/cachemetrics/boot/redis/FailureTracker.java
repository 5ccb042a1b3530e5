package io.cachemetrics.boot.redis;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * Tracks since when an operation has been failing. Safe for use by several threads.
 */
final class FailureTracker {

	private @Nullable Instant since;

	/**
	 * Notes a failure.
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

	synchronized @Nullable Instant since() {
		return this.since;
	}

	synchronized void succeeded() {
		this.since = null;
	}

}
