package io.cachemetrics.boot.cache;

import java.util.function.Consumer;

import io.cachemetrics.CacheRecorder;
import org.jspecify.annotations.Nullable;

/**
 * Records the lookups of a cache and never throws. What is recorded before the
 * application's beans are there is kept, and handed over once they are: no bean is looked
 * up inside a cache call.
 */
final class LookupRecorder {

	private final Consumer<Throwable> failureHandler;

	private volatile OngoingLookups.Lookup lookup;

	private volatile @Nullable CacheRecorder target;

	private int hits;

	private int misses;

	private int errors;

	/**
	 * Creates a recorder that keeps what it records.
	 * @param cacheName the name of the cache, which is the namespace until another is
	 * known
	 * @param failureHandler called with what recording throws
	 */
	LookupRecorder(String cacheName, Consumer<Throwable> failureHandler) {
		this.lookup = new OngoingLookups.Lookup(cacheName, null);
		this.failureHandler = failureHandler;
	}

	String namespace() {
		return this.lookup.namespace();
	}

	// One for all, so that most lookups allocate none.
	OngoingLookups.Lookup lookup() {
		return this.lookup;
	}

	void recordHit() {
		CacheRecorder target = targetOrKeep(1, 0, 0);
		if (target != null) {
			try {
				target.recordHit();
			}
			catch (Throwable ex) {
				this.failureHandler.accept(ex);
			}
		}
	}

	void recordMiss() {
		CacheRecorder target = targetOrKeep(0, 1, 0);
		if (target != null) {
			try {
				target.recordMiss();
			}
			catch (Throwable ex) {
				this.failureHandler.accept(ex);
			}
		}
	}

	void recordError() {
		CacheRecorder target = targetOrKeep(0, 0, 1);
		if (target != null) {
			try {
				target.recordError();
			}
			catch (Throwable ex) {
				this.failureHandler.accept(ex);
			}
		}
	}

	/**
	 * Hands over what was kept, and passes on everything from now on.
	 * @param namespace the namespace of the cache
	 * @param target where to record
	 */
	void handOver(String namespace, CacheRecorder target) {
		this.lookup = new OngoingLookups.Lookup(namespace, null);
		synchronized (this) {
			this.target = target;
		}
		for (; this.hits > 0; this.hits--) {
			recordHit();
		}
		for (; this.misses > 0; this.misses--) {
			recordMiss();
		}
		for (; this.errors > 0; this.errors--) {
			recordError();
		}
	}

	private @Nullable CacheRecorder targetOrKeep(int hits, int misses, int errors) {
		CacheRecorder target = this.target;
		return (target != null) ? target : keep(hits, misses, errors);
	}

	private synchronized @Nullable CacheRecorder keep(int hits, int misses, int errors) {
		if (this.target == null) {
			this.hits += hits;
			this.misses += misses;
			this.errors += errors;
		}
		return this.target;
	}

}
