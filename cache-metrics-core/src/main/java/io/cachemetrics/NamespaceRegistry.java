package io.cachemetrics;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentMap;
import java.util.function.BiConsumer;

import org.jspecify.annotations.Nullable;

/**
 * Adds namespaces to a map of cells, and to the table by which records find theirs: a
 * bounded number, each announced once to each listener. Adding takes a lock, under which
 * no foreign code runs.
 */
final class NamespaceRegistry {

	private final ConcurrentMap<String, NamespaceCell> cells;

	private final CellTable table;

	private final int limit;

	/**
	 * Baseline of the namespaces to come.
	 */
	private NamespaceCell.Baseline start;

	private final List<Subscription> subscriptions = new ArrayList<>();

	private final BiConsumer<String, @Nullable Throwable> warnings;

	/**
	 * Set once, when the limit is met; nothing is added to the map after that.
	 */
	private volatile @Nullable NamespaceCell overflow;

	NamespaceRegistry(ConcurrentMap<String, NamespaceCell> cells, CellTable table, int limit, Instant start,
			BiConsumer<String, @Nullable Throwable> warnings) {
		this.cells = cells;
		this.table = table;
		this.limit = limit;
		this.start = NamespaceCell.Baseline.start(start);
		this.warnings = warnings;
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
		synchronized (this.subscriptions) {
			this.start = NamespaceCell.Baseline.start(time);
		}
	}

	NamespaceListener.Registration addListener(NamespaceListener listener) {
		Subscription subscription = new Subscription(listener);
		Map<String, NamespaceCell> present;
		synchronized (this.subscriptions) {
			this.subscriptions.add(subscription);
			present = Map.copyOf(this.cells);
		}
		present.forEach(subscription::announce);
		return subscription;
	}

	private NamespaceCell add(String namespace) {
		String name;
		NamespaceCell cell;
		List<Subscription> notified;
		boolean limitMet = false;
		synchronized (this.subscriptions) {
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
			notified = (present != null) ? List.of() : List.copyOf(this.subscriptions);
		}
		notified.forEach((subscription) -> subscription.announce(name, cell));
		if (limitMet) {
			warn("The limit of " + this.limit + " cache namespaces is met: '" + namespace
					+ "' and every other new one is counted under '" + InMemoryCacheMetrics.OVERFLOW_NAMESPACE
					+ "'. Check that a cache's name is passed as namespace, not a key.", null);
		}
		return cell;
	}

	// Recording must not fail for what only receives a warning of it.
	private void warn(String message, @Nullable Throwable thrown) {
		try {
			this.warnings.accept(message, thrown);
		}
		catch (RuntimeException ex) {
			InMemoryCacheMetricsBuilder.log(message, ex);
		}
	}

	private final class Subscription implements NamespaceListener.Registration {

		private final NamespaceListener listener;

		Subscription(NamespaceListener listener) {
			this.listener = listener;
		}

		void announce(String namespace, NamespaceCell cell) {
			try {
				this.listener.onNamespace(namespace, cell);
			}
			catch (Throwable ex) {
				// Not only exceptions: a registry may lack a class, and no record may
				// fail for it.
				warn("A listener failed for cache namespace '" + namespace + "'", ex);
			}
		}

		@Override
		public void remove() {
			synchronized (NamespaceRegistry.this.subscriptions) {
				NamespaceRegistry.this.subscriptions.remove(this);
			}
		}

	}

}
