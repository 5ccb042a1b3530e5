package io.cachemetrics.boot.cache;

import org.springframework.cache.Cache;
import org.springframework.cache.CacheManager;

/**
 * Manager of caches of one type.
 *
 * @param <C> the type
 */
interface TypedManager<C extends Cache> extends CacheManager {

	@Override
	C getCache(String name);

}
