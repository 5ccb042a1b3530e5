package io.cachemetrics.boot.redis;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

import org.springframework.data.redis.connection.DataType;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.connection.stream.RecordId;
import org.springframework.data.redis.core.StringRedisTemplate;

/**
 * A {@link ClusterStore} in Redis: plain commands on keys of one slot. For one thread.
 */
final class RedisClusterStore implements ClusterStore {

	/**
	 * Reports that one command fetches: so few that nobody waits long behind it.
	 */
	private static final int CHUNK = 100;

	private final RedisSession redis;

	private final ClusterKeys keys;

	private final Duration retention;

	private final Liveness liveness;

	private final RedisClock clock = new RedisClock();

	/**
	 * Creates a store.
	 * @param connectionFactory where connections come from
	 * @param keys the keys
	 * @param retention how long a report is kept
	 * @param silence how long an instance reports nothing that is taken to have ended
	 */
	RedisClusterStore(RedisConnectionFactory connectionFactory, ClusterKeys keys, Duration retention,
			Duration silence) {
		this.redis = new RedisSession(new StringRedisTemplate(connectionFactory), keys);
		this.keys = keys;
		this.retention = retention;
		this.liveness = new Liveness(retention, silence);
	}

	@Override
	public Answer report(String instance, Report report, Resets known) {
		long now = now();
		long millis = this.retention.toMillis();
		long expired = now - TimeUnit.MILLISECONDS.toMicros(millis);
		// Before the first command: what fails between two leaves half a report.
		String text = report.encode();
		return answer(this.redis.execute((pipeline) -> {
			pipeline.tick(this.keys.clock(), millis);
			pipeline.set(this.keys.instance(instance), text, millis);
			pipeline.score(this.keys.instances(), instance, now);
			pipeline.trim(this.keys.instances(), expired);
			pipeline.expire(this.keys.instances(), millis);
			remember(pipeline, known);
			pipeline.scores(this.keys.resets());
		}));
	}

	@Override
	public void insist() {
		this.redis.insist();
	}

	@Override
	public Answer ask() {
		return answer(this.redis.execute((pipeline) -> {
			pipeline.tick(this.keys.clock(), this.retention.toMillis());
			pipeline.scores(this.keys.resets());
		}));
	}

	@Override
	public void reset(String member, long stamp) {
		this.redis.execute((pipeline) -> remember(pipeline, new Resets(Map.of(member, stamp))));
	}

	@Override
	public Reports read(@Nullable String instance) {
		Map<String, Long> times = RedisContents.scores(this.keys.instances(),
				this.redis.execute((pipeline) -> pipeline.scores(this.keys.instances())).get(0));
		times.remove(instance);
		List<String> ids = List.copyOf(times.keySet());
		// The resets last: then none is unknown that a report already counts from.
		List<Object> answers = this.redis.execute((pipeline) -> {
			for (int from = 0; from < ids.size(); from += CHUNK) {
				pipeline.get(keys(ids.subList(from, Math.min(from + CHUNK, ids.size()))));
			}
			pipeline.scores(this.keys.resets());
		});
		Resets resets = RedisContents.resets(this.keys.resets(), answers.get(answers.size() - 1));
		Map<String, Report> reports = reports(ids, answers.subList(0, answers.size() - 1));
		times.keySet().retainAll(reports.keySet());
		return new Reports(reports.values(), this.liveness.coverage(times.values(), this.clock), resets);
	}

	private Map<String, Report> reports(List<String> ids, List<Object> chunks) {
		Map<String, Report> reports = new HashMap<>();
		List<String> missing = new ArrayList<>();
		Iterator<String> id = ids.iterator();
		for (Object chunk : chunks) {
			for (Object text : (List<?>) chunk) {
				String instance = id.next();
				String key = this.keys.instance(instance);
				if (text != null) {
					reports.put(instance, RedisContents.report(key, text.toString()));
				}
				else {
					missing.add(key);
				}
			}
		}
		// As it does for a key that is not there, MGET answers nil for one of another
		// type.
		this.redis.requireType(DataType.STRING, missing);
		return reports;
	}

	private long now() {
		if (!this.clock.isSet()) {
			ask();
		}
		return this.clock.now();
	}

	private Answer answer(List<Object> answers) {
		long time = this.clock.read((RecordId) answers.get(0));
		return new Answer(time, RedisContents.resets(this.keys.resets(), answers.get(answers.size() - 1)));
	}

	private void remember(RedisPipeline pipeline, Resets resets) {
		if (!resets.stamps().isEmpty()) {
			pipeline.raise(this.keys.resets(), resets.stamps());
		}
		pipeline.expire(this.keys.resets(), this.retention.toMillis());
	}

	private List<String> keys(List<String> ids) {
		return ids.stream().map(this.keys::instance).toList();
	}

}
