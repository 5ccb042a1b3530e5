package io.cachemetrics.boot.cache;

import org.jspecify.annotations.Nullable;

import org.springframework.cache.Cache;
import org.springframework.cache.transaction.TransactionAwareCacheDecorator;
import org.springframework.util.ClassUtils;

/**
 * Looks through Spring's transaction-aware decorator, of which a manager may make a new
 * one on each request. What is within counts, and so do writes that fail after a commit.
 */
final class TransactionAware {

	private static final @Nullable Class<?> DECORATOR = findDecorator();

	private TransactionAware() {
	}

	// Spring's module of it need not be there.
	private static @Nullable Class<?> findDecorator() {
		String name = "org.springframework.cache.transaction.TransactionAwareCacheDecorator";
		ClassLoader classLoader = TransactionAware.class.getClassLoader();
		return ClassUtils.isPresent(name, classLoader) ? ClassUtils.resolveClassName(name, classLoader) : null;
	}

	private static boolean isDecorator(Cache cache) {
		return cache.getClass() == DECORATOR;
	}

	/**
	 * Returns what makes a cache the one it is, however often it is decorated again.
	 * @param cache the cache
	 * @return the cache without the decorators of transactions
	 */
	static Cache target(Cache cache) {
		return isDecorator(cache) ? target(((TransactionAwareCacheDecorator) cache).getTargetCache()) : cache;
	}

	/**
	 * Decorates another cache as one is decorated.
	 * @param cache the cache that may be decorated
	 * @param target what to decorate
	 * @return the target in as many decorators
	 */
	static Cache decorateAgain(Cache cache, Cache target) {
		return isDecorator(cache) ? new TransactionAwareCacheDecorator(
				decorateAgain(((TransactionAwareCacheDecorator) cache).getTargetCache(), target)) : target;
	}

}
