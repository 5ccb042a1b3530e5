package io.cachemetrics.boot.cache;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.springframework.cache.Cache;
import org.springframework.cache.CacheManager;
import org.springframework.cache.concurrent.ConcurrentMapCache;

/**
 * Manager with a cache for each tenant under one name.
 */
class TenantCacheManager implements CacheManager {

	private final Map<String, Cache> caches = new ConcurrentHashMap<>();

	private String tenant = "first";

	void enter(String tenant) {
		this.tenant = tenant;
	}

	@Override
	public Cache getCache(String name) {
		return this.caches.computeIfAbsent(this.tenant, (tenant) -> new ConcurrentMapCache(name));
	}

	@Override
	public Collection<String> getCacheNames() {
		return Set.of("books");
	}

}
