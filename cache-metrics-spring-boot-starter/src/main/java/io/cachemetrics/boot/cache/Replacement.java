package io.cachemetrics.boot.cache;

import org.springframework.cache.Cache;

/**
 * Last cache that a manager handed out under one name, and the one that applications get.
 *
 * @param cache the cache of the manager
 * @param target the same without the decorators of transactions
 * @param countedTarget what counts in place of the target, or the target itself
 * @param counted what is handed out
 */
record Replacement(Cache cache, Cache target, Cache countedTarget, Cache counted) {

	static Replacement of(Cache cache, Cache target, Cache countedTarget) {
		return new Replacement(cache, target, countedTarget,
				(countedTarget != target) ? TransactionAware.decorateAgain(cache, countedTarget) : cache);
	}

	boolean isCounted() {
		return this.countedTarget != this.target;
	}

}
