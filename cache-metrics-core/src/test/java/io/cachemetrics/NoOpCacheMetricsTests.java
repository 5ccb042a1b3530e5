package io.cachemetrics;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class NoOpCacheMetricsTests {

	private final CacheMetrics metrics = CacheMetrics.noOp();

	@Test
	void recordsNothingAndReportsNothing() {
		this.metrics.recordHit("test");
		this.metrics.recordMiss("test");
		this.metrics.recordError("test");
		this.metrics.recorder("test").recordHit();
		this.metrics.recorder("test").recordMiss();
		this.metrics.recorder("test").recordError();
		this.metrics.reset("test");
		this.metrics.reset();
		assertThat(this.metrics.getStats("test")).isEqualTo(CacheStats.EMPTY);
		assertThat(this.metrics.getAllStats()).isEmpty();
		assertThat(this.metrics.getSince("test")).isEmpty();
	}

	@Test
	void lookupRunsAllTheSame() {
		CacheRecorder recorder = this.metrics.recorder("test");
		assertThat(recorder.lookup(() -> "value")).isEqualTo("value");
		assertThatIllegalStateException().isThrownBy(() -> recorder.lookup(() -> {
			throw new IllegalStateException("unreachable");
		}));
	}

	@Test
	void tellsListenersOfNothing() {
		this.metrics.addNamespaceListener((namespace, totals) -> {
			throw new AssertionError(namespace);
		});
		this.metrics.recordHit("test");
	}

}
