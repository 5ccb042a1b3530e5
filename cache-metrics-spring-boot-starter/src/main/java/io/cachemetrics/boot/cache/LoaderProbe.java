package io.cachemetrics.boot.cache;

import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

import io.cachemetrics.CacheRecorder;

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
				return (future != null) ? future.whenComplete((value, failure) -> this.failed = failure != null)
						: future;
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
		// A loader of another thread, on which the cache let this one wait, may fail,
		// too.
		if (this.failed || failure instanceof Cache.ValueRetrievalException) {
			this.recorder.recordMiss();
		}
		else if (!(failure instanceof CancellationException)) {
			this.recorder.recordError();
		}
	}

}
