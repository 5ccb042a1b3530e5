package io.cachemetrics;

import java.io.Serial;
import java.time.Instant;

/**
 * Thrown where figures are not at hand: an implementation that shares them among several
 * instances of an application cannot reach what they are shared through, or cannot read
 * what is there. Recording never throws it.
 *
 * @since 0.1.0
 */
public class CacheMetricsUnavailableException extends RuntimeException {

	@Serial
	private static final long serialVersionUID = 1L;

	/**
	 * The time of the first failure that no success has followed.
	 */
	private final Instant since;

	/**
	 * Creates an exception.
	 * @param message what cannot be done and why, fit to be shown to an operator
	 * @param since since when it has been failing
	 * @param cause what failed
	 */
	public CacheMetricsUnavailableException(String message, Instant since, Throwable cause) {
		super(message, cause);
		this.since = since;
	}

	/**
	 * Returns the time of the first failure that no success has followed.
	 * @return since when figures are not at hand
	 */
	public Instant since() {
		return this.since;
	}

}
