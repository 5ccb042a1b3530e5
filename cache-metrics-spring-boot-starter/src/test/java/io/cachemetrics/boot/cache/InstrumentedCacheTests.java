package io.cachemetrics.boot.cache;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;

import io.cachemetrics.CacheMetrics;
import io.cachemetrics.CacheStats;
import io.cachemetrics.InMemoryCacheMetrics;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.cache.Cache;
import org.springframework.cache.concurrent.ConcurrentMapCache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * What no provider here does on request: caches that fail, hang and answer oddly.
 */
@SuppressWarnings("FutureReturnValueIgnored")
class InstrumentedCacheTests {

	private final CacheMetrics metrics = new InMemoryCacheMetrics();

	private final LookupRecorder recorder = new LookupRecorder("test", (failure) -> {
	});

	@BeforeEach
	void handOver() {
		this.recorder.handOver("test", this.metrics.recorder("test"));
	}

	@Test
	void cacheThatFailsOnEveryCallCountsErrorsAndPassesItsExceptionOn() {
		IllegalStateException failure = new IllegalStateException("down");
		Cache cache = instrument(new FailingCache(failure));
		List<Consumer<Cache>> calls = List.of((each) -> each.get("key"), (each) -> each.get("key", String.class),
				(each) -> each.get("key", () -> "value"), (each) -> each.retrieve("key"),
				(each) -> each.retrieve("key", () -> CompletableFuture.completedFuture("value")),
				(each) -> each.put("key", "value"), (each) -> each.putIfAbsent("key", "value"),
				(each) -> each.evict("key"), (each) -> each.evictIfPresent("key"), Cache::clear, Cache::invalidate);
		for (Consumer<Cache> call : calls) {
			assertThatException().isThrownBy(() -> call.accept(cache)).isSameAs(failure);
		}
		assertThat(stats()).isEqualTo(new CacheStats(0, 0, calls.size()));
	}

	@Test
	void futureIsTheOneOfTheCacheAndCountsWhenItCompletes() {
		CompletableFuture<Object> future = new CompletableFuture<>();
		Cache cache = instrument(new FutureCache(future));
		assertThat(cache.retrieve("key")).isSameAs(future);
		assertThat(stats()).isEqualTo(CacheStats.EMPTY);
		future.complete("value");
		assertThat(stats()).isEqualTo(new CacheStats(1, 0, 0));
	}

	@Test
	void futureThatCompletesWithNullOrIsNullIsAMiss() {
		instrument(new FutureCache(CompletableFuture.completedFuture(null))).retrieve("key");
		assertThat(instrument(new FutureCache(null)).retrieve("key")).isNull();
		assertThat(stats()).isEqualTo(new CacheStats(0, 2, 0));
	}

	@Test
	void futureThatFailsIsAnErrorAndOneThatIsCancelledIsNothing() {
		instrument(new FutureCache(CompletableFuture.failedFuture(new IllegalStateException("down")))).retrieve("key");
		assertThat(stats()).isEqualTo(new CacheStats(0, 0, 1));
		CompletableFuture<Object> future = new CompletableFuture<>();
		instrument(new FutureCache(future)).retrieve("key");
		future.cancel(false);
		assertThat(stats()).isEqualTo(new CacheStats(0, 0, 1));
	}

	@Test
	void futureThatDependsOnACancelledOneIsNothing() {
		CompletableFuture<Object> source = new CompletableFuture<>();
		CompletableFuture<Object> dependent = source.thenApply((value) -> value);
		instrument(new FutureCache(dependent)).retrieve("key");
		instrument(new FutureCache(dependent)).retrieve("key", () -> CompletableFuture.completedFuture("value"));
		source.cancel(false);
		assertThat(dependent).isCompletedExceptionally();
		assertThat(stats()).isEqualTo(CacheStats.EMPTY);
	}

	@Test
	void futureOfALoaderCountsOnce() {
		CompletableFuture<Object> loaded = new CompletableFuture<>();
		Cache cache = instrument(new FutureCache(null));
		CompletableFuture<Object> future = cache.retrieve("key", () -> loaded);
		assertThat(stats()).isEqualTo(CacheStats.EMPTY);
		loaded.complete("value");
		assertThat(future).isCompletedWithValue("value");
		assertThat(stats()).isEqualTo(new CacheStats(0, 1, 0));
	}

	@Test
	void futureOfALoaderIsAnErrorWhenTheCacheFailsWithoutCallingIt() {
		CompletableFuture<Object> failed = CompletableFuture.failedFuture(new IllegalStateException("down"));
		assertThat(
				instrument(new FutureCache(failed)).retrieve("key", () -> CompletableFuture.completedFuture("value")))
			.isSameAs(failed);
		assertThat(stats()).isEqualTo(new CacheStats(0, 0, 1));
	}

	@Test
	void loaderThatThrowsOnTheCallersThreadIsAMiss() {
		Cache cache = instrument(new FutureCache(null));
		IllegalStateException failure = new IllegalStateException("loader");
		assertThatException().isThrownBy(() -> cache.retrieve("key", () -> {
			throw failure;
		})).isSameAs(failure);
		assertThat(stats()).isEqualTo(new CacheStats(0, 1, 0));
	}

	@Test
	void futureOfTheLoaderIsPassedOnItselfAndItsFailureIsAMiss() {
		CompletableFuture<Object> loading = new CompletableFuture<>();
		CompletableFuture<Object> future = instrument(new FutureCache(null)).retrieve("key", () -> loading);
		assertThat(future).isSameAs(loading);
		loading.completeExceptionally(new IllegalStateException("loader"));
		assertThat(stats()).isEqualTo(new CacheStats(0, 1, 0));
	}

	@Test
	void loaderOfAnotherThreadThatFailsIsAMiss() {
		Cache.ValueRetrievalException failure = new Cache.ValueRetrievalException("key", () -> "value",
				new IllegalStateException("loader"));
		assertThatException().isThrownBy(() -> instrument(new FailingCache(failure)).get("key", () -> "value"))
			.isSameAs(failure);
		assertThat(stats()).isEqualTo(new CacheStats(0, 1, 0));
	}

	@Test
	void futureOfALoaderThatIsCancelledIsNothing() {
		CompletableFuture<Object> future = new CompletableFuture<>();
		instrument(new FutureCache(future)).retrieve("key", () -> CompletableFuture.completedFuture("value"));
		future.cancel(false);
		assertThat(stats()).isEqualTo(CacheStats.EMPTY);
	}

	@Test
	@SuppressWarnings("NullAway")
	void loaderWithoutAFutureIsPassedOn() {
		assertThat((Object) instrument(new FutureCache(null)).retrieve("key", () -> null)).isNull();
		assertThat(stats()).isEqualTo(new CacheStats(0, 1, 0));
	}

	@Test
	void lookupsThatArePartOfAnotherOneOfTheNamespaceAreNotCounted() {
		OngoingLookups lookups = new OngoingLookups();
		Cache inner = new InstrumentedCache(new ConcurrentMapCache("test"), this.recorder, lookups, false);
		Cache outer = new InstrumentedCache(new DecoratingCache(inner, null) {

			@Override
			public @Nullable CompletableFuture<?> retrieve(Object key) {
				return inner.retrieve(key);
			}

			@Override
			public <T> CompletableFuture<T> retrieve(Object key, Supplier<CompletableFuture<T>> valueLoader) {
				return inner.retrieve(key, valueLoader);
			}

		}, this.recorder, lookups, true);
		outer.get("key");
		outer.get("key", String.class);
		outer.retrieve("key");
		outer.retrieve("key", () -> CompletableFuture.completedFuture("value")).join();
		outer.get("key", () -> "value");
		assertThat(stats()).isEqualTo(new CacheStats(1, 4, 0));
		inner.get("key");
		assertThat(stats()).isEqualTo(new CacheStats(2, 4, 0));
	}

	@Test
	void cacheIsAskedOnce() {
		CountingCache target = new CountingCache();
		Cache cache = instrument(target);
		cache.get("key");
		cache.get("key", String.class);
		cache.putIfAbsent("key", "value");
		cache.evictIfPresent("key");
		cache.invalidate();
		assertThat(target.calls).isEqualTo(5);
		assertThat(cache.getNativeCache()).isSameAs(target.getNativeCache());
	}

	private Cache instrument(Cache cache) {
		return new InstrumentedCache(cache, this.recorder, new OngoingLookups(), false);
	}

	private CacheStats stats() {
		return this.metrics.getStats("test");
	}

	private static final class CountingCache extends ConcurrentMapCache {

		private int calls;

		CountingCache() {
			super("test");
		}

		@Override
		public @Nullable ValueWrapper get(Object key) {
			this.calls++;
			return super.get(key);
		}

		@Override
		public <T> @Nullable T get(Object key, @Nullable Class<T> type) {
			this.calls++;
			return super.get(key, type);
		}

		@Override
		public @Nullable ValueWrapper putIfAbsent(Object key, @Nullable Object value) {
			this.calls++;
			return super.putIfAbsent(key, value);
		}

		@Override
		public boolean evictIfPresent(Object key) {
			this.calls++;
			return super.evictIfPresent(key);
		}

		@Override
		public boolean invalidate() {
			this.calls++;
			return super.invalidate();
		}

	}

	private static final class FutureCache extends ConcurrentMapCache {

		private final @Nullable CompletableFuture<Object> future;

		FutureCache(@Nullable CompletableFuture<Object> future) {
			super("test");
			this.future = future;
		}

		@Override
		public @Nullable CompletableFuture<?> retrieve(Object key) {
			return this.future;
		}

		@Override
		@SuppressWarnings("unchecked")
		public <T> CompletableFuture<T> retrieve(Object key, Supplier<CompletableFuture<T>> valueLoader) {
			return (this.future != null) ? (CompletableFuture<T>) this.future : valueLoader.get();
		}

	}

}
