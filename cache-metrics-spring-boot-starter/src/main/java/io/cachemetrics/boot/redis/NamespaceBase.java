package io.cachemetrics.boot.redis;

import io.cachemetrics.CacheStats;
import org.jspecify.annotations.Nullable;

/**
 * Base from which a namespace starts to count.
 *
 * @param totals the totals that do not count
 * @param listed whether the namespace is listed even if nothing came since
 */
record NamespaceBase(CacheStats totals, boolean listed) {

	static final NamespaceBase NONE = new NamespaceBase(CacheStats.EMPTY, false);

	boolean lists(CacheStats current) {
		return this.listed || !current.equals(this.totals);
	}

	NamespaceBase move(@Nullable CacheStats later, boolean listed) {
		if (later == null || later.hits() < this.totals.hits() || later.misses() < this.totals.misses()
				|| later.errors() < this.totals.errors()) {
			return new NamespaceBase(this.totals, listed);
		}
		return new NamespaceBase(later, listed);
	}

}
