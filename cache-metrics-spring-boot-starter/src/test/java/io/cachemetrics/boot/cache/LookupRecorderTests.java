package io.cachemetrics.boot.cache;

import java.util.ArrayList;
import java.util.List;

import io.cachemetrics.CacheMetrics;
import io.cachemetrics.CacheStats;
import io.cachemetrics.InMemoryCacheMetrics;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LookupRecorderTests {

	private final List<Throwable> failures = new ArrayList<>();

	private final LookupRecorder recorder = new LookupRecorder("test", this.failures::add);

	@Test
	void everythingIsKeptAndHandedOver() {
		CacheMetrics metrics = new InMemoryCacheMetrics();
		record(2, 3, 5);
		this.recorder.handOver("other", metrics.recorder("other"));
		assertThat(metrics.getStats("other")).isEqualTo(new CacheStats(2, 3, 5));
		record(7, 11, 13);
		assertThat(metrics.getStats("other")).isEqualTo(new CacheStats(9, 14, 18));
		assertThat(this.recorder.namespace()).isEqualTo("other");
		assertThat(this.failures).isEmpty();
	}

	@Test
	void failuresArePassedToTheHandler() {
		this.recorder.handOver("test", new OddTypes.FailingCacheMetrics().recorder("test"));
		record(1, 1, 1);
		assertThat(this.failures).hasSize(3);
	}

	private void record(int hits, int misses, int errors) {
		for (int i = 0; i < hits; i++) {
			this.recorder.recordHit();
		}
		for (int i = 0; i < misses; i++) {
			this.recorder.recordMiss();
		}
		for (int i = 0; i < errors; i++) {
			this.recorder.recordError();
		}
	}

}
