package io.cachemetrics.boot.cache;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
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

	private final OperationCounter counter;

	/**
	 * Creates a cache that counts.
	 * @param delegate the cache
	 * @param recorder where to record
	 * @param lookups the lookups that this one may be a part of
	 * @param mayAskOthers whether lookups of other caches may be a part of this one's
	 */
	InstrumentedCache(Cache delegate, LookupRecorder recorder, OngoingLookups lookups, boolean mayAskOthers) {
		this.delegate = delegate;
		this.counter = new OperationCounter(recorder, lookups, mayAskOthers);
	}

	Cache delegate() {
		return this.delegate;
	}

	// Whether another cache is the one that is counted, or stands for it.
	boolean standsFor(@Nullable Object other) {
		return this.delegate
			.equals((other instanceof CacheStandIn standIn) ? standIn.instrumented().delegate() : other);
	}

	boolean countsAmong(OngoingLookups lookups) {
		return this.counter.countsAmong(lookups);
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
		if (this.counter.isPartOfAnother()) {
			return this.delegate.get(key);
		}
		// Written out, so that a hit of a fast cache allocates nothing for it.
		OngoingLookups.Lookup outer = this.counter.begin();
		ValueWrapper wrapper;
		try {
			wrapper = this.delegate.get(key);
		}
		catch (Throwable ex) {
			this.counter.recordError();
			throw ex;
		}
		finally {
			this.counter.end(outer);
		}
		this.counter.recordLookup(wrapper);
		return wrapper;
	}

	@Override
	public <T> @Nullable T get(Object key, @Nullable Class<T> type) {
		return this.counter.count(() -> this.delegate.get(key, type), this.counter::recordLookup);
	}

	@Override
	@SuppressWarnings("NullAway") // A loader that is null is for the cache to refuse.
	public <T> @Nullable T get(Object key, Callable<T> valueLoader) {
		if (this.counter.isPartOfAnother()) {
			return this.delegate.get(key, valueLoader);
		}
		LoaderProbe<T> loader = this.counter.probe(valueLoader);
		return this.counter.count(() -> this.delegate.get(key, (valueLoader != null) ? (Callable<T>) loader : null),
				(value) -> loader.recordLookup(), loader::recordFailedLookup);
	}

	@Override
	public @Nullable CompletableFuture<?> retrieve(Object key) {
		return this.counter.<@Nullable CompletableFuture<?>>count(() -> this.delegate.retrieve(key),
				(future) -> whenComplete(future, this.counter::recordRetrieved));
	}

	@Override
	@SuppressWarnings("NullAway") // A loader that is null is for the cache to refuse.
	public <T> CompletableFuture<T> retrieve(Object key, Supplier<CompletableFuture<T>> valueLoader) {
		if (this.counter.isPartOfAnother()) {
			return this.delegate.retrieve(key, valueLoader);
		}
		LoaderProbe<T> loader = this.counter.probe(valueLoader);
		return this.counter.count(
				() -> this.delegate.retrieve(key,
						(valueLoader != null) ? (Supplier<CompletableFuture<T>>) loader : null),
				(future) -> whenComplete(future, loader::recordRetrieved), loader::recordFailedLookup);
	}

	// Nobody gets the dependent future, which could be cancelled without this one.
	private static void whenComplete(@Nullable CompletableFuture<?> future,
			BiConsumer<@Nullable Object, @Nullable Throwable> action) {
		if (future == null) {
			action.accept(null, null);
		}
		else {
			var unused = future.whenComplete(action);
		}
	}

	@Override
	public void put(Object key, @Nullable Object value) {
		this.counter.run(() -> this.delegate.put(key, value));
	}

	@Override
	public @Nullable ValueWrapper putIfAbsent(Object key, @Nullable Object value) {
		return this.counter.count(() -> this.delegate.putIfAbsent(key, value), OperationCounter::recordNothing);
	}

	@Override
	public void evict(Object key) {
		this.counter.run(() -> this.delegate.evict(key));
	}

	@Override
	public boolean evictIfPresent(Object key) {
		return this.counter.count(() -> this.delegate.evictIfPresent(key), OperationCounter::recordNothing);
	}

	@Override
	public void clear() {
		this.counter.run(this.delegate::clear);
	}

	@Override
	public boolean invalidate() {
		return this.counter.count(this.delegate::invalidate, OperationCounter::recordNothing);
	}

}
