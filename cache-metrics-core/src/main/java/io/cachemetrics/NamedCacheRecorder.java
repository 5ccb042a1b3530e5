package io.cachemetrics;

/**
 * Records by name: what an implementation of the port offers unless it knows better.
 *
 * @param metrics the port to record to
 * @param namespace the name of the cache
 */
record NamedCacheRecorder(CacheMetrics metrics, String namespace) implements CacheRecorder {

	@Override
	public void recordHit() {
		this.metrics.recordHit(this.namespace);
	}

	@Override
	public void recordMiss() {
		this.metrics.recordMiss(this.namespace);
	}

	@Override
	public void recordError() {
		this.metrics.recordError(this.namespace);
	}

}
