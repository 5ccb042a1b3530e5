package io.cachemetrics.boot.redis;

import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.springframework.data.redis.core.ZSetOperations.TypedTuple;

/**
 * Parses what Redis replies, and names the key that does not contain what belongs there.
 */
final class RedisReplyParser {

	/**
	 * Scores are floating-point numbers, exact for integers up to here.
	 */
	private static final double MAX_SCORE = 1L << 53;

	private RedisReplyParser() {
	}

	static Report report(String key, String text) {
		try {
			return Report.decode(text);
		}
		catch (IllegalArgumentException ex) {
			throw new InvalidRedisContentException(key, String.valueOf(ex.getMessage()), ex);
		}
	}

	/**
	 * Parses resets as a script returns a sorted set.
	 * @param key the key of the resets
	 * @param reply members and scores in turn
	 * @return the resets
	 */
	static Resets resets(String key, List<?> reply) {
		Map<String, Long> stamps = new HashMap<>();
		for (Iterator<?> elements = reply.iterator(); elements.hasNext();) {
			String member = String.valueOf(elements.next());
			stamps.put(member, time(key, score(String.valueOf(elements.next()))));
		}
		return resets(key, stamps);
	}

	static Resets resets(String key, Map<String, Long> stamps) {
		for (String member : stamps.keySet()) {
			if (!Resets.isMember(member)) {
				throw new InvalidRedisContentException(key, "it has an unknown member");
			}
		}
		return new Resets(stamps);
	}

	static Map<String, Long> scores(String key, Collection<TypedTuple<String>> tuples) {
		Map<String, Long> scores = new HashMap<>();
		for (TypedTuple<String> tuple : tuples) {
			scores.put(String.valueOf(tuple.getValue()), time(key, Objects.requireNonNullElse(tuple.getScore(), -1.0)));
		}
		return scores;
	}

	private static double score(String text) {
		try {
			return Double.parseDouble(text);
		}
		catch (NumberFormatException ex) {
			// "inf"
			return -1.0;
		}
	}

	private static long time(String key, double score) {
		if (score < 0 || score > MAX_SCORE || score != Math.rint(score)) {
			throw new InvalidRedisContentException(key, "it has a score that is no time");
		}
		return (long) score;
	}

}
