package io.cachemetrics.boot.redis;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

import org.springframework.data.redis.core.ZSetOperations.TypedTuple;

/**
 * Turns what Redis answers into values, or says which key does not hold what belongs
 * there.
 */
final class RedisContents {

	/**
	 * Scores are floating-point numbers, whole up to here.
	 */
	private static final double MAX_SCORE = 1L << 53;

	private RedisContents() {
	}

	static Report report(String key, String text) {
		try {
			return Report.decode(text);
		}
		catch (IllegalArgumentException ex) {
			throw new UnreadableStoreException(key, String.valueOf(ex.getMessage()), ex);
		}
	}

	static Resets resets(String key, Object answer) {
		Map<String, Long> stamps = scores(key, answer);
		stamps.keySet().forEach((member) -> {
			if (!Resets.isMember(member)) {
				throw new UnreadableStoreException(key, "it has an unknown member");
			}
		});
		return new Resets(stamps);
	}

	/**
	 * Reads a sorted set.
	 * @param key its key
	 * @param answer the answer to {@code ZRANGE WITHSCORES}
	 * @return the scores by member
	 */
	static Map<String, Long> scores(String key, Object answer) {
		Map<String, Long> scores = new HashMap<>();
		for (Object element : (Collection<?>) answer) {
			TypedTuple<?> tuple = (TypedTuple<?>) element;
			double score = Objects.requireNonNullElse(tuple.getScore(), -1.0);
			if (score < 0 || score > MAX_SCORE || score != Math.rint(score)) {
				throw new UnreadableStoreException(key, "it has a score that is no time");
			}
			scores.put(String.valueOf(tuple.getValue()), (long) score);
		}
		return scores;
	}

}
