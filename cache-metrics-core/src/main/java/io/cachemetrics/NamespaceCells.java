package io.cachemetrics;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;

import org.jspecify.annotations.Nullable;

/**
 * The cells by namespace: a bounded number, each announced once to each listener. Reading
 * is lock-free; adding takes a lock, under which no foreign code runs.
 */
final class NamespaceCells {

	private static final Logger LOGGER = System.getLogger(InMemoryCacheMetrics.class.getName());

	private final ConcurrentHashMap<String, NamespaceCell> cells = new ConcurrentHashMap<>();

	private final List<NamespaceListener> listeners = new CopyOnWriteArrayList<>();

	private final int limit;

	/**
	 * Set once, when the limit is met; nothing is added to the map after that.
	 */
	private volatile @Nullable NamespaceCell overflow;

	NamespaceCells(int limit) {
		this.limit = limit;
	}

	@Nullable NamespaceCell get(String namespace) {
		NamespaceCell cell = this.cells.get(Objects.requireNonNull(namespace, "namespace"));
		if (cell == null) {
			NamespaceRule.check(namespace);
		}
		return cell;
	}

	NamespaceCell getOrAdd(String namespace) {
		NamespaceCell cell = get(namespace);
		if (cell != null) {
			return cell;
		}
		NamespaceCell overflow = this.overflow;
		// Read again: it may have been added between the first look and the overflow.
		return (overflow != null) ? this.cells.getOrDefault(namespace, overflow) : add(namespace);
	}

	void forEach(BiConsumer<String, NamespaceCell> action) {
		this.cells.forEach(action);
	}

	void addListener(NamespaceListener listener) {
		Map<String, NamespaceCell> present;
		synchronized (this.cells) {
			this.listeners.add(listener);
			present = Map.copyOf(this.cells);
		}
		present.forEach((namespace, cell) -> announce(listener, namespace, cell));
	}

	private NamespaceCell add(String namespace) {
		String name;
		NamespaceCell cell;
		NamespaceCell added = new NamespaceCell();
		List<NamespaceListener> told;
		boolean limitMet = false;
		synchronized (this.cells) {
			boolean fits = this.cells.containsKey(namespace) || this.cells.size() < this.limit;
			name = fits ? namespace : InMemoryCacheMetrics.OVERFLOW_NAMESPACE;
			NamespaceCell present = this.cells.putIfAbsent(name, added);
			cell = (present != null) ? present : added;
			if (!fits && this.overflow == null) {
				this.overflow = cell;
				limitMet = true;
			}
			told = (cell == added) ? List.copyOf(this.listeners) : List.of();
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
		catch (RuntimeException ex) {
			LOGGER.log(Level.WARNING, "A listener failed for cache namespace '" + namespace + "'", ex);
		}
	}

}
