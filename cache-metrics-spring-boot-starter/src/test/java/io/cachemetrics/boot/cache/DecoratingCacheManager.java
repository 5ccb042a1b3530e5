package io.cachemetrics.boot.cache;

import java.util.Collection;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import org.springframework.cache.Cache;
import org.springframework.cache.CacheManager;

/**
 * Manager that makes a new cache out of those of one or two others on each request.
 */
class DecoratingCacheManager implements CacheManager {

	private final CacheManager near;

	private final @Nullable CacheManager far;

	DecoratingCacheManager(CacheManager near, @Nullable CacheManager far) {
		this.near = near;
		this.far = far;
	}

	@Override
	public Cache getCache(String name) {
		return new DecoratingCache(Objects.requireNonNull(this.near.getCache(name)),
				(this.far != null) ? this.far.getCache(name) : null);
	}

	@Override
	public Collection<String> getCacheNames() {
		return this.near.getCacheNames();
	}

}
