package io.cachemetrics;

import org.jspecify.annotations.Nullable;

/**
 * {@link CacheRecorder} that keeps the counts of its namespace. It looks them up when it
 * first records, so a recorder that is never used creates no namespace.
 */
final class StripedCacheRecorder implements CacheRecorder {

	private final InMemoryCacheMetrics metrics;

	private final String namespace;

	// Not volatile: threads that race find the same array.
	private long @Nullable [] counts;

	StripedCacheRecorder(InMemoryCacheMetrics metrics, String namespace) {
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
