package io.cachemetrics;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentMap;

import org.jspecify.annotations.Nullable;

/**
 * Adds namespaces to a map of cells, and to the table by which records find theirs: a
 * bounded number, each announced once to each listener. Adding takes a lock, under which
 * no foreign code runs.
 */
final class NamespaceRegistry {

	private static final Logger LOGGER = System.getLogger(InMemoryCacheMetrics.class.getName());

	private final ConcurrentMap<String, NamespaceCell> cells;

	private final CellTable table;

	private final int limit;

	/**
	 * Baseline of the namespaces to come.
	 */
	private NamespaceCell.Baseline start;

	private final List<NamespaceListener> listeners = new ArrayList<>();

	/**
	 * Set once, when the limit is met; nothing is added to the map after that.
	 */
	private volatile @Nullable NamespaceCell overflow;

	NamespaceRegistry(ConcurrentMap<String, NamespaceCell> cells, CellTable table, int limit, Instant start) {
		this.cells = cells;
		this.table = table;
		this.limit = limit;
		this.start = NamespaceCell.Baseline.start(start);
	}

	/**
	 * Returns the cell of a namespace that was not in the map a moment ago.
	 * @param namespace the name of the cache
	 * @return a cell of its own, or the one that takes the overflow
	 */
	NamespaceCell getOrAdd(String namespace) {
		NamespaceRule.check(namespace);
		NamespaceCell overflow = this.overflow;
		// Looked up again: it may have been added just before the limit was met.
		return (overflow != null) ? this.cells.getOrDefault(namespace, overflow) : add(namespace);
	}

	/**
	 * Lets the namespaces to come count from a time, for want of a reset of their own.
	 * @param time the time of a reset of all
	 */
	void restart(Instant time) {
		synchronized (this.listeners) {
			this.start = NamespaceCell.Baseline.start(time);
		}
	}

	void addListener(NamespaceListener listener) {
		Map<String, NamespaceCell> present;
		synchronized (this.listeners) {
			this.listeners.add(listener);
			present = Map.copyOf(this.cells);
		}
		present.forEach((namespace, cell) -> announce(listener, namespace, cell));
	}

	private NamespaceCell add(String namespace) {
		String name;
		NamespaceCell cell;
		List<NamespaceListener> told;
		boolean limitMet = false;
		synchronized (this.listeners) {
			boolean fits = this.cells.containsKey(namespace) || this.table.size() < this.limit;
			name = fits ? namespace : InMemoryCacheMetrics.OVERFLOW_NAMESPACE;
			NamespaceCell present = this.cells.get(name);
			cell = (present != null) ? present : new NamespaceCell(name, this.start);
			if (present == null) {
				this.cells.put(name, cell);
				this.table.add(cell);
			}
			if (!fits && this.overflow == null) {
				this.overflow = cell;
				limitMet = true;
			}
			told = (present != null) ? List.of() : List.copyOf(this.listeners);
		}
		told.forEach((listener) -> announce(listener, name, cell));
		if (limitMet) {
			LOGGER.log(Level.WARNING,
					"The limit of " + this.limit + " cache namespaces is met: '" + namespace
							+ "' and every other new one is counted under '" + InMemoryCacheMetrics.OVERFLOW_NAMESPACE
							+ "'. Check that a cache's name is passed as namespace, not a key.");
		}
		return cell;
	}

	private static void announce(NamespaceListener listener, String namespace, NamespaceCell cell) {
		try {
			listener.onNamespace(namespace, cell);
		}
		catch (Throwable ex) {
			// Not only exceptions: a registry may lack a class, and no record may fail
			// for it.
			LOGGER.log(Level.WARNING, "A listener failed for cache namespace '" + namespace + "'", ex);
		}
	}

}
