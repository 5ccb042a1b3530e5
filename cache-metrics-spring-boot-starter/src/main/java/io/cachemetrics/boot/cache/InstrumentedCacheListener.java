package io.cachemetrics.boot.cache;

/**
 * Is told of each cache that is instrumented.
 */
@FunctionalInterface
interface InstrumentedCacheListener {

	void onInstrumented(String cacheManagerName, InstrumentedCache cache);

}
