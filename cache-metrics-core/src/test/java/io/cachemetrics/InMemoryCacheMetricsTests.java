package io.cachemetrics;

import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

import com.sun.management.ThreadMXBean;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class InMemoryCacheMetricsTests extends CacheMetricsContract {

	@Override
	protected CacheMetrics create() {
		return new InMemoryCacheMetrics();
	}

	@Test
	void limitBelowOneIsRejected() {
		assertThatIllegalArgumentException().isThrownBy(() -> InMemoryCacheMetrics.builder().maxNamespaces(0).build())
			.withMessage("maxNamespaces must be at least 1, was 0");
	}

	@Test
	void statisticsCountFromWhatTheTimeSourceSays() {
		AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
		InMemoryCacheMetrics metrics = InMemoryCacheMetrics.builder().timeSource(now::get).build();
		now.set(Instant.EPOCH.plusSeconds(3));
		metrics.recordHit("a");
		metrics.recordHit("b");
		assertThat(metrics.getSince("a")).hasValue(Instant.EPOCH);
		metrics.reset("a");
		assertThat(metrics.getSince("a")).hasValue(Instant.EPOCH.plusSeconds(3));
		assertThat(metrics.getSince("b")).hasValue(Instant.EPOCH);
		now.set(Instant.EPOCH.plusSeconds(5));
		metrics.reset();
		metrics.recordHit("a");
		assertThat(metrics.getSince("a")).hasValue(Instant.EPOCH.plusSeconds(5));
		assertThat(metrics.getSince("b")).isEmpty();
		now.set(Instant.EPOCH.plusSeconds(7));
		metrics.recordHit("new");
		assertThat(metrics.getSince("new")).hasValue(Instant.EPOCH.plusSeconds(5));
	}

	@Test
	void namespacesBeyondTheLimitAreCountedTogether() {
		InMemoryCacheMetrics metrics = InMemoryCacheMetrics.builder().maxNamespaces(2).build();
		for (String namespace : List.of("a", "b", "c", "d", "a", "b", "c")) {
			metrics.recordHit(namespace);
		}
		metrics.recorder("e").recordMiss();
		assertThat(metrics.getAllStats()).containsExactly(
				Map.entry(InMemoryCacheMetrics.OVERFLOW_NAMESPACE, new CacheStats(3, 1, 0)),
				Map.entry("a", new CacheStats(2, 0, 0)), Map.entry("b", new CacheStats(2, 0, 0)));
		assertThat(metrics.getStats("c")).isEqualTo(CacheStats.EMPTY);
	}

	@Test
	void overflowIsResetLikeAnyNamespace() {
		InMemoryCacheMetrics metrics = InMemoryCacheMetrics.builder().maxNamespaces(1).build();
		metrics.recordHit("a");
		metrics.recordHit("b");
		metrics.reset("b");
		assertThat(metrics.getStats("_overflow")).isEqualTo(new CacheStats(1, 0, 0));
		metrics.reset("_overflow");
		metrics.recordMiss("b");
		assertThat(metrics.getStats("_overflow")).isEqualTo(new CacheStats(0, 1, 0));
	}

	@Test
	void overflowMayBeRecordedByName() {
		InMemoryCacheMetrics metrics = InMemoryCacheMetrics.builder().maxNamespaces(1).build();
		List<String> told = new ArrayList<>();
		metrics.addNamespaceListener((namespace, totals) -> told.add(namespace));
		metrics.recordHit("_overflow");
		metrics.recordHit("a");
		metrics.recordHit("_overflow");
		assertThat(metrics.getAllStats()).containsExactly(Map.entry("_overflow", new CacheStats(3, 0, 0)));
		assertThat(told).containsExactly("_overflow");
	}

	@Test
	void limitIsKeptThroughReset() {
		InMemoryCacheMetrics metrics = InMemoryCacheMetrics.builder().maxNamespaces(1).build();
		metrics.recordHit("a");
		metrics.reset();
		metrics.recordHit("b");
		assertThat(metrics.getAllStats()).containsOnlyKeys("_overflow");
	}

	@Test
	void hundredThousandNamesAreBoundedWarnedOfOnceAndAllCounted() {
		InMemoryCacheMetrics metrics = new InMemoryCacheMetrics();
		try (CapturedLog log = new CapturedLog()) {
			for (int i = 0; i < 100_000; i++) {
				metrics.recordHit("user-" + i);
			}
			assertThat(log.warnings()).singleElement()
				.asString()
				.contains("limit of 1000 cache namespaces", "'user-1000'", "_overflow");
		}
		Map<String, CacheStats> all = metrics.getAllStats();
		assertThat(all).hasSize(1001).containsEntry("_overflow", new CacheStats(99_000, 0, 0));
		assertThat(all.values().stream().mapToLong(CacheStats::hits).sum()).isEqualTo(100_000);
	}

	@Test
	void fewerNamesThanTheLimitAreNotWarnedOf() {
		InMemoryCacheMetrics metrics = InMemoryCacheMetrics.builder().maxNamespaces(2).build();
		try (CapturedLog log = new CapturedLog()) {
			metrics.recordHit("a");
			metrics.recordHit("b");
			assertThat(log.warnings()).isEmpty();
		}
	}

	@Test
	void listenerIsToldOnceOfTheOverflow() {
		InMemoryCacheMetrics metrics = InMemoryCacheMetrics.builder().maxNamespaces(1).build();
		List<String> told = new ArrayList<>();
		metrics.addNamespaceListener((namespace, totals) -> told.add(namespace));
		for (String namespace : List.of("a", "beyond", "beyond too", "beyond")) {
			metrics.recordHit(namespace);
		}
		assertThat(told).containsExactly("a", "_overflow");
	}

	@Test
	void failingListenerIsLoggedAndHarmsNobody() {
		InMemoryCacheMetrics metrics = new InMemoryCacheMetrics();
		List<String> told = new ArrayList<>();
		try (CapturedLog log = new CapturedLog()) {
			metrics.addNamespaceListener((namespace, totals) -> {
				throw new NoClassDefFoundError("registry");
			});
			metrics.addNamespaceListener((namespace, totals) -> told.add(namespace));
			metrics.recordHit("test");
			assertThat(log.warnings()).singleElement().asString().contains("'test'");
		}
		assertThat(told).containsExactly("test");
		assertThat(metrics.getStats("test")).isEqualTo(new CacheStats(1, 0, 0));
	}

	@Test
	void listenerMayRecord() {
		InMemoryCacheMetrics metrics = new InMemoryCacheMetrics();
		metrics.addNamespaceListener((namespace, totals) -> metrics.recordHit("listener"));
		metrics.recordHit("test");
		assertThat(metrics.getStats("listener")).isEqualTo(new CacheStats(2, 0, 0));
	}

	@Test
	void warningsGoToTheirReceiverInsteadOfTheLog() {
		List<String> warnings = new ArrayList<>();
		InMemoryCacheMetrics metrics = InMemoryCacheMetrics.builder()
			.maxNamespaces(1)
			.warnings((message, thrown) -> warnings.add(message + " / " + thrown))
			.build();
		try (CapturedLog log = new CapturedLog()) {
			metrics.addNamespaceListener((namespace, totals) -> {
				throw new IllegalStateException("broken");
			});
			metrics.recordHit("a");
			metrics.recordHit("b");
			assertThat(log.warnings()).isEmpty();
		}
		assertThat(warnings).hasSize(3)
			.anySatisfy((warning) -> assertThat(warning).startsWith("Reached the limit of 1 ").endsWith(" / null"))
			.anySatisfy((warning) -> assertThat(warning).contains("'a'").endsWith("IllegalStateException: broken"));
	}

	@Test
	void receiverOfWarningsThatFailsHarmsNobody() {
		InMemoryCacheMetrics metrics = InMemoryCacheMetrics.builder().maxNamespaces(1).warnings((message, thrown) -> {
			throw new IllegalStateException("full");
		}).build();
		try (CapturedLog log = new CapturedLog()) {
			metrics.recordHit("a");
			metrics.recordHit("b");
			assertThat(log.warnings()).singleElement().asString().startsWith("Reached the limit of 1 ");
		}
		assertThat(metrics.getStats("_overflow")).isEqualTo(new CacheStats(1, 0, 0));
	}

	// Counters are handed to listeners as totals, and anybody may hold the lock of an
	// object.
	@Test
	void whoHoldsTheLockOfTheTotalsDoesNotHoldUpAReset() {
		List<String> warnings = new ArrayList<>();
		InMemoryCacheMetrics metrics = InMemoryCacheMetrics.builder()
			.warnings((message, thrown) -> warnings.add(message))
			.build();
		metrics.addNamespaceListener((namespace, totals) -> {
			synchronized (totals) {
				CompletableFuture.runAsync(() -> metrics.reset(namespace)).orTimeout(10, TimeUnit.SECONDS).join();
			}
		});
		metrics.recordHit("test");
		assertThat(warnings).isEmpty();
	}

	@Test
	void recordingAllocatesNothingOnceTheNamespaceIsThere() {
		InMemoryCacheMetrics metrics = new InMemoryCacheMetrics();
		CacheRecorder recorder = metrics.recorder("test");
		ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
		record(metrics, recorder);
		long before = threads.getCurrentThreadAllocatedBytes();
		for (int i = 0; i < 10_000; i++) {
			record(metrics, recorder);
		}
		// An object has 16 bytes or more; the JVM itself may need a few while it
		// compiles.
		assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(60_000);
	}

	private static void record(CacheMetrics metrics, CacheRecorder recorder) {
		metrics.recordHit("test");
		metrics.recordMiss("test");
		metrics.recordError("test");
		recorder.recordHit();
		recorder.recordMiss();
		recorder.recordError();
	}

}
