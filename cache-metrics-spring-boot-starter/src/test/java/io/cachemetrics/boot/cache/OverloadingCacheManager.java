package io.cachemetrics.boot.cache;

import java.io.IOException;

import org.jspecify.annotations.Nullable;

import org.springframework.cache.Cache;
import org.springframework.cache.concurrent.ConcurrentMapCache;
import org.springframework.cache.concurrent.ConcurrentMapCacheManager;

/**
 * Cache manager with more methods than one of the name that is counted.
 */
class OverloadingCacheManager extends ConcurrentMapCacheManager {

	private final String owner = "owner";

	@Override
	public @Nullable Cache getCache(@Nullable String name) {
		return (name != null) ? super.getCache(name) : new ConcurrentMapCache("no name");
	}

	protected String owner() throws IOException {
		if (getCacheNames().contains("fail")) {
			throw new IOException("failed");
		}
		return this.owner;
	}

	Cache getCache(int number) {
		return new ConcurrentMapCache("number " + number);
	}

	Cache getCache(String name, String suffix) {
		return new ConcurrentMapCache(name + suffix);
	}

}
