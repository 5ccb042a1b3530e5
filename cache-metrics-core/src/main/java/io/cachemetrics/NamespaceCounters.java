package io.cachemetrics;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * The counters of one namespace: totals that only grow, and the baseline from which they
 * count, which a reset moves.
 */
final class NamespaceCounters implements NamespaceListener.Totals {

	private final String namespace;

	private final long[] counts = StripedCounts.create();

	/**
	 * Not this object, which is handed to listeners.
	 */
	private final Object resetLock = new Object();

	/**
	 * The baseline until the first reset.
	 */
	private final Baseline start;

	/**
	 * The baseline since the first reset.
	 */
	private volatile @Nullable Baseline moved;

	/**
	 * Creates counters.
	 * @param namespace the name of the cache
	 * @param start the baseline until the first reset, which namespaces share
	 */
	NamespaceCounters(String namespace, Baseline start) {
		this.namespace = namespace;
		this.start = start;
	}

	String namespace() {
		return this.namespace;
	}

	// Names are mostly constants, hence the same object; equals takes longer to see that.
	@SuppressWarnings("ReferenceEquality")
	boolean isOf(String namespace) {
		return this.namespace == namespace || this.namespace.equals(namespace);
	}

	/**
	 * Returns what records add to.
	 * @return the {@link StripedCounts}
	 */
	long[] counts() {
		return this.counts;
	}

	@Override
	public long hits() {
		return StripedCounts.sum(this.counts, StripedCounts.HITS);
	}

	@Override
	public long misses() {
		return StripedCounts.sum(this.counts, StripedCounts.MISSES);
	}

	@Override
	public long errors() {
		return StripedCounts.sum(this.counts, StripedCounts.ERRORS);
	}

	/**
	 * Returns what was counted since the last reset.
	 * @return the statistics, or {@code null} if the namespace is not listed
	 */
	@Nullable CacheStats stats() {
		// The baseline first: totals read after it are never below it.
		Baseline since = baseline();
		CacheStats totals = totals();
		return since.lists(totals) ? since.countedUntil(totals) : null;
	}

	/**
	 * Returns the time of the last reset, or of the start.
	 * @return the time, or {@code null} if the namespace is not listed
	 */
	@Nullable Instant since() {
		Baseline since = baseline();
		return since.lists(totals()) ? since.time() : null;
	}

	/**
	 * Resets the statistics to zero. One reset at a time, so that the baseline never goes
	 * back.
	 * @param time the time of the reset
	 * @param keepListed whether a listed namespace stays listed
	 * @return whether the namespace was listed
	 */
	boolean reset(Instant time, boolean keepListed) {
		synchronized (this.resetLock) {
			Baseline since = baseline();
			CacheStats totals = totals();
			boolean listed = since.lists(totals);
			this.moved = new Baseline(totals, time, keepListed && listed);
			return listed;
		}
	}

	private Baseline baseline() {
		Baseline moved = this.moved;
		return (moved != null) ? moved : this.start;
	}

	private CacheStats totals() {
		return new CacheStats(hits(), misses(), errors());
	}

	/**
	 * The totals from which the statistics count.
	 *
	 * @param totals the totals at the last reset
	 * @param time the time of that reset
	 * @param listed whether the namespace is listed even if nothing came since
	 */
	record Baseline(CacheStats totals, Instant time, boolean listed) {

		static Baseline start(Instant time) {
			return new Baseline(CacheStats.EMPTY, time, false);
		}

		boolean lists(CacheStats current) {
			return this.listed || !current.equals(this.totals);
		}

		// Not minus, which would hide totals older than the baseline behind a zero.
		CacheStats countedUntil(CacheStats current) {
			return new CacheStats(current.hits() - this.totals.hits(), current.misses() - this.totals.misses(),
					current.errors() - this.totals.errors());
		}

	}

}
