package io.cachemetrics;

import java.util.Optional;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * Records for one namespace, see {@link CacheMetrics#recorder}. Safe for use by many
 * threads.
 *
 * @since 0.1.0
 */
public interface CacheRecorder {

	/**
	 * Records that the cache held the value.
	 */
	void recordHit();

	/**
	 * Records that the cache did not hold the value.
	 */
	void recordMiss();

	/**
	 * Records that the cache itself failed, so that the lookup was neither hit nor miss.
	 */
	void recordError();

	/**
	 * Runs a cache lookup and records exactly one of the three: a miss if it returns
	 * {@code null} or an empty {@link Optional}, a hit if it returns anything else, an
	 * error if it throws. What it returns or throws is passed on unchanged.
	 * @param <T> the type of what is looked up
	 * @param lookup reads the cache and nothing else: a failure to load the value from
	 * where it is cached from is no error of the cache
	 * @return what the lookup returned
	 */
	default <T extends @Nullable Object> T lookup(Supplier<T> lookup) {
		T value;
		try {
			value = lookup.get();
		}
		catch (Throwable ex) {
			recordError();
			throw ex;
		}
		if (value == null || (value instanceof Optional<?> optional && optional.isEmpty())) {
			recordMiss();
		}
		else {
			recordHit();
		}
		return value;
	}

}
