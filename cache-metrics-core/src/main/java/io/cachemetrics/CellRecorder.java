package io.cachemetrics;

import org.jspecify.annotations.Nullable;

/**
 * Records into counts that it looks up once, when it first records: a recorder that is
 * never used creates no namespace.
 */
final class CellRecorder implements CacheRecorder {

	private final InMemoryCacheMetrics metrics;

	private final String namespace;

	// A plain field, since all threads that race for it find the same counts.
	private long @Nullable [] counts;

	CellRecorder(InMemoryCacheMetrics metrics, String namespace) {
		this.metrics = metrics;
		this.namespace = namespace;
	}

	@Override
	public void recordHit() {
		StripedCounts.increment(counts(), StripedCounts.HITS);
	}

	@Override
	public void recordMiss() {
		StripedCounts.increment(counts(), StripedCounts.MISSES);
	}

	@Override
	public void recordError() {
		StripedCounts.increment(counts(), StripedCounts.ERRORS);
	}

	private long[] counts() {
		long[] counts = this.counts;
		if (counts == null) {
			counts = this.metrics.counts(this.namespace);
			this.counts = counts;
		}
		return counts;
	}

}
