package io.cachemetrics;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;

import org.jspecify.annotations.Nullable;

/**
 * Counts in the memory of this JVM. Recording takes one look-up and one atomic add,
 * through a {@link #recorder} the add alone; it takes no lock and allocates nothing once
 * the namespace is there.
 * <p>
 * The number of namespaces is bounded: what comes later is counted under
 * {@value #OVERFLOW_NAMESPACE}, with one warning in the log. Counters are never written
 * by a reset, which moves an immutable baseline instead; figures are lifetime totals
 * minus baseline. A namespace takes 64 bytes for each processor (their number rounded up
 * to a power of two, 8 at least) and some 240 more; they are never given back.
 * <p>
 * A subclass records here, at the same cost, and may read and reset elsewhere.
 *
 * @since 0.1.0
 */
public class InMemoryCacheMetrics implements CacheMetrics {

	/**
	 * The default maximum number of namespaces.
	 */
	public static final int DEFAULT_MAX_NAMESPACES = 1000;

	/**
	 * The namespace under which all namespaces beyond the maximum are counted together.
	 * It does not count as one of them.
	 */
	public static final String OVERFLOW_NAMESPACE = "_overflow";

	private final ConcurrentNavigableMap<String, NamespaceCell> cells = new ConcurrentSkipListMap<>();

	private final CellTable table = new CellTable();

	private final NamespaceRegistry registry;

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
		this.registry = new NamespaceRegistry(this.cells, this.table, builder.maxNamespaces,
				builder.timeSource.instant(), builder.warnings);
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
		NamespaceCell cell = knownCell(namespace);
		CacheStats stats = (cell != null) ? cell.stats() : null;
		return (stats != null) ? stats : CacheStats.EMPTY;
	}

	@Override
	public Map<String, CacheStats> getAllStats() {
		Map<String, CacheStats> all = new LinkedHashMap<>();
		this.cells.forEach((namespace, cell) -> {
			CacheStats stats = cell.stats();
			if (stats != null) {
				all.put(namespace, stats);
			}
		});
		return Collections.unmodifiableMap(all);
	}

	@Override
	public Optional<Instant> getSince(String namespace) {
		return Optional.ofNullable(knownCell(namespace)).map(NamespaceCell::since);
	}

	@Override
	public boolean reset(String namespace) {
		NamespaceCell cell = knownCell(namespace);
		return cell != null && cell.reset(this.timeSource.instant(), true);
	}

	@Override
	public void reset() {
		Instant now = this.timeSource.instant();
		this.registry.restart(now);
		this.cells.forEach((namespace, cell) -> cell.reset(now, false));
	}

	@Override
	public final CacheRecorder recorder(String namespace) {
		return new CellRecorder(this, NamespaceRule.check(namespace));
	}

	@Override
	public final NamespaceListener.Registration addNamespaceListener(NamespaceListener listener) {
		return this.registry.addListener(listener);
	}

	final long[] counts(String namespace) {
		NamespaceCell cell = this.table.get(Objects.requireNonNull(namespace, "namespace"));
		return ((cell != null) ? cell : this.registry.getOrAdd(namespace)).counts();
	}

	private @Nullable NamespaceCell knownCell(String namespace) {
		NamespaceCell cell = this.cells.get(Objects.requireNonNull(namespace, "namespace"));
		if (cell == null) {
			NamespaceRule.check(namespace);
		}
		return cell;
	}

}
