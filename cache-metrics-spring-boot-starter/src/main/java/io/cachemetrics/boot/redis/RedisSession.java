package io.cachemetrics.boot.redis;

import java.util.List;
import java.util.function.Consumer;

import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.connection.DataType;
import org.springframework.data.redis.core.StringRedisTemplate;

/**
 * Sends pipelines to Redis, and says which key is of a foreign type. For one thread.
 */
final class RedisSession {

	private final StringRedisTemplate redis;

	private final ClusterKeys keys;

	/**
	 * Whether the last commands were not answered.
	 */
	private boolean silent;

	RedisSession(StringRedisTemplate redis, ClusterKeys keys) {
		this.redis = redis;
		this.keys = keys;
	}

	/**
	 * Has the next commands sent even if the last were not answered.
	 */
	void insist() {
		this.silent = false;
	}

	List<Object> execute(Consumer<RedisPipeline> commands) {
		if (this.silent) {
			// Something small first: a client may keep all that is not answered.
			this.redis.hasKey(this.keys.clock());
		}
		this.silent = true;
		try {
			List<Object> answers = RedisPipeline.execute(this.redis, commands);
			this.silent = false;
			return answers;
		}
		catch (DataAccessException ex) {
			String message = NestedExceptionUtils.getMostSpecificCause(ex).getMessage();
			if (message != null && message.contains("WRONGTYPE")) {
				requireType(DataType.STREAM, List.of(this.keys.clock()));
				requireType(DataType.ZSET, List.of(this.keys.instances(), this.keys.resets()));
			}
			throw ex;
		}
	}

	void requireType(DataType expected, List<String> keys) {
		if (keys.isEmpty()) {
			return;
		}
		List<Object> types = RedisPipeline.execute(this.redis, (pipeline) -> keys.forEach(pipeline::type));
		for (int i = 0; i < keys.size(); i++) {
			if (types.get(i) != DataType.NONE && types.get(i) != expected) {
				throw new UnreadableStoreException(keys.get(i), "it is of another type");
			}
		}
	}

}
