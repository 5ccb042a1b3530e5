package io.cachemetrics.boot.redis;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.connection.RedisStreamCommands.XAddOptions;
import org.springframework.data.redis.connection.RedisZSetCommands.ZAddArgs;
import org.springframework.data.redis.connection.stream.StreamRecords;
import org.springframework.data.redis.connection.zset.Tuple;
import org.springframework.data.redis.core.RedisCallback;
import org.springframework.data.redis.core.StringRedisTemplate;

/**
 * Commands that go to Redis in one round trip.
 */
final class RedisPipeline {

	private final RedisConnection connection;

	private RedisPipeline(RedisConnection connection) {
		this.connection = connection;
	}

	@SuppressWarnings("NullAway") // null is what the callback has to return
	static List<Object> execute(StringRedisTemplate redis, Consumer<RedisPipeline> commands) {
		return redis.executePipelined((RedisCallback<?>) (connection) -> {
			commands.accept(new RedisPipeline(connection));
			return null;
		});
	}

	/**
	 * Adds an entry to a stream that keeps only this one: its id is the time.
	 * @param key the stream
	 * @param millis how long it is kept
	 */
	void tick(String key, long millis) {
		this.connection.streamCommands()
			.xAdd(StreamRecords.rawBytes(Map.of(bytes("tick"), bytes(""))).withStreamKey(bytes(key)),
					XAddOptions.maxlen(1));
		expire(key, millis);
	}

	void set(String key, String value, long millis) {
		this.connection.stringCommands().pSetEx(bytes(key), millis, bytes(value));
	}

	void get(List<String> keys) {
		this.connection.stringCommands().mGet(keys.stream().map(RedisPipeline::bytes).toArray(byte[][]::new));
	}

	void type(String key) {
		this.connection.keyCommands().type(bytes(key));
	}

	void score(String key, String member, long score) {
		this.connection.zSetCommands().zAdd(bytes(key), (double) score, bytes(member));
	}

	/**
	 * Sets scores that are higher than those there are.
	 * @param key the sorted set
	 * @param scores the scores by member
	 */
	void raise(String key, Map<String, Long> scores) {
		Set<Tuple> tuples = scores.entrySet()
			.stream()
			.map((score) -> Tuple.of(bytes(score.getKey()), score.getValue().doubleValue()))
			.collect(Collectors.toSet());
		this.connection.zSetCommands().zAdd(bytes(key), tuples, ZAddArgs.empty().gt());
	}

	void trim(String key, long score) {
		this.connection.zSetCommands().zRemRangeByScore(bytes(key), 0, (double) score);
	}

	void expire(String key, long millis) {
		this.connection.keyCommands().pExpire(bytes(key), millis);
	}

	void scores(String key) {
		this.connection.zSetCommands().zRangeWithScores(bytes(key), 0, -1);
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

}
