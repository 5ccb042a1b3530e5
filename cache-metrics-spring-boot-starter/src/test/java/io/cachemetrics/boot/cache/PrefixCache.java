package io.cachemetrics.boot.cache;

import org.springframework.cache.concurrent.ConcurrentMapCache;

/**
 * Cache that evicts by prefix, as applications write them.
 */
class PrefixCache extends ConcurrentMapCache {

	PrefixCache(String name) {
		super(name);
	}

	/**
	 * Evicts all keys that begin with a prefix.
	 * @param prefix the prefix
	 * @return whether there were any
	 */
	boolean evictByPrefix(String prefix) {
		return getNativeCache().keySet().removeIf((key) -> key.toString().startsWith(prefix));
	}

}
