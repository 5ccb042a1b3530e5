package io.cachemetrics.boot.redis;

import java.util.Map;
import java.util.TreeMap;

import io.cachemetrics.CacheStats;
import org.jspecify.annotations.Nullable;

/**
 * The resets that an instance knows of, and the baselines that follow from them.
 *
 * @param resets the resets
 * @param baselines the baseline of each namespace that was reset
 */
record KnownResets(Resets resets, Map<String, Baseline> baselines) {

	Baseline baseline(String namespace) {
		return this.baselines.getOrDefault(namespace, Baseline.NONE);
	}

	/**
	 * Returns what was counted since the resets.
	 * @param totals lifetime totals read after the last reset that is known
	 * @return the counts of each namespace that is listed
	 */
	Map<String, Report.Count> counts(Map<String, CacheStats> totals) {
		Map<String, Report.Count> counts = new TreeMap<>();
		totals.forEach((namespace, total) -> {
			Baseline baseline = baseline(namespace);
			if (baseline.lists(total)) {
				counts.put(namespace, new Report.Count(this.resets.of(namespace), total.minus(baseline.totals())));
			}
		});
		return counts;
	}

	/**
	 * The totals from which a namespace counts.
	 *
	 * @param totals the totals that do not count
	 * @param listed whether the namespace is listed even if nothing was counted since
	 */
	record Baseline(CacheStats totals, boolean listed) {

		static final Baseline NONE = new Baseline(CacheStats.EMPTY, false);

		boolean lists(CacheStats current) {
			return this.listed || !current.equals(this.totals);
		}

		// A baseline never goes back.
		Baseline move(@Nullable CacheStats later, boolean listed) {
			if (later == null || later.hits() < this.totals.hits() || later.misses() < this.totals.misses()
					|| later.errors() < this.totals.errors()) {
				return new Baseline(this.totals, listed);
			}
			return new Baseline(later, listed);
		}

	}

}
