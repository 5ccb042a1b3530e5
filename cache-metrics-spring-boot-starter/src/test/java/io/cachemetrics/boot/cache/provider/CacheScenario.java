package io.cachemetrics.boot.cache.provider;

import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

import io.cachemetrics.CacheStats;
import org.jspecify.annotations.Nullable;

import org.springframework.cache.Cache;

/**
 * One thing done twice to a cache that is empty, and what it counts. Lookups of futures
 * count one error each where the provider has none to offer.
 */
enum CacheScenario {

	CACHEABLE((books) -> books.service().find("key"), 1, 1, 0),

	CACHEABLE_IN_TWO((books) -> books.service().findInTwo("key"), 1, 1, 0),

	CACHEABLE_IN_SYNC((books) -> books.service().findInSync("key"), 1, 1, 0),

	CACHEABLE_NULL((books) -> books.service().findNothing("key"), 1, 1, 0),

	CACHEABLE_THAT_FAILS((books) -> books.service().fail("key"), 0, 2, 0),

	CACHEABLE_IN_SYNC_THAT_FAILS((books) -> books.service().failInSync("key"), 0, 2, 0),

	CACHE_PUT((books) -> books.service().put("key"), 0, 0, 0),

	CACHE_PUT_AND_CACHEABLE((books) -> books.service().put("key") + books.service().find("key"), 2, 0, 0),

	CACHE_EVICT((books) -> {
		books.service().evict("key");
		return books.service().find("key");
	}, 0, 2, 0),

	CACHEABLE_FUTURE((books) -> await(books.service().future("key")), 1, 1, 0, true),

	CACHEABLE_MONO((books) -> books.service().mono("key").block(), 1, 1, 0, true),

	CACHEABLE_FLUX((books) -> books.service().flux("key").collectList().block(), 1, 1, 0, true),

	GET((books) -> books.putAfter(value(books.cache().get("key"))), 1, 1, 0),

	GET_NULL((books) -> {
		Cache.ValueWrapper wrapper = books.cache().get("key");
		books.cache().put("key", null);
		return (wrapper != null) ? "wrapper of " + wrapper.get() : "none";
	}, 1, 1, 0),

	GET_BY_TYPE((books) -> books.putAfter(books.cache().get("key", String.class)), 1, 1, 0),

	GET_BY_WRONG_TYPE((books) -> {
		books.cache().put("key", "value");
		return books.cache().get("key", Integer.class);
	}, 0, 0, 2),

	GET_WITH_LOADER((books) -> books.cache().get("key", () -> "loaded"), 1, 1, 0),

	GET_WITH_LOADER_THAT_FAILS((books) -> books.cache().get("key", () -> {
		throw new IllegalArgumentException("loader");
	}), 0, 2, 0),

	RETRIEVE((books) -> books.putAfter(await(books.cache().retrieve("key"))), 1, 1, 0, true),

	RETRIEVE_WITH_LOADER(
			(books) -> await(books.cache().retrieve("key", () -> CompletableFuture.completedFuture("loaded"))), 1, 1, 0,
			true),

	RETRIEVE_WITH_LOADER_THAT_FAILS(
			(books) -> await(books.cache()
				.retrieve("key", () -> CompletableFuture.failedFuture(new IllegalArgumentException("loader")))),
			0, 2, 0, true),

	PUT_IF_ABSENT((books) -> value(books.cache().putIfAbsent("key", "value")), 0, 0, 0),

	EVICT_IF_PRESENT((books) -> books.putAfter(books.cache().evictIfPresent("key")), 0, 0, 0),

	INVALIDATE((books) -> books.cache().invalidate(), 0, 0, 0),

	CLEAR((books) -> {
		books.cache().clear();
		return books.cache().get("key");
	}, 0, 2, 0),

	NAME((books) -> books.cache().getName() + Objects.requireNonNull(books.cache().getNativeCache()).getClass(), 0, 0,
			0);

	@SuppressWarnings("ImmutableEnumChecker")
	private final Function<Books, @Nullable Object> action;

	@SuppressWarnings("ImmutableEnumChecker")
	private final CacheStats stats;

	private final boolean future;

	CacheScenario(Function<Books, @Nullable Object> action, int hits, int misses, int errors) {
		this(action, hits, misses, errors, false);
	}

	CacheScenario(Function<Books, @Nullable Object> action, int hits, int misses, int errors, boolean future) {
		this.action = action;
		this.stats = new CacheStats(hits, misses, errors);
		this.future = future;
	}

	CacheStats expected(boolean futuresSupported) {
		return (!this.future || futuresSupported) ? this.stats : new CacheStats(0, 0, 2);
	}

	/**
	 * Does the thing twice.
	 * @param books where to do it
	 * @return what an application saw of it
	 */
	String run(Books books) {
		return observe(() -> this.action.apply(books)) + ", then " + observe(() -> this.action.apply(books));
	}

	private static String observe(Callable<@Nullable Object> action) {
		try {
			return String.valueOf(action.call());
		}
		catch (Exception ex) {
			return ex.getClass().getName() + " caused by " + ex.getCause();
		}
	}

	private static @Nullable Object value(Cache.@Nullable ValueWrapper wrapper) {
		return (wrapper != null) ? wrapper.get() : null;
	}

	private static @Nullable Object await(@Nullable CompletableFuture<?> future) {
		if (future == null) {
			return null;
		}
		try {
			Object value = future.orTimeout(10, TimeUnit.SECONDS).join();
			return (value instanceof Cache.ValueWrapper wrapper) ? wrapper.get() : value;
		}
		catch (CompletionException ex) {
			return ex.getCause();
		}
	}

}
