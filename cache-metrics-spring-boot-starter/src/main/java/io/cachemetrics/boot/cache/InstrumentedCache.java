package io.cachemetrics.boot.cache;

import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

import io.cachemetrics.CacheRecorder;
import org.jspecify.annotations.Nullable;

import org.springframework.cache.Cache;

/**
 * Counts what a cache does and changes nothing of it: each call goes to the cache once,
 * and what that returns or throws is passed on. A lookup is one hit, miss or error; a
 * write counts only when it fails, as an error.
 */
final class InstrumentedCache extends ErrorCountingCache {

	private final CacheRecorder recorder;

	private volatile boolean nativeMeters;

	/**
	 * Creates a cache that counts.
	 * @param delegate the cache
	 * @param recorder where to record, which must not throw
	 */
	InstrumentedCache(Cache delegate, CacheRecorder recorder) {
		super(delegate, recorder);
		this.recorder = recorder;
	}

	void nativeMetersBound() {
		this.nativeMeters = true;
	}

	boolean hasNativeMeters() {
		return this.nativeMeters;
	}

	@Override
	public @Nullable ValueWrapper get(Object key) {
		ValueWrapper wrapper;
		try {
			wrapper = delegate().get(key);
		}
		catch (Throwable ex) {
			this.recorder.recordError();
			throw ex;
		}
		recordLookup(wrapper);
		return wrapper;
	}

	@Override
	public <T> @Nullable T get(Object key, @Nullable Class<T> type) {
		T value;
		try {
			value = delegate().get(key, type);
		}
		catch (Throwable ex) {
			this.recorder.recordError();
			throw ex;
		}
		recordLookup(value);
		return value;
	}

	@Override
	public <T> @Nullable T get(Object key, Callable<T> valueLoader) {
		LoaderProbe loader = new LoaderProbe(this.recorder);
		T value;
		try {
			value = delegate().get(key, loader.probe(valueLoader));
		}
		catch (Throwable ex) {
			loader.recordFailedLookup(ex);
			throw ex;
		}
		loader.recordLookup();
		return value;
	}

	@Override
	public @Nullable CompletableFuture<?> retrieve(Object key) {
		CompletableFuture<?> future;
		try {
			future = delegate().retrieve(key);
		}
		catch (Throwable ex) {
			this.recorder.recordError();
			throw ex;
		}
		if (future == null) {
			this.recorder.recordMiss();
			return null;
		}
		var unused = future.whenComplete((value, failure) -> {
			if (failure == null) {
				recordLookup(value);
			}
			else if (!(failure instanceof CancellationException)) {
				// Cancelled is a lookup by whoever no longer wants the answer.
				this.recorder.recordError();
			}
		});
		// The future itself, since a dependent one could be cancelled without it.
		return future;
	}

	@Override
	public <T> CompletableFuture<T> retrieve(Object key, Supplier<CompletableFuture<T>> valueLoader) {
		LoaderProbe loader = new LoaderProbe(this.recorder);
		CompletableFuture<T> future;
		try {
			future = delegate().retrieve(key, loader.probe(valueLoader));
		}
		catch (Throwable ex) {
			loader.recordFailedLookup(ex);
			throw ex;
		}
		if (future == null) {
			loader.recordLookup();
			return future;
		}
		var unused = future.whenComplete((value, failure) -> {
			if (failure != null) {
				loader.recordFailedLookup(failure);
			}
			else {
				loader.recordLookup();
			}
		});
		return future;
	}

	private void recordLookup(@Nullable Object value) {
		if (value != null) {
			this.recorder.recordHit();
		}
		else {
			this.recorder.recordMiss();
		}
	}

}
