package io.cachemetrics.boot.cache;

import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import io.cachemetrics.CacheMetrics;
import io.cachemetrics.CacheStats;
import io.cachemetrics.NamespaceListener;

import org.springframework.cache.Cache;
import org.springframework.cache.CacheManager;
import org.springframework.cache.concurrent.ConcurrentMapCache;
import org.springframework.cache.concurrent.ConcurrentMapCacheManager;

/**
 * Cache managers whose classes resist, and cache metrics that fail.
 */
final class OddTypes {

	private OddTypes() {
	}

	static final class FinalManager implements CacheManager {

		private final Map<String, Cache> caches = new ConcurrentHashMap<>();

		@Override
		public Cache getCache(String name) {
			return this.caches.computeIfAbsent(name, ConcurrentMapCache::new);
		}

		@Override
		public Collection<String> getCacheNames() {
			return this.caches.keySet();
		}

	}

	static class FinalGetCacheManager implements CacheManager {

		private final Map<String, Cache> caches = new ConcurrentHashMap<>();

		@Override
		public final Cache getCache(String name) {
			return this.caches.computeIfAbsent(name, ConcurrentMapCache::new);
		}

		@Override
		public Collection<String> getCacheNames() {
			return this.caches.keySet();
		}

	}

	static class FinalGetCacheNamesManager extends ConcurrentMapCacheManager {

		@Override
		public final Collection<String> getCacheNames() {
			return super.getCacheNames();
		}

	}

	static final class FailingCacheMetrics implements CacheMetrics {

		@Override
		public void recordHit(String namespace) {
			throw new IllegalStateException("broken");
		}

		@Override
		public void recordMiss(String namespace) {
			throw new IllegalStateException("broken");
		}

		@Override
		public void recordError(String namespace) {
			throw new IllegalStateException("broken");
		}

		@Override
		public CacheStats getStats(String namespace) {
			return CacheStats.EMPTY;
		}

		@Override
		public Map<String, CacheStats> getAllStats() {
			return Map.of();
		}

		@Override
		public Optional<Instant> getSince(String namespace) {
			return Optional.empty();
		}

		@Override
		public NamespaceListener.Registration addNamespaceListener(NamespaceListener listener) {
			return () -> {
			};
		}

		@Override
		public boolean reset(String namespace) {
			return false;
		}

		@Override
		public void reset() {
		}

	}

	static class NamelessCaches extends ConcurrentMapCacheManager {

		@Override
		protected Cache createConcurrentMapCache(String name) {
			return (Cache) Proxy.newProxyInstance(Cache.class.getClassLoader(), new Class<?>[] { Cache.class },
					(proxy, method, arguments) -> null);
		}

	}

}
