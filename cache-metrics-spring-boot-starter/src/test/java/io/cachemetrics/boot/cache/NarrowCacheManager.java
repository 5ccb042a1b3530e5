package io.cachemetrics.boot.cache;

import java.util.Collection;
import java.util.Set;

import org.springframework.cache.CacheManager;
import org.springframework.cache.concurrent.ConcurrentMapCache;

/**
 * Cache manager that promises a narrower type of cache.
 */
class NarrowCacheManager implements CacheManager {

	private final ConcurrentMapCache cache = new ConcurrentMapCache("test");

	@Override
	public ConcurrentMapCache getCache(String name) {
		return this.cache;
	}

	@Override
	public Collection<String> getCacheNames() {
		return Set.of("test");
	}

}
