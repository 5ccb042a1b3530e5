package io.cachemetrics.sample;

import java.util.Optional;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Keeps the accounts in the memory of this instance.
 */
@Component
@Profile("!redis")
class CaffeineAccountCache implements AccountCache {

	private final Cache<Long, String> cache = Caffeine.newBuilder()
		.maximumSize(10_000)
		.expireAfterWrite(TIME_TO_LIVE)
		.build();

	@Override
	public Optional<String> get(long userId) {
		return Optional.ofNullable(this.cache.getIfPresent(userId));
	}

	@Override
	public void put(long userId, String json) {
		this.cache.put(userId, json);
	}

}
