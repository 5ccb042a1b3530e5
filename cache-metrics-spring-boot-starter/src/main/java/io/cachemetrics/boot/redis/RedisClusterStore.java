package io.cachemetrics.boot.redis;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.connection.DataType;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.core.StringRedisTemplate;

/**
 * A {@link ClusterStore} in Redis, on keys of one slot. Not safe for use by several
 * threads.
 */
final class RedisClusterStore implements ClusterStore {

	/**
	 * Reports that one command reads: few enough not to keep other clients waiting.
	 */
	private static final int CHUNK = 100;

	private final StringRedisTemplate redis;

	private final ClusterKeys keys;

	private final String retentionMillis;

	private final Liveness liveness;

	/**
	 * Whether the last report was not answered.
	 */
	private boolean unanswered;

	/**
	 * The resets of the last response: a report need not repeat them.
	 */
	private Resets stored = Resets.NONE;

	/**
	 * Creates a store.
	 * @param connectionFactory the connection factory of the application
	 * @param keys the keys
	 * @param retention how long a report is kept
	 * @param silence time without a report after which an instance is taken to have ended
	 */
	RedisClusterStore(RedisConnectionFactory connectionFactory, ClusterKeys keys, Duration retention,
			Duration silence) {
		this.redis = new StringRedisTemplate(connectionFactory);
		this.keys = keys;
		this.retentionMillis = Long.toString(retention.toMillis());
		this.liveness = new Liveness(retention, silence);
	}

	@Override
	public Answer report(String instance, Report report, Resets known) {
		if (this.unanswered) {
			// A client may queue what is not answered, so something small goes first.
			this.redis.hasKey(this.keys.clock());
		}
		this.unanswered = true;
		Answer answer = exchange(known.missingIn(this.stored),
				List.of(this.keys.clock(), this.keys.resets(), this.keys.instances(), this.keys.instance(instance)),
				List.of(this.retentionMillis, instance, report.encode()));
		this.unanswered = false;
		Resets lost = known.missingIn(answer.resets());
		return lost.isEmpty() ? answer : new Answer(answer.time(), exchange(lost).resets());
	}

	@Override
	public void insist() {
		this.unanswered = false;
	}

	@Override
	public Answer ask() {
		return exchange(Resets.NONE);
	}

	@Override
	public void reset(String member, long stamp) {
		exchange(new Resets(Map.of(member, stamp)));
	}

	private Answer exchange(Resets known) {
		return exchange(known, List.of(this.keys.clock(), this.keys.resets()), List.of(this.retentionMillis, "", ""));
	}

	private Answer exchange(Resets known, List<String> keys, List<String> fixed) {
		List<String> arguments = new ArrayList<>(fixed);
		known.stamps().forEach((member, stamp) -> {
			arguments.add(stamp.toString());
			arguments.add(member);
		});
		List<?> reply = (List<?>) typed(() -> this.redis.execute(ExchangeScript.SCRIPT, keys, arguments.toArray()));
		long time = Long.parseLong((String) reply.get(0));
		this.liveness.answered(time);
		this.stored = RedisReplyParser.resets(this.keys.resets(), (List<?>) reply.get(1));
		return new Answer(time, this.stored);
	}

	@Override
	public Reports read(@Nullable String instance) {
		Map<String, Long> times = scores(this.keys.instances());
		times.remove(instance);
		Map<String, Report> reports = reports(List.copyOf(times.keySet()));
		times.keySet().retainAll(reports.keySet());
		// The resets last: then none is unknown that a report already counts from.
		Resets resets = RedisReplyParser.resets(this.keys.resets(), scores(this.keys.resets()));
		return new Reports(reports.values(), this.liveness.coverage(times.values()), resets);
	}

	private Map<String, Long> scores(String key) {
		return RedisReplyParser.scores(key, typed(() -> this.redis.opsForZSet().rangeWithScores(key, 0, -1)));
	}

	private Map<String, Report> reports(List<String> ids) {
		Map<String, Report> reports = new HashMap<>();
		List<String> missing = new ArrayList<>();
		for (int from = 0; from < ids.size(); from += CHUNK) {
			List<String> chunk = ids.subList(from, Math.min(from + CHUNK, ids.size()));
			List<String> keys = chunk.stream().map(this.keys::instance).toList();
			Iterator<@Nullable String> texts = typed(() -> this.redis.opsForValue().multiGet(keys)).iterator();
			for (String id : chunk) {
				String key = this.keys.instance(id);
				String text = texts.next();
				if (text != null) {
					reports.put(id, RedisReplyParser.report(key, text));
				}
				else {
					missing.add(key);
				}
			}
		}
		// MGET returns nil also for a key of another type.
		if (!missing.isEmpty() && typed(() -> this.redis.countExistingKeys(missing)) > 0) {
			requireType(DataType.STRING, missing);
		}
		return reports;
	}

	// A reply of WRONGTYPE does not name the key.
	@SuppressWarnings("NullAway") // Outside pipelines and transactions, Redis replies.
	private <T> T typed(Supplier<@Nullable T> command) {
		try {
			return command.get();
		}
		catch (DataAccessException ex) {
			String message = NestedExceptionUtils.getMostSpecificCause(ex).getMessage();
			if (message != null && message.contains("WRONGTYPE")) {
				requireType(DataType.STRING, List.of(this.keys.clock()));
				requireType(DataType.ZSET, List.of(this.keys.instances(), this.keys.resets()));
			}
			throw ex;
		}
	}

	private void requireType(DataType expected, Collection<String> keys) {
		for (String key : keys) {
			DataType type = this.redis.type(key);
			if (type != DataType.NONE && type != expected) {
				throw new InvalidRedisContentException(key, "it is of another type");
			}
		}
	}

}
