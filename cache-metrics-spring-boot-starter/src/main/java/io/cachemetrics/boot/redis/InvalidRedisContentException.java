package io.cachemetrics.boot.redis;

import java.io.Serial;

/**
 * Thrown if a Redis key does not contain what this package writes. The message names the
 * key and may be shown to users.
 */
final class InvalidRedisContentException extends RuntimeException {

	@Serial
	private static final long serialVersionUID = 1L;

	InvalidRedisContentException(String key, String problem, Throwable cause) {
		super("Redis key '" + key + "' does not contain valid cache-metrics data: " + problem, cause);
	}

	InvalidRedisContentException(String key, String problem) {
		this(key, problem, new IllegalStateException(problem));
	}

}
