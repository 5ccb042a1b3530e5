package io.cachemetrics.boot.cache;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import org.springframework.cache.jcache.JCacheCache;

/**
 * {@link CacheStandIn} for a {@link JCacheCache}.
 */
class CountedJCacheCache extends JCacheCache implements CacheStandIn {

	private final InstrumentedCache instrumented;

	/**
	 * Creates a stand-in.
	 * @param cache the cache to stand for
	 * @param instrumented the same cache, counted
	 */
	CountedJCacheCache(JCacheCache cache, InstrumentedCache instrumented) {
		super(cache.getNativeCache(), cache.isAllowNullValues());
		this.instrumented = instrumented;
	}

	@Override
	public InstrumentedCache instrumented() {
		return this.instrumented;
	}

	@Override
	public @Nullable ValueWrapper get(Object key) {
		return this.instrumented.get(key);
	}

	@Override
	public <T> @Nullable T get(Object key, @Nullable Class<T> type) {
		return this.instrumented.get(key, type);
	}

	@Override
	public <T> @Nullable T get(Object key, Callable<T> valueLoader) {
		return this.instrumented.get(key, valueLoader);
	}

	@Override
	public @Nullable CompletableFuture<?> retrieve(Object key) {
		return this.instrumented.retrieve(key);
	}

	@Override
	public <T> CompletableFuture<T> retrieve(Object key, Supplier<CompletableFuture<T>> valueLoader) {
		return this.instrumented.retrieve(key, valueLoader);
	}

	@Override
	public void put(Object key, @Nullable Object value) {
		this.instrumented.put(key, value);
	}

	@Override
	public @Nullable ValueWrapper putIfAbsent(Object key, @Nullable Object value) {
		return this.instrumented.putIfAbsent(key, value);
	}

	@Override
	public void evict(Object key) {
		this.instrumented.evict(key);
	}

	@Override
	public boolean evictIfPresent(Object key) {
		return this.instrumented.evictIfPresent(key);
	}

	@Override
	public void clear() {
		this.instrumented.clear();
	}

	@Override
	public boolean invalidate() {
		return this.instrumented.invalidate();
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return this == other || this.instrumented.standsFor(other);
	}

	@Override
	public int hashCode() {
		return this.instrumented.delegate().hashCode();
	}

	@Override
	public String toString() {
		return this.instrumented.delegate().toString();
	}

}
