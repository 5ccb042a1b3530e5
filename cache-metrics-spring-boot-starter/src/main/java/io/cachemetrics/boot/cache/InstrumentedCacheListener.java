package io.cachemetrics.boot.cache;

import org.springframework.cache.Cache;

/**
 * Callback for caches that are handed out for the first time.
 */
@FunctionalInterface
interface InstrumentedCacheListener {

	void onInstrumented(String cacheManagerName, Cache cache);

}
