package io.cachemetrics;

import org.jspecify.annotations.Nullable;

/**
 * What is counted for one namespace: totals that only grow, and the baseline from which a
 * reset makes them count.
 */
final class NamespaceCell implements NamespaceListener.Totals {

	// Final, so that a recorder may hand the cell from thread to thread by a plain field.
	private final StripedCounts counts = new StripedCounts();

	private volatile Baseline baseline = new Baseline(CacheStats.EMPTY, false);

	void recordHit() {
		this.counts.increment(StripedCounts.HITS);
	}

	void recordMiss() {
		this.counts.increment(StripedCounts.MISSES);
	}

	void recordError() {
		this.counts.increment(StripedCounts.ERRORS);
	}

	@Override
	public long hits() {
		return this.counts.sum(StripedCounts.HITS);
	}

	@Override
	public long misses() {
		return this.counts.sum(StripedCounts.MISSES);
	}

	@Override
	public long errors() {
		return this.counts.sum(StripedCounts.ERRORS);
	}

	/**
	 * Returns what was counted since the last reset.
	 * @return the figures, or {@code null} if the namespace is not listed
	 */
	@Nullable CacheStats stats() {
		// The baseline first: totals read after it are never below it.
		Baseline since = this.baseline;
		CacheStats totals = totals();
		return since.lists(totals) ? totals.minus(since.totals()) : null;
	}

	/**
	 * Puts the figures at zero. One reset at a time, so that the baseline never goes
	 * back.
	 * @param keepListed whether a listed namespace stays listed
	 */
	synchronized void reset(boolean keepListed) {
		Baseline since = this.baseline;
		CacheStats totals = totals();
		this.baseline = new Baseline(totals, keepListed && since.lists(totals));
	}

	private CacheStats totals() {
		return new CacheStats(hits(), misses(), errors());
	}

	/**
	 * Where the figures start.
	 *
	 * @param totals the totals at the last reset
	 * @param listed whether the namespace is listed even if nothing came since
	 */
	private record Baseline(CacheStats totals, boolean listed) {

		boolean lists(CacheStats current) {
			return this.listed || !current.equals(this.totals);
		}

	}

}
