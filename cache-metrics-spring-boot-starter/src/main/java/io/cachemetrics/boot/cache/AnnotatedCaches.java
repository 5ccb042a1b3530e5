package io.cachemetrics.boot.cache;

import java.util.Collection;
import java.util.Optional;

import org.springframework.cache.Cache;
import org.springframework.cache.interceptor.AbstractCacheResolver;
import org.springframework.cache.interceptor.CacheResolver;

/**
 * Caches that annotated methods use, wherever they come from, to count those that nothing
 * stands for.
 */
final class AnnotatedCaches {

	private final WeakIdentityMap<Cache, Optional<LookupRecorder>> recorders = new WeakIdentityMap<>();

	private final CacheInstrumenter instrumenter;

	private final CountedManagers managers;

	AnnotatedCaches(CacheInstrumenter instrumenter, CountedManagers managers) {
		this.instrumenter = instrumenter;
		this.managers = managers;
	}

	/**
	 * Decides how caches are counted when they are first used.
	 * @param caches the caches
	 * @param resolver the resolver that they come from
	 */
	void use(Collection<? extends Cache> caches, CacheResolver resolver) {
		for (Cache cache : caches) {
			if (!this.instrumenter.isCounted(cache) && this.recorders.get(cache) == null) {
				String manager = (resolver instanceof AbstractCacheResolver known)
						? this.managers.name(known.getCacheManager()) : "";
				this.recorders.put(cache,
						Optional.ofNullable(this.instrumenter.findRecorder(manager, cache.getName(), cache)));
			}
		}
	}

	/**
	 * Returns the cache to call.
	 * @param cache a cache that is used
	 * @return a cache that counts, for one call
	 */
	Cache count(Cache cache) {
		if (this.instrumenter.isCounted(cache)) {
			return cache;
		}
		Optional<LookupRecorder> recorder = this.recorders.get(cache);
		return (recorder != null && recorder.isPresent())
				? new InstrumentedCache(cache, recorder.get(), this.instrumenter.lookups(), true) : cache;
	}

}
