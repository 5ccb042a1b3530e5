package io.cachemetrics.boot.redis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.cachemetrics.CacheStats;
import io.cachemetrics.InMemoryCacheMetrics;
import io.cachemetrics.boot.redis.ModelStore.Fault;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Random histories of three instances on a store that misbehaves. Once everything has
 * settled, what is read must lie between what was counted after the last reset and that
 * plus what was not acknowledged when it happened.
 */
class ClusterModelTests {

	private static final int HISTORIES = 10_000;

	private static final int STEPS = 300;

	private static final List<String> NAMESPACES = List.of("a", "b");

	@Test
	void noHistoryBreaksTheGuarantees() {
		assertThat(broken(HISTORIES, AcknowledgedTotals::new)).isEmpty();
	}

	@Test
	void withTheLastAcknowledgedTotalsAsBaseHistoriesLoseCounts() {
		assertThat(broken(HISTORIES / 10, () -> new AcknowledgedTotals() {

			@Override
			Map<String, CacheStats> before(long stamp) {
				return newest();
			}

		})).isNotEmpty();
	}

	@Test
	void withoutAnyBaseHistoriesShowWhatWasReset() {
		assertThat(broken(HISTORIES / 10, () -> new AcknowledgedTotals() {

			@Override
			@Nullable Map<String, CacheStats> before(long stamp) {
				return null;
			}

		})).isNotEmpty();
	}

	private static Stream<String> broken(int histories, Supplier<AcknowledgedTotals> acknowledged) {
		return IntStream.range(0, histories)
			.mapToObj((seed) -> new History(seed, acknowledged).run())
			.filter((outcome) -> !outcome.isEmpty());
	}

	private static final class History {

		private final long seed;

		private final Random random;

		private final ModelStore store = new ModelStore();

		private final List<Instance> instances;

		History(long seed, Supplier<AcknowledgedTotals> acknowledged) {
			this.seed = seed;
			this.random = new Random(seed);
			this.instances = Stream.of("x", "y", "z")
				.map((id) -> new Instance(id, this.store, acknowledged.get()))
				.toList();
		}

		/**
		 * Runs the history.
		 * @return what is wrong in the end, empty if nothing is
		 */
		String run() {
			for (int i = 0; i < STEPS; i++) {
				this.store.time++;
				step(this.random.nextDouble(), this.instances.get(this.random.nextInt(this.instances.size())));
			}
			this.store.fault = Fault.NONE;
			this.store.deliverAll(this.random);
			for (int i = 0; i < 2; i++) {
				this.instances.forEach((instance) -> instance.member.report());
			}
			List<String> problems = new ArrayList<>();
			for (Instance reader : this.instances) {
				Map<String, CacheStats> read = reader.member.read().namespaces();
				for (String namespace : NAMESPACES) {
					check(reader, namespace, read.getOrDefault(namespace, CacheStats.EMPTY).hits(), problems);
				}
			}
			return String.join("; ", problems);
		}

		private void check(Instance reader, String namespace, long actual, List<String> problems) {
			long least = this.instances.stream().mapToLong((instance) -> instance.least(namespace)).sum();
			long most = this.instances.stream().mapToLong((instance) -> instance.most(namespace)).sum();
			if (actual < least || actual > most) {
				problems.add("seed " + this.seed + ": " + reader.id + " reads " + actual + " of " + namespace
						+ ", which is not within " + least + " and " + most);
			}
		}

		private void step(double choice, Instance instance) {
			if (choice < .45) {
				instance.record(NAMESPACES.get(this.random.nextInt(2)), 1 + this.random.nextInt(9));
			}
			else if (choice < .72) {
				attempt(this.random.nextBoolean() ? Fault.NONE : randomFault(), instance.member::report);
			}
			else if (choice < .75) {
				attempt(Fault.NONE, instance.member::read);
			}
			else if (choice < .82) {
				this.store.deliverOne(this.random);
			}
			else if (choice < .88) {
				String namespace = (this.random.nextInt(3) > 0) ? NAMESPACES.get(this.random.nextInt(2)) : null;
				reset(instance, namespace, (this.random.nextInt(3) > 0) ? Fault.NONE : randomFault());
			}
			else if (choice < .92) {
				this.store.takeSnapshot();
			}
			else if (choice < .95) {
				this.store.loseEverything();
			}
			else if (choice < .97) {
				this.store.restoreSnapshot();
			}
			else if (choice < .985) {
				this.store.evictReport(instance.id);
			}
			else {
				this.store.evictResets();
			}
		}

		private Fault randomFault() {
			return List.of(Fault.LOST, Fault.UNANSWERED, Fault.LATE).get(this.random.nextInt(3));
		}

		private void attempt(Fault fault, Runnable action) {
			this.store.fault = fault;
			try {
				action.run();
			}
			catch (IllegalStateException ex) {
				// As if Redis did not answer.
			}
			this.store.fault = Fault.NONE;
		}

		private void reset(Instance resetting, @Nullable String namespace, Fault fault) {
			if (namespace != null && !resetting.member.read().namespaces().containsKey(namespace)) {
				return;
			}
			List<String> names = (namespace != null) ? List.of(namespace) : NAMESPACES;
			this.instances.forEach((instance) -> names.forEach((name) -> instance.reset(name, fault)));
			attempt(fault, () -> resetting.member.reset(namespace, () -> false));
		}

	}

	private static final class Instance {

		private final String id;

		private final InMemoryCacheMetrics local = new InMemoryCacheMetrics();

		private final ClusterMember member;

		private final Map<String, Long> totals = new HashMap<>();

		private final Map<String, Long> totalsAtReset = new HashMap<>();

		private final Map<String, Long> acknowledgedAtReset = new HashMap<>();

		Instance(String id, ClusterStore store, AcknowledgedTotals acknowledged) {
			this.id = id;
			this.member = new ClusterMember(() -> id, new InstanceState(this.local, acknowledged), store);
		}

		void record(String namespace, int times) {
			for (int i = 0; i < times; i++) {
				this.local.recordHit(namespace);
			}
			this.totals.merge(namespace, (long) times, Long::sum);
		}

		// One that fails may take effect all the same, or later.
		void reset(String namespace, Fault fault) {
			this.totalsAtReset.put(namespace, this.totals.getOrDefault(namespace, 0L));
			if (fault == Fault.NONE) {
				this.acknowledgedAtReset.put(namespace,
						this.member.state().acknowledged().getOrDefault(namespace, CacheStats.EMPTY).hits());
			}
		}

		long least(String namespace) {
			return this.totals.getOrDefault(namespace, 0L) - this.totalsAtReset.getOrDefault(namespace, 0L);
		}

		long most(String namespace) {
			return this.totals.getOrDefault(namespace, 0L) - this.acknowledgedAtReset.getOrDefault(namespace, 0L);
		}

	}

}
