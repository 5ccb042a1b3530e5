package io.cachemetrics.boot.cache;

import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import org.springframework.cache.Cache;

/**
 * Watches the loader of one lookup and records what the lookup was: a miss if the loader
 * was called, whatever came of it, unless it was the cache that failed.
 * <p>
 * It is named as the loader is, since caches name the loader in what they throw.
 *
 * @param <T> the type of what is loaded
 */
final class LoaderProbe<T> implements Callable<T>, Supplier<CompletableFuture<T>> {

	private final LookupRecorder recorder;

	private final OngoingLookups lookups;

	private final Object loader;

	// The cache may call the loader on any thread.
	private volatile boolean called;

	private volatile boolean failed;

	private volatile @Nullable CompletableFuture<?> loaded;

	/**
	 * Creates a probe.
	 * @param recorder where to record
	 * @param lookups the ongoing lookups, which the loader is no part of
	 * @param loader a {@link Callable} or a {@link Supplier} of a future
	 */
	LoaderProbe(LookupRecorder recorder, OngoingLookups lookups, Object loader) {
		this.recorder = recorder;
		this.lookups = lookups;
		this.loader = loader;
	}

	@Override
	@SuppressWarnings("unchecked")
	public T call() throws Exception {
		this.called = true;
		OngoingLookups.Lookup suspended = this.lookups.suspend();
		try {
			return ((Callable<T>) this.loader).call();
		}
		catch (Throwable ex) {
			this.failed = true;
			throw ex;
		}
		finally {
			this.lookups.resume(suspended);
		}
	}

	@Override
	@SuppressWarnings("unchecked")
	public CompletableFuture<T> get() {
		this.called = true;
		OngoingLookups.Lookup suspended = this.lookups.suspend();
		try {
			CompletableFuture<T> future = ((Supplier<CompletableFuture<T>>) this.loader).get();
			this.loaded = future;
			return future;
		}
		catch (Throwable ex) {
			this.failed = true;
			throw ex;
		}
		finally {
			this.lookups.resume(suspended);
		}
	}

	@Override
	public String toString() {
		return this.loader.toString();
	}

	void recordLookup() {
		if (this.called) {
			this.recorder.recordMiss();
		}
		else {
			this.recorder.recordHit();
		}
	}

	void recordFailedLookup(Throwable failure) {
		if (loaderFailed(failure)) {
			this.recorder.recordMiss();
		}
		else if (!isCancelled(failure)) {
			this.recorder.recordError();
		}
	}

	void recordRetrieved(@Nullable Object value, @Nullable Throwable failure) {
		if (failure == null) {
			recordLookup();
		}
		else {
			recordFailedLookup(failure);
		}
	}

	/**
	 * Returns whether nobody wants the answer of a lookup any more, which says nothing of
	 * the cache.
	 * @param failure what a future failed with
	 * @return whether it, or the future that it depends on, was cancelled
	 */
	static boolean isCancelled(Throwable failure) {
		return failure instanceof CancellationException
				|| (failure instanceof CompletionException && failure.getCause() instanceof CancellationException);
	}

	private boolean loaderFailed(Throwable failure) {
		CompletableFuture<?> loaded = this.loaded;
		// The cache may have let this thread wait for the loader of another one.
		return this.failed || (loaded != null && loaded.isCompletedExceptionally())
				|| (this.called && isCancelled(failure)) || failure instanceof Cache.ValueRetrievalException;
	}

}
