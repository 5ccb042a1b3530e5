package io.cachemetrics.boot.cache;

import org.springframework.cache.Cache;
import org.springframework.cache.transaction.TransactionAwareCacheDecorator;
import org.springframework.util.ClassUtils;

/**
 * Looks through what may be wrapped around a cache: Spring's transaction-aware decorator,
 * of which a manager may make a new one on each request, and our own.
 */
final class CacheDecorators {

	private static final boolean TRANSACTION_AWARE = ClassUtils.isPresent(
			"org.springframework.cache.transaction.TransactionAwareCacheDecorator",
			CacheDecorators.class.getClassLoader());

	private CacheDecorators() {
	}

	/**
	 * Returns what makes a cache the one it is, however often it is decorated anew.
	 * @param cache the cache
	 * @return the cache without the decorators of transactions
	 */
	static Cache identity(Cache cache) {
		return TRANSACTION_AWARE ? TransactionAware.unwrap(cache) : cache;
	}

	static boolean isInstrumented(Cache cache) {
		return identity(cache) instanceof InstrumentedCache;
	}

	/**
	 * Returns the cache of the provider.
	 * @param cache the cache
	 * @return the cache without any of the decorators known here
	 */
	static Cache innermost(Cache cache) {
		Cache target = identity(cache);
		return (target instanceof InstrumentedCache instrumented) ? innermost(instrumented.delegate()) : target;
	}

	/**
	 * Loaded only where spring-context-support is there.
	 */
	private static final class TransactionAware {

		static Cache unwrap(Cache cache) {
			Cache target = cache;
			while (target instanceof TransactionAwareCacheDecorator decorator) {
				target = decorator.getTargetCache();
			}
			return target;
		}

	}

}
