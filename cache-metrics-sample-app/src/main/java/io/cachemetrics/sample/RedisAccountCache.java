package io.cachemetrics.sample;

import java.util.Optional;

import org.springframework.context.annotation.Profile;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.stereotype.Component;

/**
 * Keeps the accounts in Redis, shared by all instances.
 */
@Component
@Profile("redis")
class RedisAccountCache implements AccountCache {

	private final StringRedisTemplate redis;

	RedisAccountCache(StringRedisTemplate redis) {
		this.redis = redis;
	}

	@Override
	public Optional<String> get(long userId) {
		return Optional.ofNullable(this.redis.opsForValue().get(key(userId)));
	}

	@Override
	public void put(long userId, String json) {
		this.redis.opsForValue().set(key(userId), json, TIME_TO_LIVE);
	}

	private static String key(long userId) {
		return "accounts:" + userId;
	}

}
