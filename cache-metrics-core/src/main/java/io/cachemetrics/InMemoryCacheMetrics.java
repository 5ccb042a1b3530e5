package io.cachemetrics;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * Counts in the memory of this JVM. Recording takes one map look-up and one atomic add,
 * through a {@link #recorder} the add alone; it takes no lock and allocates nothing once
 * the namespace is there.
 * <p>
 * The number of namespaces is bounded: what comes later is counted under
 * {@value #OVERFLOW_NAMESPACE}, with one warning in the log. Counters are never written
 * by a reset, which moves an immutable baseline instead; figures are lifetime totals
 * minus baseline. Memory per namespace is one cache line (64 bytes) for each processor,
 * rounded up to a power of two, and it is never given back.
 *
 * @since 0.1.0
 */
public final class InMemoryCacheMetrics implements CacheMetrics {

	/**
	 * How many namespaces are kept apart unless told otherwise.
	 */
	public static final int DEFAULT_MAX_NAMESPACES = 1000;

	/**
	 * The namespace that takes what comes when there are as many as allowed. It is kept
	 * beside them.
	 */
	public static final String OVERFLOW_NAMESPACE = "_overflow";

	private final NamespaceCells cells;

	/**
	 * Creates an instance that keeps {@value #DEFAULT_MAX_NAMESPACES} namespaces apart.
	 */
	public InMemoryCacheMetrics() {
		this(DEFAULT_MAX_NAMESPACES);
	}

	/**
	 * Creates an instance.
	 * @param maxNamespaces how many namespaces are kept apart, at least 1
	 */
	public InMemoryCacheMetrics(int maxNamespaces) {
		if (maxNamespaces < 1) {
			throw new IllegalArgumentException("maxNamespaces must be at least 1, was " + maxNamespaces);
		}
		this.cells = new NamespaceCells(maxNamespaces);
	}

	@Override
	public void recordHit(String namespace) {
		this.cells.getOrAdd(namespace).recordHit();
	}

	@Override
	public void recordMiss(String namespace) {
		this.cells.getOrAdd(namespace).recordMiss();
	}

	@Override
	public void recordError(String namespace) {
		this.cells.getOrAdd(namespace).recordError();
	}

	@Override
	public CacheStats getStats(String namespace) {
		NamespaceCell cell = this.cells.get(namespace);
		CacheStats stats = (cell != null) ? cell.stats() : null;
		return (stats != null) ? stats : CacheStats.EMPTY;
	}

	@Override
	public Map<String, CacheStats> getAllStats() {
		Map<String, CacheStats> all = new TreeMap<>();
		this.cells.forEach((namespace, cell) -> {
			CacheStats stats = cell.stats();
			if (stats != null) {
				all.put(namespace, stats);
			}
		});
		return Collections.unmodifiableMap(all);
	}

	@Override
	public void reset(String namespace) {
		NamespaceCell cell = this.cells.get(namespace);
		if (cell != null) {
			cell.reset(true);
		}
	}

	@Override
	public void reset() {
		this.cells.forEach((namespace, cell) -> cell.reset(false));
	}

	@Override
	public CacheRecorder recorder(String namespace) {
		return new CellRecorder(this.cells, NamespaceRule.check(namespace));
	}

	@Override
	public void addNamespaceListener(NamespaceListener listener) {
		this.cells.addListener(listener);
	}

}
