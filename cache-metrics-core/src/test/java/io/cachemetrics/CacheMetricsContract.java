package io.cachemetrics;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * What every implementation of the port promises. Tests of one extend this.
 */
public abstract class CacheMetricsContract extends NamespaceListenerContract {

	@Test
	void namespacesAreIndependent() {
		recordSeed();
		assertThat(this.metrics.getStats("test")).isEqualTo(new CacheStats(2, 1, 1));
		assertThat(this.metrics.getStats("provider")).isEqualTo(new CacheStats(1, 0, 0));
		assertThat(this.metrics.getStats("accounts")).isEqualTo(new CacheStats(0, 1, 0));
	}

	@Test
	void allStatsHoldExactlyTheRecordedNamespacesSorted() {
		recordSeed();
		assertThat(this.metrics.getAllStats()).containsExactly(Map.entry("accounts", new CacheStats(0, 1, 0)),
				Map.entry("provider", new CacheStats(1, 0, 0)), Map.entry("test", new CacheStats(2, 1, 1)));
	}

	@Test
	void eachRecordMovesOneNumber() {
		record(this.metrics.recorder("by recorder"), 3, 5, 7);
		repeat(11, () -> this.metrics.recordHit("by name"));
		repeat(13, () -> this.metrics.recordMiss("by name"));
		repeat(17, () -> this.metrics.recordError("by name"));
		assertThat(this.metrics.getAllStats()).containsExactly(Map.entry("by name", new CacheStats(11, 13, 17)),
				Map.entry("by recorder", new CacheStats(3, 5, 7)));
	}

	@Test
	void unknownNamespaceIsEmptyAndStaysUnknown() {
		assertThat(this.metrics.getStats("unknown")).isEqualTo(CacheStats.EMPTY);
		this.metrics.reset("unknown");
		this.metrics.recorder("unknown");
		assertThat(this.metrics.getAllStats()).isEmpty();
	}

	@Test
	void resetOfOneTellsWhetherItWasListed() {
		assertThat(this.metrics.reset("test")).isFalse();
		this.metrics.recordHit("test");
		assertThat(this.metrics.reset("test")).isTrue();
		assertThat(this.metrics.reset("test")).isTrue();
		this.metrics.reset();
		assertThat(this.metrics.reset("test")).isFalse();
	}

	@Test
	void anErrorAloneListsTheNamespace() {
		this.metrics.recordError("test");
		assertThat(this.metrics.getAllStats()).containsExactly(Map.entry("test", new CacheStats(0, 0, 1)));
	}

	@Test
	void resetOfOneKeepsItListedAtZero() {
		recordSeed();
		this.metrics.reset("test");
		assertThat(this.metrics.getStats("test")).isEqualTo(CacheStats.EMPTY);
		assertThat(this.metrics.getAllStats()).containsEntry("test", CacheStats.EMPTY)
			.containsEntry("provider", new CacheStats(1, 0, 0))
			.hasSize(3);
		this.metrics.reset("test");
		assertThat(this.metrics.getAllStats()).containsKey("test");
	}

	@Test
	void resetOfAllListsNothingUntilRecordedAgain() {
		recordSeed();
		this.metrics.reset("test");
		this.metrics.reset();
		assertThat(this.metrics.getAllStats()).isEmpty();
		assertThat(this.metrics.getStats("test")).isEqualTo(CacheStats.EMPTY);
		this.metrics.reset("test");
		assertThat(this.metrics.getAllStats()).isEmpty();
		this.metrics.recordMiss("test");
		assertThat(this.metrics.getAllStats()).containsExactly(Map.entry("test", new CacheStats(0, 1, 0)));
	}

	@Test
	void countingGoesOnFromZeroAfterReset() {
		recordSeed();
		this.metrics.reset("test");
		this.metrics.recordHit("test");
		assertThat(this.metrics.getStats("test")).isEqualTo(new CacheStats(1, 0, 0));
	}

	@Test
	void recorderOutlivesEveryReset() {
		CacheRecorder recorder = this.metrics.recorder("test");
		recorder.recordHit();
		this.metrics.reset("test");
		recorder.recordMiss();
		assertThat(this.metrics.getStats("test")).isEqualTo(new CacheStats(0, 1, 0));
		this.metrics.reset();
		recorder.recordError();
		assertThat(this.metrics.getStats("test")).isEqualTo(new CacheStats(0, 0, 1));
	}

	@Test
	void recorderAndNameCountTogether() {
		CacheRecorder recorder = this.metrics.recorder("test");
		this.metrics.recordHit("test");
		recorder.recordHit();
		this.metrics.recorder("test").recordHit();
		assertThat(this.metrics.getStats("test")).isEqualTo(new CacheStats(3, 0, 0));
	}

	@Test
	void lookupRecordsExactlyOne() {
		CacheRecorder recorder = this.metrics.recorder("test");
		recorder.lookup(() -> "value");
		recorder.lookup(Optional::empty);
		assertThatIllegalStateException().isThrownBy(() -> recorder.lookup(() -> {
			throw new IllegalStateException("unreachable");
		}));
		assertThat(this.metrics.getStats("test")).isEqualTo(new CacheStats(1, 1, 1));
	}

	@Test
	void statisticsCountFromTheStartOrTheLastReset() {
		assertThat(this.metrics.getSince("test")).isEmpty();
		recordSeed();
		Instant start = since("test");
		assertThat(since("provider")).isEqualTo(start);
		this.metrics.reset("unknown");
		this.metrics.reset("test");
		Instant reset = since("test");
		assertThat(reset).isAfterOrEqualTo(start);
		assertThat(since("provider")).isEqualTo(start);
		this.metrics.reset();
		assertThat(this.metrics.getSince("test")).isEmpty();
		recordSeed();
		this.metrics.recordHit("new");
		assertThat(since("test")).isAfterOrEqualTo(reset).isEqualTo(since("provider")).isEqualTo(since("new"));
	}

	private Instant since(String namespace) {
		return this.metrics.getSince(namespace).orElseThrow();
	}

	@Test
	void snapshotDoesNotChangeAfterwards() {
		recordSeed();
		Map<String, CacheStats> before = this.metrics.getAllStats();
		this.metrics.recordHit("test");
		this.metrics.recordHit("new");
		this.metrics.reset("provider");
		assertThat(before).containsOnlyKeys("accounts", "provider", "test")
			.containsEntry("test", new CacheStats(2, 1, 1))
			.containsEntry("provider", new CacheStats(1, 0, 0));
	}

	@Test
	void snapshotIsUnmodifiable() {
		recordSeed();
		Map<String, CacheStats> all = this.metrics.getAllStats();
		assertThatExceptionOfType(UnsupportedOperationException.class)
			.isThrownBy(() -> all.put("test", CacheStats.EMPTY));
		assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(all::clear);
	}

	@ParameterizedTest
	@ValueSource(strings = { "a", "with space", "a/b", "100%", "konten-größe", "账户", "💰", "<b>", "a;b", "_overflow" })
	void everyOrdinaryNameIsANamespace(String namespace) {
		this.metrics.recordHit(namespace);
		assertThat(this.metrics.getAllStats()).containsExactly(Map.entry(namespace, new CacheStats(1, 0, 0)));
	}

	@Test
	void nameOf256CharactersIsANamespace() {
		this.metrics.recordHit("n".repeat(256));
		assertThat(this.metrics.getAllStats()).containsOnlyKeys("n".repeat(256));
	}

	@TestFactory
	List<DynamicTest> badNamesAreRejectedAndChangeNothing() {
		Map<String, BiConsumer<CacheMetrics, String>> operations = Map.of("recordHit", CacheMetrics::recordHit,
				"recordMiss", CacheMetrics::recordMiss, "recordError", CacheMetrics::recordError, "getStats",
				CacheMetrics::getStats, "getSince", CacheMetrics::getSince, "reset", CacheMetrics::reset, "recorder",
				CacheMetrics::recorder);
		return operations.entrySet()
			.stream()
			.map((operation) -> DynamicTest.dynamicTest(operation.getKey(),
					() -> rejectsBadNames(operation.getValue())))
			.toList();
	}

	private void rejectsBadNames(BiConsumer<CacheMetrics, String> operation) {
		CacheMetrics metrics = create();
		metrics.recordHit("test");
		assertThatExceptionOfType(NullPointerException.class).isThrownBy(() -> operation.accept(metrics, null))
			.withMessage("namespace");
		for (String blank : Arrays.asList("", " ", "\t\n", "\u2003")) {
			assertRejected(metrics, operation, blank, "namespace must not be blank");
		}
		for (String control : Arrays.asList("a\nb", "a\tb", "\u0000a", "a\u007f", "a\u0085")) {
			assertRejected(metrics, operation, control, "namespace must not contain control characters");
		}
		for (String half : Arrays.asList("tenant-\uD83D", "\uDE00", "\uDE00\uD83D", "a\uD83Db")) {
			assertRejected(metrics, operation, half, "namespace must not contain unpaired surrogates");
		}
		assertRejected(metrics, operation, "n".repeat(257), "namespace must have at most 256 characters, had 257");
		assertThat(metrics.getAllStats()).containsExactly(Map.entry("test", new CacheStats(1, 0, 0)));
	}

	private static void assertRejected(CacheMetrics metrics, BiConsumer<CacheMetrics, String> operation, String name,
			String message) {
		assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> operation.accept(metrics, name))
			.withMessage(message);
	}

	private void recordSeed() {
		this.metrics.recordHit("test");
		this.metrics.recordHit("test");
		this.metrics.recordMiss("test");
		this.metrics.recordError("test");
		this.metrics.recordHit("provider");
		this.metrics.recordMiss("accounts");
	}

	private static void record(CacheRecorder recorder, int hits, int misses, int errors) {
		repeat(hits, recorder::recordHit);
		repeat(misses, recorder::recordMiss);
		repeat(errors, recorder::recordError);
	}

	private static void repeat(int times, Runnable action) {
		for (int i = 0; i < times; i++) {
			action.run();
		}
	}

}
