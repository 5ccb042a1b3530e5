package io.cachemetrics;

import java.lang.reflect.Method;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The contract for an implementation that leaves the recorder to the port's default.
 */
class ForwardingCacheMetricsTests extends CacheMetricsContract {

	@Override
	protected CacheMetrics create() {
		return new ForwardingCacheMetrics(new InMemoryCacheMetrics());
	}

	// Kotlin's delegation, and a proxy of few methods, leave out default methods.
	@Test
	void forwardingCannotForgetWhatHasNoSensibleDefault() {
		assertThat(CacheMetrics.class.getMethods()).filteredOn(Method::isDefault)
			.extracting(Method::getName)
			.containsExactly("recorder");
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
		public boolean reset(String namespace) {
			return this.target.reset(namespace);
		}

		@Override
		public void reset() {
			this.target.reset();
		}

		@Override
		public NamespaceListener.Registration addNamespaceListener(NamespaceListener listener) {
			return this.target.addNamespaceListener(listener);
		}

	}

}
