package io.cachemetrics.boot.cache;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import org.springframework.cache.Cache;

/**
 * Decorates a cache to count what it does and changes nothing of it: each call goes to
 * the cache once, the default methods included, and what that returns or throws is passed
 * on. A lookup is one hit, miss or error; a write counts only when it fails, as an error.
 * <p>
 * Applications never see it: it is behind a {@link CacheStandIns stand-in} that has the
 * class of the cache, or behind {@link CountingCacheInterceptor}.
 */
final class InstrumentedCache implements Cache {

	private final Cache delegate;

	private final LookupRecorder recorder;

	private final OngoingLookups lookups;

	private final boolean mayAskOthers;

	/**
	 * Creates a cache that counts.
	 * @param delegate the cache
	 * @param recorder where to record
	 * @param lookups the lookups that this one may be a part of
	 * @param mayAskOthers whether lookups of other caches may be a part of this one's
	 */
	InstrumentedCache(Cache delegate, LookupRecorder recorder, OngoingLookups lookups, boolean mayAskOthers) {
		this.delegate = delegate;
		this.recorder = recorder;
		this.lookups = lookups;
		this.mayAskOthers = mayAskOthers;
	}

	Cache delegate() {
		return this.delegate;
	}

	/**
	 * Returns whether another cache is the one that is counted, or stands for it.
	 * @param other the other cache
	 * @return whether they are equal
	 */
	boolean standsFor(@Nullable Object other) {
		return this.delegate
			.equals((other instanceof CacheStandIn standIn) ? standIn.instrumented().delegate() : other);
	}

	boolean countsAmong(OngoingLookups lookups) {
		return this.lookups == lookups;
	}

	@Override
	public String getName() {
		return this.delegate.getName();
	}

	@Override
	public Object getNativeCache() {
		return this.delegate.getNativeCache();
	}

	@Override
	public @Nullable ValueWrapper get(Object key) {
		if (isPartOfAnother()) {
			return this.delegate.get(key);
		}
		// Written out, so that a hit of a fast cache allocates nothing for it.
		OngoingLookups.Lookup outer = begin();
		ValueWrapper wrapper;
		try {
			wrapper = this.delegate.get(key);
		}
		catch (Throwable ex) {
			this.recorder.recordError();
			throw ex;
		}
		finally {
			end(outer);
		}
		recordLookup(wrapper);
		return wrapper;
	}

	@Override
	public <T> @Nullable T get(Object key, @Nullable Class<T> type) {
		return count(() -> this.delegate.get(key, type), this::recordLookup);
	}

	@Override
	@SuppressWarnings("NullAway") // A loader that is null is for the cache to refuse.
	public <T> @Nullable T get(Object key, Callable<T> valueLoader) {
		if (isPartOfAnother()) {
			return this.delegate.get(key, valueLoader);
		}
		LoaderProbe<T> loader = new LoaderProbe<>(this.recorder, this.lookups, valueLoader);
		return count(() -> this.delegate.get(key, (valueLoader != null) ? (Callable<T>) loader : null),
				(value) -> loader.recordLookup(), loader::recordFailedLookup);
	}

	@Override
	public @Nullable CompletableFuture<?> retrieve(Object key) {
		return this.<@Nullable CompletableFuture<?>>count(() -> this.delegate.retrieve(key), (future) -> {
			// Nobody gets the dependent future, which could be cancelled without this
			// one.
			if (future == null) {
				this.recorder.recordMiss();
			}
			else {
				var unused = future.whenComplete(this::recordRetrieved);
			}
		});
	}

	@Override
	@SuppressWarnings("NullAway") // A loader that is null is for the cache to refuse.
	public <T> CompletableFuture<T> retrieve(Object key, Supplier<CompletableFuture<T>> valueLoader) {
		if (isPartOfAnother()) {
			return this.delegate.retrieve(key, valueLoader);
		}
		LoaderProbe<T> loader = new LoaderProbe<>(this.recorder, this.lookups, valueLoader);
		return count(() -> this.delegate.retrieve(key,
				(valueLoader != null) ? (Supplier<CompletableFuture<T>>) loader : null), (future) -> {
					if (future == null) {
						loader.recordLookup();
					}
					else {
						var unused = future.whenComplete(loader::recordRetrieved);
					}
				}, loader::recordFailedLookup);
	}

	@Override
	public void put(Object key, @Nullable Object value) {
		write(() -> this.delegate.put(key, value));
	}

	@Override
	public @Nullable ValueWrapper putIfAbsent(Object key, @Nullable Object value) {
		return count(() -> this.delegate.putIfAbsent(key, value), InstrumentedCache::recordNothing);
	}

	@Override
	public void evict(Object key) {
		write(() -> this.delegate.evict(key));
	}

	@Override
	public boolean evictIfPresent(Object key) {
		return count(() -> this.delegate.evictIfPresent(key), InstrumentedCache::recordNothing);
	}

	@Override
	public void clear() {
		write(this.delegate::clear);
	}

	@Override
	public boolean invalidate() {
		return count(this.delegate::invalidate, InstrumentedCache::recordNothing);
	}

	private void write(Runnable operation) {
		this.<@Nullable Object>count(() -> {
			operation.run();
			return null;
		}, InstrumentedCache::recordNothing);
	}

	private <T extends @Nullable Object> T count(Supplier<T> operation, Consumer<T> whenDone) {
		return count(operation, whenDone, (failure) -> this.recorder.recordError());
	}

	private <T extends @Nullable Object> T count(Supplier<T> operation, Consumer<T> whenDone,
			Consumer<Throwable> whenFailed) {
		if (isPartOfAnother()) {
			return operation.get();
		}
		OngoingLookups.Lookup outer = begin();
		T result;
		try {
			result = operation.get();
		}
		catch (Throwable ex) {
			whenFailed.accept(ex);
			throw ex;
		}
		finally {
			end(outer);
		}
		whenDone.accept(result);
		return result;
	}

	private OngoingLookups.@Nullable Lookup begin() {
		return this.mayAskOthers ? this.lookups.begin(this.recorder.namespace()) : null;
	}

	private void end(OngoingLookups.@Nullable Lookup outer) {
		if (this.mayAskOthers) {
			this.lookups.resume(outer);
		}
	}

	private boolean isPartOfAnother() {
		return this.lookups.areUsed() && this.lookups.contain(this.recorder.namespace());
	}

	private void recordRetrieved(@Nullable Object value, @Nullable Throwable failure) {
		if (failure == null) {
			recordLookup(value);
		}
		else if (!LoaderProbe.isCancelled(failure)) {
			this.recorder.recordError();
		}
	}

	private void recordLookup(@Nullable Object value) {
		if (value != null) {
			this.recorder.recordHit();
		}
		else {
			this.recorder.recordMiss();
		}
	}

	private static void recordNothing(@Nullable Object result) {
	}

}
