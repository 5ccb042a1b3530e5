package io.cachemetrics.boot.cache;

import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

import io.cachemetrics.CacheRecorder;
import org.jspecify.annotations.Nullable;

import org.springframework.cache.Cache;

/**
 * Watches the loader of one lookup and records what the lookup was: a miss if the loader
 * was called, whatever came of it, unless it was the cache that failed.
 */
final class LoaderProbe {

	private final CacheRecorder recorder;

	// The cache may call the loader on any thread.
	private volatile boolean called;

	private volatile boolean failed;

	private volatile @Nullable CompletableFuture<?> loaded;

	LoaderProbe(CacheRecorder recorder) {
		this.recorder = recorder;
	}

	<T> Callable<T> probe(Callable<T> loader) {
		return () -> {
			this.called = true;
			try {
				return loader.call();
			}
			catch (Throwable ex) {
				this.failed = true;
				throw ex;
			}
		};
	}

	<T> Supplier<CompletableFuture<T>> probe(Supplier<CompletableFuture<T>> loader) {
		return () -> {
			this.called = true;
			try {
				CompletableFuture<T> future = loader.get();
				this.loaded = future;
				return future;
			}
			catch (Throwable ex) {
				this.failed = true;
				throw ex;
			}
		};
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
		else if (!(failure instanceof CancellationException)) {
			this.recorder.recordError();
		}
	}

	private boolean loaderFailed(Throwable failure) {
		CompletableFuture<?> loaded = this.loaded;
		// The cache may have let this thread wait for the loader of another one.
		return this.failed || (loaded != null && loaded.isCompletedExceptionally())
				|| (this.called && failure instanceof CancellationException)
				|| failure instanceof Cache.ValueRetrievalException;
	}

}
