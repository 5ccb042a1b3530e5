package io.cachemetrics.boot.redis;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

import io.cachemetrics.CacheMetrics;
import io.cachemetrics.CacheStats;
import io.cachemetrics.NamespaceListener.Totals;
import org.jspecify.annotations.Nullable;

/**
 * The contribution of this instance to the statistics of the cluster: lifetime totals,
 * and for each namespace the baseline that follows from the newest reset it knows of. Any
 * thread may call {@link #report()} and {@link #since}; everything else is for one
 * thread.
 */
final class InstanceState {

	private final Map<String, Totals> sources = new ConcurrentHashMap<>();

	private final AcknowledgedTotals acknowledged;

	private final long start = System.currentTimeMillis();

	private volatile KnownResets known = new KnownResets(Resets.NONE, Map.of());

	InstanceState(CacheMetrics local) {
		this(local, new AcknowledgedTotals());
	}

	InstanceState(CacheMetrics local, AcknowledgedTotals acknowledged) {
		this.acknowledged = acknowledged;
		local.addNamespaceListener(this.sources::put);
	}

	/**
	 * Returns the lifetime totals.
	 * @return what was counted until now, each counter read once
	 */
	Map<String, CacheStats> totals() {
		Map<String, CacheStats> totals = new TreeMap<>();
		this.sources.forEach((namespace, source) -> totals.put(namespace,
				new CacheStats(source.hits(), source.misses(), source.errors())));
		return totals;
	}

	/**
	 * Returns the contribution of this instance as of now.
	 * @return what to report
	 */
	Report report() {
		// What is known first: totals read after it are never below its baselines.
		KnownResets known = this.known;
		return new Report(this.start, known.counts(totals()));
	}

	/**
	 * Returns the contribution of this instance at earlier totals.
	 * @param totals the totals read after the last reset that this instance learnt
	 * @return what to report
	 */
	Report report(Map<String, CacheStats> totals) {
		return new Report(this.start, this.known.counts(totals));
	}

	boolean lists(String namespace) {
		return this.known.baseline(namespace).lists(current(namespace));
	}

	/**
	 * Returns the time from which a namespace counts here.
	 * @param namespace the name of the cache
	 * @return its last reset that is known, else the start of this instance
	 */
	Instant since(String namespace) {
		return this.known.resets().since(namespace).orElse(Instant.ofEpochMilli(this.start));
	}

	Resets resets() {
		return this.known.resets();
	}

	void acknowledged(long at, Map<String, CacheStats> totals) {
		this.acknowledged.add(at, totals);
	}

	/**
	 * Returns the newest totals that were acknowledged.
	 * @return what Redis holds, or held
	 */
	Map<String, CacheStats> acknowledged() {
		return this.acknowledged.newest();
	}

	/**
	 * Returns how much is not acknowledged.
	 * @return number of hits, misses and errors
	 */
	long unacknowledged() {
		return records(totals()) - records(acknowledged());
	}

	private static long records(Map<String, CacheStats> totals) {
		return totals.values().stream().mapToLong((stats) -> stats.totalRequests() + stats.errors()).sum();
	}

	/**
	 * Learns resets that were made elsewhere: what was acknowledged before them no longer
	 * counts.
	 * @param resets resets, known or not
	 * @return whether any of them was new
	 */
	boolean learn(Resets resets) {
		Resets newest = this.known.resets().newest(resets);
		if (newest.equals(this.known.resets())) {
			return false;
		}
		move(newest, null);
		return true;
	}

	/**
	 * Learns a reset that was made here.
	 * @param member what was reset
	 * @param stamp its stamp, newer than any known
	 * @param totals the totals from before it, none of which counts any longer
	 */
	void reset(String member, long stamp, Map<String, CacheStats> totals) {
		move(this.known.resets().with(member, stamp), totals);
	}

	private void move(Resets newest, @Nullable Map<String, CacheStats> totals) {
		KnownResets known = this.known;
		boolean all = newest.ofAll() > known.resets().ofAll();
		Map<String, KnownResets.Baseline> baselines = new HashMap<>(known.baselines());
		for (String namespace : this.sources.keySet()) {
			long stamp = newest.of(namespace);
			if (stamp > known.resets().of(namespace)) {
				KnownResets.Baseline baseline = known.baseline(namespace);
				boolean listed = !all && baseline.lists(current(namespace));
				Map<String, CacheStats> from = (totals != null) ? totals : this.acknowledged.before(stamp);
				baselines.put(namespace, baseline.move((from != null) ? from.get(namespace) : null, listed));
			}
		}
		this.known = new KnownResets(newest, Map.copyOf(baselines));
	}

	private CacheStats current(String namespace) {
		Totals source = this.sources.get(namespace);
		return (source != null) ? new CacheStats(source.hits(), source.misses(), source.errors()) : CacheStats.EMPTY;
	}

}
