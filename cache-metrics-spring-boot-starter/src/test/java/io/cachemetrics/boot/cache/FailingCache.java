package io.cachemetrics.boot.cache;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import org.springframework.cache.Cache;

/**
 * Cache of which every call fails.
 */
final class FailingCache implements Cache {

	private final RuntimeException failure;

	FailingCache(RuntimeException failure) {
		this.failure = failure;
	}

	@Override
	public String getName() {
		return "test";
	}

	@Override
	public Object getNativeCache() {
		return this;
	}

	@Override
	public ValueWrapper get(Object key) {
		throw this.failure;
	}

	@Override
	public <T> T get(Object key, @Nullable Class<T> type) {
		throw this.failure;
	}

	@Override
	public <T> T get(Object key, Callable<T> valueLoader) {
		throw this.failure;
	}

	@Override
	public CompletableFuture<?> retrieve(Object key) {
		throw this.failure;
	}

	@Override
	public <T> CompletableFuture<T> retrieve(Object key, Supplier<CompletableFuture<T>> valueLoader) {
		throw this.failure;
	}

	@Override
	public void put(Object key, @Nullable Object value) {
		throw this.failure;
	}

	@Override
	public ValueWrapper putIfAbsent(Object key, @Nullable Object value) {
		throw this.failure;
	}

	@Override
	public void evict(Object key) {
		throw this.failure;
	}

	@Override
	public boolean evictIfPresent(Object key) {
		throw this.failure;
	}

	@Override
	public void clear() {
		throw this.failure;
	}

	@Override
	public boolean invalidate() {
		throw this.failure;
	}

}
