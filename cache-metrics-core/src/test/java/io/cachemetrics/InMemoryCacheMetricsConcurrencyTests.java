package io.cachemetrics;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class InMemoryCacheMetricsConcurrencyTests {

	private static final int THREADS = 8;

	private static final int RECORDS = 100_000;

	@Test
	void totalsAreExactWithWritersBesideReadersAndResets() {
		InMemoryCacheMetrics metrics = new InMemoryCacheMetrics();
		Map<String, NamespaceListener.Totals> totals = new ConcurrentHashMap<>();
		metrics.addNamespaceListener(totals::put);
		CacheRecorder recorder = metrics.recorder("test");
		AtomicInteger writers = new AtomicInteger(THREADS - 2);
		Race.run(THREADS, (thread) -> {
			if (thread == 0) {
				whileRunning(writers, () -> metrics.reset("test"));
			}
			else if (thread == 1) {
				whileRunning(writers, () -> {
					CacheStats stats = metrics.getStats("test");
					assertThat(stats.hitRate()).isBetween(0.0, 1.0);
					assertThat(metrics.getAllStats().values()).allSatisfy((each) -> assertThat(each).isNotNull());
				});
			}
			else {
				for (int i = 0; i < RECORDS; i++) {
					recorder.recordHit();
					metrics.recordMiss("test");
					metrics.recordError("test");
				}
				writers.decrementAndGet();
			}
		});
		long expected = (THREADS - 2) * (long) RECORDS;
		assertThat(totals).hasEntrySatisfying("test", (test) -> {
			assertThat(test.hits()).isEqualTo(expected);
			assertThat(test.misses()).isEqualTo(expected);
			assertThat(test.errors()).isEqualTo(expected);
		});
		metrics.reset("test");
		assertThat(metrics.getStats("test")).isEqualTo(CacheStats.EMPTY);
	}

	@Test
	void racingResetsNeverBringBackWhatOneOfThemTookAway() {
		InMemoryCacheMetrics metrics = new InMemoryCacheMetrics();
		metrics.recordHit("test");
		AtomicInteger writers = new AtomicInteger(1);
		Race.run(4, (thread) -> {
			if (thread == 0) {
				for (int i = 0; i < RECORDS; i++) {
					metrics.recordHit("test");
				}
				writers.decrementAndGet();
			}
			else {
				AtomicBoolean wentBack = new AtomicBoolean();
				NamespaceListener.Totals[] totals = new NamespaceListener.Totals[1];
				metrics.addNamespaceListener((namespace, each) -> totals[0] = each);
				whileRunning(writers, () -> {
					long before = totals[0].hits();
					metrics.reset("test");
					long shown = metrics.getStats("test").hits();
					wentBack.compareAndSet(false, shown > totals[0].hits() - before);
				});
				assertThat(wentBack).isFalse();
			}
		});
	}

	@RepeatedTest(20)
	void oneListenerCallForANamespaceThatManyThreadsCreate() {
		InMemoryCacheMetrics metrics = new InMemoryCacheMetrics();
		AtomicInteger early = new AtomicInteger();
		AtomicInteger late = new AtomicInteger();
		metrics.addNamespaceListener((namespace, totals) -> early.incrementAndGet());
		Race.run(THREADS, (thread) -> {
			if (thread == 0) {
				metrics.addNamespaceListener((namespace, totals) -> late.incrementAndGet());
			}
			IntStream.range(0, 100).forEach((i) -> metrics.recordHit("namespace-" + i));
		});
		assertThat(early).hasValue(100);
		assertThat(late).hasValue(100);
		assertThat(metrics.getAllStats().values()).containsOnly(new CacheStats(THREADS, 0, 0));
	}

	@RepeatedTest(20)
	void limitHoldsUnderARace() {
		InMemoryCacheMetrics metrics = new InMemoryCacheMetrics(10);
		try (CapturedLog log = new CapturedLog()) {
			Race.run(THREADS, (thread) -> IntStream.range(0, 100)
				.forEach((i) -> metrics.recordHit("namespace-" + (i * (thread + 1)) % 101)));
			assertThat(log.warnings()).hasSize(1);
		}
		Map<String, CacheStats> all = metrics.getAllStats();
		assertThat(all).hasSize(11).containsKey("_overflow");
		assertThat(all.values().stream().mapToLong(CacheStats::hits).sum()).isEqualTo(THREADS * 100L);
	}

	private static void whileRunning(AtomicInteger writers, Runnable action) {
		do {
			action.run();
		}
		while (writers.get() > 0);
	}

}
