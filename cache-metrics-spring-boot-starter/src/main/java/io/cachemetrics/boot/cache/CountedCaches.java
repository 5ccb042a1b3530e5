package io.cachemetrics.boot.cache;

import java.lang.ref.WeakReference;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.cache.Cache;
import org.springframework.cache.CacheManager;

/**
 * Caches to hand out in place of those of one manager: the same one for as long as the
 * manager hands out the same one.
 */
final class CountedCaches {

	private static final Log logger = LogFactory.getLog(CountedCaches.class);

	private static final int FORGET_AT = 64;

	private final ConcurrentMap<String, Replacement> replacements = new ConcurrentHashMap<>();

	// A manager may hand out several in turn under one name. Spring's classes only: a
	// manager that makes a new cache on each request would never find it here again.
	private final WeakIdentityMap<Cache, WeakReference<Cache>> springCaches = new WeakIdentityMap<>();

	private final CacheInstrumenter instrumenter;

	private final CacheStandIns standIns;

	private final String cacheManagerName;

	private final InstrumentedCacheListener listener;

	private volatile int forgetAt = FORGET_AT;

	CountedCaches(CacheInstrumenter instrumenter, CacheStandIns standIns, String cacheManagerName,
			InstrumentedCacheListener listener) {
		this.instrumenter = instrumenter;
		this.standIns = standIns;
		this.cacheManagerName = cacheManagerName;
		this.listener = listener;
	}

	/**
	 * Returns the cache to hand out.
	 * @param manager the manager
	 * @param name the name that it was asked for
	 * @param cache the cache that it handed out
	 * @return a cache of the same class that counts, or the cache itself
	 */
	Cache replace(CacheManager manager, String name, Cache cache) {
		Replacement last = this.replacements.get(name);
		if (last != null && last.cache == cache) {
			return last.counted;
		}
		try {
			Cache target = TransactionAware.target(cache);
			if (last != null && last.target == target) {
				return TransactionAware.decorateAgain(cache, last.countedTarget);
			}
			forgetRemovedCaches(manager);
			return remember(name, last, replacement(name, cache, target));
		}
		catch (RuntimeException | LinkageError ex) {
			// Whatever is wrong with it, it is for the application to find out.
			logger.debug("Cache '%s' of cache manager '%s' is left alone".formatted(name, this.cacheManagerName), ex);
			return cache;
		}
	}

	private Cache remember(String name, @Nullable Replacement last, Replacement replacement) {
		boolean first = (last == null) && this.replacements.putIfAbsent(name, replacement) == null;
		if (first && replacement.isCounted()) {
			this.listener.onInstrumented(this.cacheManagerName, replacement.counted);
		}
		if (!first && (last == null || !this.replacements.replace(name, last, replacement))) {
			// Another thread was faster: with the same cache, perhaps.
			Replacement current = this.replacements.get(name);
			return (current != null && current.cache == replacement.cache) ? current.counted : replacement.counted;
		}
		return replacement.counted;
	}

	private Replacement replacement(String name, Cache cache, Cache target) {
		Cache counted = CacheStandIns.isSpringCache(target) ? countSpringCache(name, target) : count(name, target);
		return new Replacement(cache, target, counted);
	}

	private Cache countSpringCache(String name, Cache cache) {
		WeakReference<Cache> known = this.springCaches.get(cache);
		Cache counted = (known != null) ? known.get() : null;
		if (counted != null) {
			return counted;
		}
		counted = count(name, cache);
		if (counted == cache || this.springCaches.replace(cache, known, new WeakReference<>(counted))) {
			return counted;
		}
		return countSpringCache(name, cache);
	}

	// Without a lock, since a resolver is foreign code.
	private Cache count(String name, Cache cache) {
		if (this.instrumenter.isCounted(cache) || this.standIns.findObstacle(cache) != null) {
			return cache;
		}
		LookupRecorder recorder = this.instrumenter.findRecorder(this.cacheManagerName, name, cache);
		return (recorder != null) ? this.standIns.standFor(cache, recorder) : cache;
	}

	// Now and then, so that a manager whose caches come and go does not keep all of them.
	private void forgetRemovedCaches(CacheManager manager) {
		if (this.replacements.size() < this.forgetAt) {
			return;
		}
		try {
			this.replacements.keySet().retainAll(Set.copyOf(manager.getCacheNames()));
		}
		catch (RuntimeException ex) {
			this.replacements.clear();
		}
		this.forgetAt = Math.max(FORGET_AT, 2 * this.replacements.size());
	}

	/**
	 * Last cache under one name, and what is handed out for it. Equal to itself alone.
	 */
	private static final class Replacement {

		private final Cache cache;

		private final Cache target;

		private final Cache countedTarget;

		private final Cache counted;

		Replacement(Cache cache, Cache target, Cache countedTarget) {
			this.cache = cache;
			this.target = target;
			this.countedTarget = countedTarget;
			this.counted = isCounted() ? TransactionAware.decorateAgain(cache, countedTarget) : cache;
		}

		boolean isCounted() {
			return this.countedTarget != this.target;
		}

	}

}
