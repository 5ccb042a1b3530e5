package io.cachemetrics.boot.redis;

import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

import io.cachemetrics.CacheStats;
import io.cachemetrics.boot.ClusterStats;
import org.jspecify.annotations.Nullable;

/**
 * Member of a cluster, which reports, reads and resets for one instance. Not safe for use
 * by several threads.
 */
final class ClusterMember {

	private final Supplier<String> ids;

	private final InstanceState state;

	private final ClusterStore store;

	/**
	 * Made with the first report: copies of a process that was saved before would share
	 * it.
	 */
	private @Nullable String id;

	/**
	 * Creates a member.
	 * @param ids makes an id that tells it from other instances
	 * @param state its contribution
	 * @param store where the instances leave their reports
	 */
	ClusterMember(Supplier<String> ids, InstanceState state, ClusterStore store) {
		this.ids = ids;
		this.state = state;
		this.store = store;
	}

	InstanceState state() {
		return this.state;
	}

	/**
	 * Reports what was counted, and again if the answer contains an unknown reset.
	 */
	void report() {
		if (reportLearns()) {
			reportLearns();
		}
	}

	/**
	 * Reports for the last time, even if the store did not answer before: it may still
	 * receive this.
	 */
	void reportLast() {
		this.store.insist();
		report();
	}

	private boolean reportLearns() {
		String id = this.id;
		if (id == null) {
			id = this.ids.get();
			this.id = id;
		}
		Map<String, CacheStats> totals = this.state.totals();
		ClusterStore.Answer answer = this.store.report(id, this.state.report(totals), this.state.resets());
		if (this.state.learn(answer.resets())) {
			// Not acknowledged: these totals may hold what was counted after the reset.
			return true;
		}
		this.state.acknowledged(answer.time(), totals);
		return false;
	}

	ClusterStats read() {
		ClusterStore.Reports others = this.store.read(this.id);
		this.state.learn(others.resets());
		Resets resets = this.state.resets();
		Map<String, CacheStats> merged = merge(others.reports(), resets);
		Report own = this.state.report();
		own.counts().forEach((namespace, count) -> merged.merge(namespace, count.stats(), CacheStats::plus));
		Optional<Instant> start = start(own, others.reports());
		Map<String, Instant> since = new HashMap<>();
		merged.keySet()
			.forEach((namespace) -> resets.since(namespace)
				.or(() -> start)
				.ifPresent((time) -> since.put(namespace, time)));
		return new ClusterStats(Collections.unmodifiableMap(merged), Collections.unmodifiableMap(since),
				others.coverage());
	}

	private static Optional<Instant> start(Report own, Collection<Report> others) {
		long start = others.stream()
			.filter((report) -> !report.counts().isEmpty())
			.mapToLong(Report::start)
			.reduce(own.start(), Math::min);
		return (start != Report.UNKNOWN_START) ? Optional.of(Instant.ofEpochMilli(start)) : Optional.empty();
	}

	/**
	 * Resets one namespace or all, for all instances: everything that this instance
	 * counted until now, and of the others at least what was acknowledged. The cluster is
	 * read only for a namespace that is not listed here.
	 * @param namespace the namespace, {@code null} for all; nothing is done for one that
	 * is not listed
	 * @param givenUp whether the caller no longer waits: then nothing is reset
	 * @return whether anything was reset
	 */
	boolean reset(@Nullable String namespace, BooleanSupplier givenUp) {
		Map<String, CacheStats> totals = this.state.totals();
		if (namespace != null && !this.state.lists(namespace) && !read().namespaces().containsKey(namespace)) {
			return false;
		}
		// After the read: what it showed was acknowledged before this time.
		ClusterStore.Answer answer = this.store.ask();
		if (givenUp.getAsBoolean()) {
			return false;
		}
		this.state.learn(answer.resets());
		String member = (namespace != null) ? Resets.member(namespace) : Resets.ALL;
		long stamp = this.state.resets().next(answer.time());
		this.store.reset(member, stamp);
		this.state.reset(member, stamp, totals);
		return true;
	}

	private static Map<String, CacheStats> merge(Collection<Report> reports, Resets resets) {
		Map<String, CacheStats> merged = new TreeMap<>();
		long all = resets.ofAll();
		for (Report report : reports) {
			report.counts().forEach((namespace, count) -> {
				if (count.stamp() >= all) {
					boolean counts = count.stamp() >= resets.of(namespace);
					merged.merge(namespace, counts ? count.stats() : CacheStats.EMPTY, CacheStats::plus);
				}
			});
		}
		return merged;
	}

}
