package io.cachemetrics;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
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
		int writers = THREADS - 3;
		ConcurrentRun.run(THREADS, (thread, running) -> {
			switch (thread) {
				case 0 -> running.until(writers, () -> metrics.reset("test"));
				case 1 -> running.until(writers, metrics::reset);
				case 2 -> running.until(writers, metrics::getAllStats);
				default -> {
					for (int i = 0; i < RECORDS; i++) {
						recorder.recordHit();
						metrics.recordMiss("test");
						metrics.recordError("test");
					}
				}
			}
		});
		long expected = writers * (long) RECORDS;
		assertThat(totals).hasEntrySatisfying("test", (test) -> {
			assertThat(test.hits()).isEqualTo(expected);
			assertThat(test.misses()).isEqualTo(expected);
			assertThat(test.errors()).isEqualTo(expected);
		});
		metrics.reset("test");
		assertThat(metrics.getStats("test")).isEqualTo(CacheStats.EMPTY);
	}

	@Test
	void readerBesideResetsSeesNoTotalsOlderThanTheBaseline() {
		// They would make a negative number, which CacheStats rejects.
		InMemoryCacheMetrics metrics = new InMemoryCacheMetrics();
		ConcurrentRun.run(2, (thread, running) -> {
			if (thread == 0) {
				running.until(1, () -> metrics.getStats("test"));
			}
			else {
				for (int i = 0; i < 10 * RECORDS; i++) {
					metrics.recordHit("test");
					metrics.reset("test");
				}
			}
		});
		assertThat(metrics.getStats("test")).isEqualTo(CacheStats.EMPTY);
	}

	@Test
	void racingResetsDoNotBringBackWhatOneOfThemTookAway() {
		InMemoryCacheMetrics metrics = new InMemoryCacheMetrics();
		AtomicReference<NamespaceListener.Totals> totals = new AtomicReference<>();
		metrics.addNamespaceListener((namespace, test) -> totals.set(test));
		metrics.recordHit("test");
		NamespaceListener.Totals test = Objects.requireNonNull(totals.get());
		ConcurrentRun.run(2, (thread, running) -> {
			if (thread == 0) {
				running.until(1, () -> metrics.reset("test"));
			}
			else {
				for (int i = 0; i < 10 * RECORDS; i++) {
					metrics.recordHit("test");
					long before = test.hits();
					metrics.reset("test");
					assertThat(metrics.getStats("test").hits() <= test.hits() - before).isTrue();
				}
			}
		});
	}

	@RepeatedTest(20)
	void oneListenerCallForANamespaceThatManyThreadsCreate() {
		InMemoryCacheMetrics metrics = new InMemoryCacheMetrics();
		AtomicInteger early = new AtomicInteger();
		AtomicInteger late = new AtomicInteger();
		metrics.addNamespaceListener((namespace, totals) -> early.incrementAndGet());
		ConcurrentRun.run(THREADS, (thread, running) -> {
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
		InMemoryCacheMetrics metrics = InMemoryCacheMetrics.builder().maxNamespaces(10).build();
		Map<String, Long> recorded = new ConcurrentHashMap<>();
		try (CapturedLog log = new CapturedLog()) {
			ConcurrentRun.run(THREADS, (thread, running) -> IntStream.range(0, 100).forEach((i) -> {
				String namespace = "namespace-" + (i * (thread + 1)) % 101;
				metrics.recordHit(namespace);
				recorded.merge(namespace, 1L, Long::sum);
			}));
			assertThat(log.warnings()).hasSize(1);
		}
		Map<String, CacheStats> all = metrics.getAllStats();
		assertThat(all).hasSize(11).containsKey("_overflow");
		assertThat(all.values().stream().mapToLong(CacheStats::hits).sum()).isEqualTo(THREADS * 100L);
		assertThat(all).allSatisfy((namespace, stats) -> {
			if (!namespace.equals("_overflow")) {
				assertThat(stats.hits()).isEqualTo(recorded.get(namespace));
			}
		});
	}

}
