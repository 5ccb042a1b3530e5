package io.cachemetrics;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

import io.cachemetrics.Operation.Verb;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What every implementation of the port promises for any sequence of calls, compared with
 * {@link PlainCacheMetrics}. Tests of one extend this.
 */
public abstract class CacheMetricsModelContract {

	private static final List<String> NAMESPACES = List.of("a", "b", "c", "d", "_overflow");

	private static final Map<String, ToLongFunction<CacheStats>> KINDS = Map.of("hits", CacheStats::hits, "misses",
			CacheStats::misses, "errors", CacheStats::errors);

	private static final int PLENTY = 1000;

	/**
	 * How often each thread repeats its part, so that the threads meet.
	 */
	private static final int REPETITIONS = 50;

	/**
	 * Creates the implementation to test, with nothing recorded.
	 * @param maxNamespaces how many namespaces it keeps apart
	 * @return a new instance
	 */
	protected abstract CacheMetrics create(int maxNamespaces);

	@Property(tries = 1000)
	void everySequenceOfCallsAnswersLikeThePlainModel(@ForAll("calls") List<Operation> calls,
			@ForAll @IntRange(min = 1, max = 5) int maxNamespaces) {
		RecordingDriver subject = new RecordingDriver(create(maxNamespaces));
		RecordingDriver model = new RecordingDriver(new PlainCacheMetrics(maxNamespaces));
		try (CapturedLog log = new CapturedLog()) {
			for (int i = 0; i < calls.size(); i++) {
				Operation call = calls.get(i);
				String step = "call " + (i + 1) + ", " + call;
				assertThat(call.answer(subject)).as(step).isEqualTo(call.answer(model));
				assertThat(allStats(subject)).as("getAllStats() after " + step).isEqualTo(allStats(model));
				assertThat(eachStats(subject)).as("getStats(…) after " + step).isEqualTo(eachStats(model));
				assertThat(subject.totals()).as("lifetime totals after " + step).isEqualTo(model.totals());
				assertThat(subject.told()).as("told after " + step).isEqualTo(model.told());
			}
			assertThat(log.warnings()).hasSizeLessThanOrEqualTo(1);
		}
	}

	@Property(tries = 100)
	void recordsSplitOverThreadsAddUpToWhatOneThreadCounts(@ForAll("splitRecords") List<List<Operation>> parts) {
		RecordingDriver subject = new RecordingDriver(create(PLENTY));
		RecordingDriver model = new RecordingDriver(new PlainCacheMetrics(PLENTY));
		race(parts, subject);
		parts.forEach((part) -> repeated(part).forEach((record) -> record.call(model)));
		assertThat(allStats(subject)).isEqualTo(allStats(model));
		assertThat(subject.totals()).isEqualTo(model.totals());
		assertThat(subject.told()).containsExactlyInAnyOrderElementsOf(model.told());
	}

	@Property(tries = 100)
	void recordsSplitOverThreadsBeyondTheLimitAreEachCountedInOnePlace(
			@ForAll("splitRecords") List<List<Operation>> parts,
			@ForAll @IntRange(min = 1, max = 3) int maxNamespaces) {
		RecordingDriver subject = new RecordingDriver(create(maxNamespaces));
		try (CapturedLog log = new CapturedLog()) {
			race(parts, subject);
			assertThat(log.warnings()).hasSizeLessThanOrEqualTo(1);
		}
		Map<String, CacheStats> all = subject.metrics().getAllStats();
		CacheStats beyond = CacheStats.EMPTY;
		for (String namespace : NAMESPACES) {
			CacheStats recorded = recorded(parts, namespace);
			if (all.containsKey(namespace) && !namespace.equals("_overflow")) {
				assertThat(all.get(namespace)).as(namespace).isEqualTo(recorded);
			}
			else {
				beyond = beyond.plus(recorded);
			}
		}
		assertThat(all.getOrDefault("_overflow", CacheStats.EMPTY)).as("_overflow").isEqualTo(beyond);
		assertThat(all.size()).isLessThanOrEqualTo(maxNamespaces + 1);
		assertThat(subject.told()).containsExactlyInAnyOrderElementsOf(all.keySet());
		assertThat(subject.totals()).isEqualTo(all);
	}

	@Property(tries = 100)
	void resetsBesideRecordsTakeAwayWhatCameBeforeAndNothingElse(@ForAll("splitCalls") List<List<Operation>> parts) {
		RecordingDriver subject = new RecordingDriver(create(PLENTY));
		race(parts, subject);
		for (String namespace : NAMESPACES) {
			CacheStats stats = subject.metrics().getStats(namespace);
			KINDS.forEach((kind, count) -> assertThat(count.applyAsLong(stats)).as(kind + " of " + namespace)
				.isBetween(least(parts, namespace, count), most(parts, namespace, count)));
			assertThat(subject.totals().getOrDefault(namespace, CacheStats.EMPTY)).as("lifetime totals of " + namespace)
				.isEqualTo(recorded(parts, namespace));
		}
		subject.metrics().reset();
		assertThat(subject.metrics().getAllStats()).isEmpty();
	}

	@Provide
	Arbitrary<List<Operation>> calls() {
		return Arbitraries.frequencyOf(Tuple.of(30, records()), Tuple.of(10, readsAndResets()), Tuple.of(3, badCalls()))
			.list()
			.ofMaxSize(40);
	}

	@Provide
	Arbitrary<List<List<Operation>>> splitRecords() {
		return split(records());
	}

	@Provide
	Arbitrary<List<List<Operation>>> splitCalls() {
		return split(Arbitraries.frequencyOf(Tuple.of(3, records()), Tuple.of(1, readsAndResets())));
	}

	private static Arbitrary<List<List<Operation>>> split(Arbitrary<Operation> operations) {
		return operations.list().ofMinSize(1).ofMaxSize(12).list().ofMinSize(2).ofMaxSize(4);
	}

	private static Arbitrary<Operation> records() {
		return Combinators.combine(Arbitraries.of(Verb.class).filter(Verb::records), namespaces()).as(Operation::new);
	}

	private static Arbitrary<Operation> readsAndResets() {
		return Combinators.combine(Arbitraries.of(Verb.class).filter((verb) -> !verb.records()), namespaces())
			.as(Operation::new);
	}

	private static Arbitrary<Operation> badCalls() {
		return Combinators
			.combine(Arbitraries.of(Verb.class), Arbitraries.of(Arrays.asList("", "\n", "a\nb", "n".repeat(257), null)))
			.as(Operation::new);
	}

	private static Arbitrary<String> namespaces() {
		return Arbitraries.frequency(Tuple.of(8, "a"), Tuple.of(4, "b"), Tuple.of(2, "c"), Tuple.of(1, "d"),
				Tuple.of(1, "_overflow"));
	}

	private static void race(List<List<Operation>> parts, RecordingDriver subject) {
		ConcurrentRun.run(parts.size(),
				(thread, race) -> repeated(parts.get(thread)).forEach((call) -> call.call(subject)));
	}

	private static Stream<Operation> repeated(List<Operation> part) {
		return Collections.nCopies(REPETITIONS, part).stream().flatMap(List::stream);
	}

	private static CacheStats recorded(List<List<Operation>> parts, String namespace) {
		return parts.stream()
			.flatMap(CacheMetricsModelContract::repeated)
			.map((call) -> call.counts(namespace))
			.reduce(CacheStats.EMPTY, CacheStats::plus);
	}

	// One of the threads makes the last reset of all: what it recorded since is there.
	private static long least(List<List<Operation>> parts, String namespace, ToLongFunction<CacheStats> count) {
		return parts.stream()
			.filter((part) -> part.stream().anyMatch((call) -> call.resets(namespace)))
			.mapToLong((part) -> count.applyAsLong(recordedSinceReset(part, namespace)))
			.min()
			.orElseGet(() -> most(parts, namespace, count));
	}

	// What a thread recorded before its own last reset is gone.
	private static long most(List<List<Operation>> parts, String namespace, ToLongFunction<CacheStats> count) {
		return parts.stream().mapToLong((part) -> count.applyAsLong(recordedSinceReset(part, namespace))).sum();
	}

	private static CacheStats recordedSinceReset(List<Operation> part, String namespace) {
		return repeated(part).reduce(CacheStats.EMPTY,
				(since, call) -> call.resets(namespace) ? CacheStats.EMPTY : since.plus(call.counts(namespace)),
				CacheStats::plus);
	}

	private static List<Map.Entry<String, CacheStats>> allStats(RecordingDriver client) {
		return List.copyOf(client.metrics().getAllStats().entrySet());
	}

	private static List<CacheStats> eachStats(RecordingDriver client) {
		return NAMESPACES.stream().map(client.metrics()::getStats).toList();
	}

}
