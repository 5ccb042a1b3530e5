package io.cachemetrics;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * The contract for an implementation that leaves the recorder to the port's default.
 */
class ForwardingCacheMetricsTests extends CacheMetricsContract {

	@Override
	protected CacheMetrics create() {
		return new ForwardingCacheMetrics(new InMemoryCacheMetrics());
	}

	private record ForwardingCacheMetrics(CacheMetrics target) implements CacheMetrics {

		@Override
		public void recordHit(String namespace) {
			this.target.recordHit(namespace);
		}

		@Override
		public void recordMiss(String namespace) {
			this.target.recordMiss(namespace);
		}

		@Override
		public void recordError(String namespace) {
			this.target.recordError(namespace);
		}

		@Override
		public CacheStats getStats(String namespace) {
			return this.target.getStats(namespace);
		}

		@Override
		public Map<String, CacheStats> getAllStats() {
			return this.target.getAllStats();
		}

		@Override
		public Optional<Instant> getSince(String namespace) {
			return this.target.getSince(namespace);
		}

		@Override
		public void reset(String namespace) {
			this.target.reset(namespace);
		}

		@Override
		public void reset() {
			this.target.reset();
		}

		@Override
		public void addNamespaceListener(NamespaceListener listener) {
			this.target.addNamespaceListener(listener);
		}

	}

}
