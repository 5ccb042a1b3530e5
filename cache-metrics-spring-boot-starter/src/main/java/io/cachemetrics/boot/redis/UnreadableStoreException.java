package io.cachemetrics.boot.redis;

import java.io.Serial;

/**
 * Thrown for contents of Redis that are not what this package writes. The message names
 * the key and is fit to be shown.
 */
final class UnreadableStoreException extends RuntimeException {

	@Serial
	private static final long serialVersionUID = 1L;

	UnreadableStoreException(String key, String problem, Throwable cause) {
		super("the Redis key '" + key + "' is not as cache-metrics writes it: " + problem, cause);
	}

	UnreadableStoreException(String key, String problem) {
		this(key, problem, new IllegalStateException(problem));
	}

}
