package io.cachemetrics.boot.cache;

import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Manager of {@link PrefixCache prefix caches}, as applications write them.
 */
class PrefixCacheManager implements TypedManager<PrefixCache> {

	private final Map<String, PrefixCache> caches = new ConcurrentHashMap<>();

	@Override
	public PrefixCache getCache(String name) {
		return this.caches.computeIfAbsent(name, PrefixCache::new);
	}

	@Override
	public Collection<String> getCacheNames() {
		return this.caches.keySet();
	}

}
