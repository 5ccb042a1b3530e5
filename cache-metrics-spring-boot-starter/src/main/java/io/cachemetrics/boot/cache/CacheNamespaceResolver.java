package io.cachemetrics.boot.cache;

import org.jspecify.annotations.Nullable;

import org.springframework.cache.Cache;

/**
 * Says under which namespace a Spring cache counts. A bean of this type takes the place
 * of the default, which is the name of the cache: for equal cache names in several
 * managers, for managers of several levels, or for caches that must keep their class.
 * <p>
 * Asked when a manager first hands out a cache under a name, and again when it hands out
 * another one under that name, by whatever thread gets the cache. A cache for which it
 * throws is left alone, with a warning.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface CacheNamespaceResolver {

	/**
	 * Returns the namespace of a cache.
	 * @param cacheManagerName the bean name of the manager that hands the cache out
	 * @param cache the cache, as the manager hands it out
	 * @return the namespace, or {@code null} to leave the cache alone
	 */
	@Nullable String resolveNamespace(String cacheManagerName, Cache cache);

}
