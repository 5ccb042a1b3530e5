package io.cachemetrics;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * {@link CacheMetrics} in the memory of this JVM. Recording takes one look-up and one
 * atomic add, through a {@link #recorder} the add alone; it takes no lock and allocates
 * nothing once the namespace is there.
 * <p>
 * The number of namespaces is bounded: what comes later is counted under
 * {@value #OVERFLOW_NAMESPACE}, with one warning in the log. Counters are never written
 * by a reset, which moves an immutable baseline instead; statistics are lifetime totals
 * minus baseline. A namespace takes 64 bytes for each processor (their number rounded up
 * to a power of two, 8 at least) and some 240 more; they are never given back.
 * <p>
 * A subclass records here, at the same cost, and may read and reset elsewhere.
 *
 * @since 0.1.0
 */
public class InMemoryCacheMetrics implements CacheMetrics {

	/*
	 * A record finds the counters of its namespace and increments one of them:
	 *
	 * NamespaceTable -> NamespaceCounters -> long[] of StripedCounts
	 *
	 * Finding. Namespaces are added and never removed, so the table is an array with open
	 * addressing that holds the counters themselves; a ConcurrentHashMap has a node on
	 * the way to each, and reading it takes a third of the time. Additions hold the lock
	 * of the NamespaceRegistry. A search reads the array (volatile) and its elements
	 * (plain). It may miss an addition that is not finished. A record then searches again
	 * under the lock; statistics take the namespace as unknown.
	 *
	 * Publication. A search may see counters before the array is published, so all that
	 * it needs of them is final, and the Java memory model shows final fields to whoever
	 * sees the object (JLS 17.5): the name, the array, the baseline of the start. The
	 * baseline since a reset is not final; null stands for the start. The array of counts
	 * may be handed on by a plain field: its length and zeros are visible to all who see
	 * it, and elements are only read and written atomically.
	 *
	 * Incrementing. The array has a stripe of one cache line for each processor, eight at
	 * least, and a thread uses the stripe of its id. Each stripe holds all three counts:
	 * three LongAdders that are created together share cache lines, and as false sharing
	 * never fails a CAS, they never spread. An increment is one atomic addition, which
	 * cannot fail; recorders keep the array itself, since an object around it would be
	 * one more reference to follow.
	 *
	 * Resetting. No counter is ever written but by increments. A reset replaces an
	 * immutable baseline by the totals of this moment, and statistics are totals minus
	 * baseline. So an increment that races with a reset counts entirely before it or
	 * entirely after it, and the totals that meters read never go down. Computing
	 * statistics reads the baseline first: totals that are read later are not below it.
	 * One reset of a namespace at a time, so that a baseline never goes back.
	 *
	 * Limiting. When the limit is reached, the counters of the overflow are set, and
	 * nothing is added after that. A namespace that is not found is then searched once
	 * more, as it may have been added just before.
	 */

	/**
	 * The default maximum number of namespaces.
	 */
	public static final int DEFAULT_MAX_NAMESPACES = 1000;

	/**
	 * The namespace under which all namespaces beyond the maximum are counted together.
	 * It does not count as one of them.
	 */
	public static final String OVERFLOW_NAMESPACE = "_overflow";

	private final NamespaceRegistry registry;

	/**
	 * The table of the registry: one reference less on the path of each record.
	 */
	private final NamespaceTable table;

	private final InstantSource timeSource;

	/**
	 * Creates an instance of at most {@value #DEFAULT_MAX_NAMESPACES} namespaces.
	 */
	public InMemoryCacheMetrics() {
		this(builder());
	}

	/**
	 * Creates an instance.
	 * @param builder how to count
	 */
	protected InMemoryCacheMetrics(InMemoryCacheMetricsBuilder builder) {
		this.registry = new NamespaceRegistry(builder.maxNamespaces, builder.timeSource.instant(), builder.warnings);
		this.table = this.registry.table();
		this.timeSource = builder.timeSource;
	}

	/**
	 * Returns a builder of instances.
	 * @return a builder with the defaults
	 */
	public static InMemoryCacheMetricsBuilder builder() {
		return new InMemoryCacheMetricsBuilder();
	}

	@Override
	public final void recordHit(String namespace) {
		StripedCounts.increment(counts(namespace), StripedCounts.HITS);
	}

	@Override
	public final void recordMiss(String namespace) {
		StripedCounts.increment(counts(namespace), StripedCounts.MISSES);
	}

	@Override
	public final void recordError(String namespace) {
		StripedCounts.increment(counts(namespace), StripedCounts.ERRORS);
	}

	@Override
	public CacheStats getStats(String namespace) {
		NamespaceCounters counters = find(namespace);
		CacheStats stats = (counters != null) ? counters.stats() : null;
		return (stats != null) ? stats : CacheStats.EMPTY;
	}

	@Override
	public Map<String, CacheStats> getAllStats() {
		Map<String, CacheStats> all = new LinkedHashMap<>();
		for (NamespaceCounters counters : this.registry.all()) {
			CacheStats stats = counters.stats();
			if (stats != null) {
				all.put(counters.namespace(), stats);
			}
		}
		return Collections.unmodifiableMap(all);
	}

	@Override
	public Optional<Instant> getSince(String namespace) {
		return Optional.ofNullable(find(namespace)).map(NamespaceCounters::since);
	}

	@Override
	public boolean reset(String namespace) {
		NamespaceCounters counters = find(namespace);
		return counters != null && counters.reset(this.timeSource.instant(), true);
	}

	@Override
	public void reset() {
		Instant now = this.timeSource.instant();
		this.registry.restart(now);
		this.registry.all().forEach((counters) -> counters.reset(now, false));
	}

	@Override
	public final CacheRecorder recorder(String namespace) {
		return new StripedCacheRecorder(this, NamespaceName.check(namespace));
	}

	@Override
	public final NamespaceListener.Registration addNamespaceListener(NamespaceListener listener) {
		return this.registry.addListener(listener);
	}

	final long[] counts(String namespace) {
		NamespaceCounters found = this.table.find(Objects.requireNonNull(namespace, "namespace"));
		return ((found != null) ? found : this.registry.findOrAdd(namespace)).counts();
	}

	private @Nullable NamespaceCounters find(String namespace) {
		NamespaceCounters found = this.table.find(Objects.requireNonNull(namespace, "namespace"));
		if (found == null) {
			NamespaceName.check(namespace);
		}
		return found;
	}

}
