package io.cachemetrics.sample;

import java.time.Duration;
import java.util.Optional;

/**
 * A cache of the accounts of a user as JSON text. Any of its methods may throw if the
 * cache cannot be reached.
 */
interface AccountCache {

	/**
	 * How long an entry is kept.
	 */
	Duration TIME_TO_LIVE = Duration.ofMinutes(10);

	Optional<String> get(long userId);

	void put(long userId, String json);

}
