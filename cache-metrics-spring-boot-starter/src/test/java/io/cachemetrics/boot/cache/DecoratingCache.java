package io.cachemetrics.boot.cache;

import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;

import org.springframework.cache.Cache;

/**
 * Cache that asks one cache, or two in turn.
 */
class DecoratingCache implements Cache {

	private final Cache near;

	private final @Nullable Cache far;

	DecoratingCache(Cache near, @Nullable Cache far) {
		this.near = near;
		this.far = far;
	}

	@Override
	public String getName() {
		return this.near.getName();
	}

	@Override
	public Object getNativeCache() {
		return this.near.getNativeCache();
	}

	@Override
	public @Nullable ValueWrapper get(Object key) {
		ValueWrapper wrapper = this.near.get(key);
		return (wrapper == null && this.far != null) ? this.far.get(key) : wrapper;
	}

	@Override
	public <T> @Nullable T get(Object key, @Nullable Class<T> type) {
		T value = this.near.get(key, type);
		return (value == null && this.far != null) ? this.far.get(key, type) : value;
	}

	@Override
	public <T> @Nullable T get(Object key, Callable<T> valueLoader) {
		Cache far = this.far;
		return (far != null) ? this.near.<T>get(key, () -> far.get(key, valueLoader)) : this.near.get(key, valueLoader);
	}

	@Override
	public void put(Object key, @Nullable Object value) {
		this.near.put(key, value);
		if (this.far != null) {
			this.far.put(key, value);
		}
	}

	@Override
	public void evict(Object key) {
		this.near.evict(key);
		if (this.far != null) {
			this.far.evict(key);
		}
	}

	@Override
	public void clear() {
		this.near.clear();
		if (this.far != null) {
			this.far.clear();
		}
	}

}
