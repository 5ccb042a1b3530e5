package io.cachemetrics.boot.cache;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.cache.Cache;
import org.springframework.cache.support.NoOpCache;

/**
 * Decides whether a cache is instrumented, and does it.
 */
final class CacheInstrumenter {

	private static final Log logger = LogFactory.getLog(CacheInstrumenter.class);

	private final CacheMetricsSource source;

	private final ObjectProvider<SpringCacheProperties> properties;

	private final ObjectProvider<CacheNamespaceResolver> resolver;

	private final ObjectProvider<InstrumentedCacheListener> listeners;

	CacheInstrumenter(CacheMetricsSource source, ObjectProvider<SpringCacheProperties> properties,
			ObjectProvider<CacheNamespaceResolver> resolver, ObjectProvider<InstrumentedCacheListener> listeners) {
		this.source = source;
		this.properties = properties;
		this.resolver = resolver;
		this.listeners = listeners;
	}

	/**
	 * Instruments a cache.
	 * @param cacheManagerName the bean name of the manager that hands the cache out
	 * @param cache the cache
	 * @return a cache that counts, or {@code null} if this one is to be left alone
	 */
	@Nullable InstrumentedCache instrument(String cacheManagerName, Cache cache) {
		try {
			String namespace = resolveNamespace(cacheManagerName, cache);
			return (namespace != null) ? new InstrumentedCache(cache, new BeanCacheRecorder(this.source, namespace))
					: null;
		}
		catch (Throwable ex) {
			logger.warn("Cache '%s' of cache manager '%s' is not counted".formatted(printable(cache), cacheManagerName),
					ex);
			return null;
		}
	}

	/**
	 * Tells the listeners of a cache that is handed out from now on.
	 * @param cacheManagerName the bean name of the manager that hands the cache out
	 * @param cache the cache
	 */
	void announce(String cacheManagerName, InstrumentedCache cache) {
		try {
			this.listeners.forEach((listener) -> listener.onInstrumented(cacheManagerName, cache));
		}
		catch (Throwable ex) {
			logger.warn("Cache '%s' of cache manager '%s' is counted, but not announced".formatted(printable(cache),
					cacheManagerName), ex);
		}
	}

	// A name may be somebody's input, and would forge lines of the log.
	private static String printable(Cache cache) {
		return String.valueOf(cache.getName()).replaceAll("\\p{Cntrl}", "?");
	}

	private @Nullable String resolveNamespace(String cacheManagerName, Cache cache) {
		if (CacheDecorators.innermost(cache) instanceof NoOpCache || CacheDecorators.isInstrumented(cache)
				|| this.properties.getObject().excludes(cacheManagerName, cache)) {
			return null;
		}
		CacheNamespaceResolver resolver = this.resolver.getIfUnique();
		return (resolver != null) ? resolver.resolveNamespace(cacheManagerName, cache) : cache.getName();
	}

}
