package io.cachemetrics.boot.cache;

/**
 * Cache that stands for another one: of the class of that cache and on its store, so that
 * casts, {@code instanceof} and Spring Boot's own meters work as before. Every call goes
 * to the instrumented cache, and from there to the cache that it stands for.
 * <p>
 * The classes are not final, since an application may have its caches proxied.
 */
interface CacheStandIn {

	/**
	 * Returns the cache that counts.
	 * @return the instrumented cache
	 */
	InstrumentedCache instrumented();

}
