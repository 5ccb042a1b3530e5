package io.cachemetrics.boot.cache;

import java.lang.ref.WeakReference;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicReference;

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

	private final ConcurrentMap<String, AtomicReference<Replacement>> replacements = new ConcurrentHashMap<>();

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
		AtomicReference<Replacement> place = this.replacements.get(name);
		Replacement last = (place != null) ? place.get() : null;
		if (last != null && last.cache() == cache) {
			return last.counted();
		}
		try {
			Cache target = TransactionAware.target(cache);
			if (last != null && last.target() == target) {
				return TransactionAware.decorateAgain(cache, last.countedTarget());
			}
			Replacement replacement = replacement(name, cache, target);
			return ((place != null) ? remember(place, last, replacement) : rememberFirst(manager, name, replacement))
				.counted();
		}
		catch (RuntimeException | LinkageError ex) {
			// Whatever is wrong with it, it is for the application to find out.
			logger.debug("Cache '%s' of cache manager '%s' is left alone".formatted(name, this.cacheManagerName), ex);
			return cache;
		}
	}

	private Replacement rememberFirst(CacheManager manager, String name, Replacement replacement) {
		forgetRemovedCaches(manager);
		AtomicReference<Replacement> other = this.replacements.putIfAbsent(name, new AtomicReference<>(replacement));
		if (other != null) {
			return remember(other, other.get(), replacement);
		}
		if (replacement.isCounted()) {
			this.listener.onInstrumented(this.cacheManagerName, replacement.counted());
		}
		return replacement;
	}

	// Another thread may be faster: with the same cache, perhaps.
	private static Replacement remember(AtomicReference<Replacement> place, @Nullable Replacement last,
			Replacement replacement) {
		if (last != null && last.cache() == replacement.cache()) {
			return last;
		}
		if (place.compareAndSet(last, replacement)) {
			return replacement;
		}
		Replacement current = place.get();
		return (current != null && current.cache() == replacement.cache()) ? current : replacement;
	}

	private Replacement replacement(String name, Cache cache, Cache target) {
		CacheStandIns.Kind kind = this.standIns.kind(target);
		if (!kind.replaceable() || (kind.standIn() && this.instrumenter.isCounted(target))) {
			return Replacement.of(cache, target, target);
		}
		return Replacement.of(cache, target,
				kind.ofSpring() ? countSpringCache(kind, name, target) : count(kind, name, target));
	}

	private Cache countSpringCache(CacheStandIns.Kind kind, String name, Cache cache) {
		WeakReference<Cache> known = this.springCaches.get(cache);
		Cache counted = (known != null) ? known.get() : null;
		if (counted != null) {
			return counted;
		}
		counted = count(kind, name, cache);
		if (counted == cache || this.springCaches.replace(cache, known, new WeakReference<>(counted))) {
			return counted;
		}
		return countSpringCache(kind, name, cache);
	}

	// Without a lock, since a resolver is foreign code.
	private Cache count(CacheStandIns.Kind kind, String name, Cache cache) {
		LookupRecorder recorder = this.instrumenter.findRecorder(this.cacheManagerName, name, cache);
		return (recorder != null) ? this.standIns.standFor(kind, cache, recorder) : cache;
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

}
