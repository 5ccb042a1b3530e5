package io.cachemetrics.boot.redis;

import java.util.Map;
import java.util.TreeMap;

import io.cachemetrics.CacheStats;

/**
 * The resets that an instance knows of, and the bases that follow from them.
 *
 * @param resets the resets
 * @param bases the base of each namespace that was reset
 */
record KnownResets(Resets resets, Map<String, NamespaceBase> bases) {

	NamespaceBase base(String namespace) {
		return this.bases.getOrDefault(namespace, NamespaceBase.NONE);
	}

	/**
	 * Returns what was counted since the resets.
	 * @param totals lifetime totals read after the last reset that is known
	 * @return the counts of each namespace that is listed
	 */
	Map<String, Report.Count> counts(Map<String, CacheStats> totals) {
		Map<String, Report.Count> counts = new TreeMap<>();
		totals.forEach((namespace, total) -> {
			NamespaceBase base = base(namespace);
			if (base.lists(total)) {
				counts.put(namespace, new Report.Count(this.resets.of(namespace), total.minus(base.totals())));
			}
		});
		return counts;
	}

}
