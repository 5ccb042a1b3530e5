package io.cachemetrics.boot.cache;

import java.util.function.Supplier;

import io.cachemetrics.CacheRecorder;
import org.jspecify.annotations.Nullable;

import org.springframework.cache.Cache;

/**
 * Passes everything but lookups on to a cache, the default methods included, since their
 * defaults would look up twice. Counts as an error what the cache throws.
 */
abstract class ErrorCountingCache implements Cache {

	private final Cache delegate;

	private final CacheRecorder recorder;

	ErrorCountingCache(Cache delegate, CacheRecorder recorder) {
		this.delegate = delegate;
		this.recorder = recorder;
	}

	final Cache delegate() {
		return this.delegate;
	}

	@Override
	public final String getName() {
		return this.delegate.getName();
	}

	@Override
	public final Object getNativeCache() {
		return this.delegate.getNativeCache();
	}

	@Override
	public void put(Object key, @Nullable Object value) {
		write(() -> this.delegate.put(key, value));
	}

	@Override
	public @Nullable ValueWrapper putIfAbsent(Object key, @Nullable Object value) {
		return call(() -> this.delegate.putIfAbsent(key, value));
	}

	@Override
	public void evict(Object key) {
		write(() -> this.delegate.evict(key));
	}

	@Override
	public boolean evictIfPresent(Object key) {
		return call(() -> this.delegate.evictIfPresent(key));
	}

	@Override
	public void clear() {
		write(this.delegate::clear);
	}

	@Override
	public boolean invalidate() {
		return call(this.delegate::invalidate);
	}

	@Override
	public final String toString() {
		return "Instrumented " + this.delegate;
	}

	private void write(Runnable operation) {
		call(() -> {
			operation.run();
			return null;
		});
	}

	private <T extends @Nullable Object> T call(Supplier<T> operation) {
		try {
			return operation.get();
		}
		catch (Throwable ex) {
			this.recorder.recordError();
			throw ex;
		}
	}

}
