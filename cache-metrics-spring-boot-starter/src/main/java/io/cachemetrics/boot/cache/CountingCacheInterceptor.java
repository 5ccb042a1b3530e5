package io.cachemetrics.boot.cache;

import java.util.Collection;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import org.springframework.cache.Cache;
import org.springframework.cache.interceptor.CacheInterceptor;
import org.springframework.cache.interceptor.CacheOperation;
import org.springframework.cache.interceptor.CacheOperationInvocationContext;
import org.springframework.cache.interceptor.CacheResolver;

/**
 * {@link CacheInterceptor} that counts what annotated methods do to caches, whatever
 * manager, resolver or class these come from.
 * <p>
 * Each call does what that of the superclass does, on a cache that counts. Nobody but the
 * caller here sees that one: error handlers, key generators, expressions and resolvers
 * get the cache as it is.
 * <p>
 * For internal use. It is public so that a subclass can be generated beside Spring's
 * class.
 */
@SuppressWarnings("serial") // Spring's own is of no use either, once it was serialized.
public class CountingCacheInterceptor extends CacheInterceptor {

	private final transient AnnotatedCaches counted;

	/**
	 * Creates an interceptor.
	 * @param counted the caches to count
	 */
	public CountingCacheInterceptor(AnnotatedCaches counted) {
		this.counted = counted;
	}

	@Override
	protected Collection<? extends Cache> getCaches(CacheOperationInvocationContext<CacheOperation> context,
			CacheResolver cacheResolver) {
		Collection<? extends Cache> caches = super.getCaches(context, cacheResolver);
		this.counted.use(caches, cacheResolver);
		return caches;
	}

	@Override
	protected Cache.@Nullable ValueWrapper doGet(Cache cache, Object key) {
		try {
			return this.counted.count(cache).get(key);
		}
		catch (RuntimeException ex) {
			getErrorHandler().handleCacheGetError(ex, cache, key);
			return null;
		}
	}

	@Override
	protected <T> @Nullable T doGet(Cache cache, Object key, Callable<T> valueLoader) {
		try {
			return this.counted.count(cache).get(key, valueLoader);
		}
		catch (Cache.ValueRetrievalException ex) {
			throw ex;
		}
		catch (RuntimeException ex) {
			getErrorHandler().handleCacheGetError(ex, cache, key);
			try {
				return valueLoader.call();
			}
			catch (Exception loaderFailure) {
				throw new Cache.ValueRetrievalException(key, valueLoader, ex);
			}
		}
	}

	@Override
	protected @Nullable CompletableFuture<?> doRetrieve(Cache cache, Object key) {
		try {
			return this.counted.count(cache).retrieve(key);
		}
		catch (RuntimeException ex) {
			getErrorHandler().handleCacheGetError(ex, cache, key);
			return null;
		}
	}

	@Override
	protected <T> CompletableFuture<T> doRetrieve(Cache cache, Object key, Supplier<CompletableFuture<T>> valueLoader) {
		try {
			return this.counted.count(cache).retrieve(key, valueLoader);
		}
		catch (RuntimeException ex) {
			getErrorHandler().handleCacheGetError(ex, cache, key);
			return valueLoader.get();
		}
	}

	@Override
	protected void doPut(Cache cache, Object key, @Nullable Object value) {
		try {
			this.counted.count(cache).put(key, value);
		}
		catch (RuntimeException ex) {
			getErrorHandler().handleCachePutError(ex, cache, key, value);
		}
	}

	@Override
	protected void doEvict(Cache cache, Object key, boolean immediate) {
		try {
			if (immediate) {
				this.counted.count(cache).evictIfPresent(key);
			}
			else {
				this.counted.count(cache).evict(key);
			}
		}
		catch (RuntimeException ex) {
			getErrorHandler().handleCacheEvictError(ex, cache, key);
		}
	}

	@Override
	protected void doClear(Cache cache, boolean immediate) {
		try {
			if (immediate) {
				this.counted.count(cache).invalidate();
			}
			else {
				this.counted.count(cache).clear();
			}
		}
		catch (RuntimeException ex) {
			getErrorHandler().handleCacheClearError(ex, cache);
		}
	}

}
