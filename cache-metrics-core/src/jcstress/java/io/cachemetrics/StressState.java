package io.cachemetrics;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * What the actors of a case work on: a new instance each time, and a listener that keeps
 * count.
 */
abstract class StressState {

	// Kept, or the level would be forgotten with it. One warning for each of millions of
	// instances is too much.
	private static final Logger LOGGER = Logger.getLogger(InMemoryCacheMetrics.class.getName());

	static {
		LOGGER.setLevel(Level.OFF);
	}

	final InMemoryCacheMetrics metrics;

	final AtomicInteger told = new AtomicInteger();

	private volatile NamespaceListener.Totals totals;

	StressState(int maxNamespaces) {
		this.metrics = InMemoryCacheMetrics.builder().maxNamespaces(maxNamespaces).build();
		this.metrics.addNamespaceListener((namespace, totals) -> {
			this.told.incrementAndGet();
			this.totals = totals;
		});
	}

	/**
	 * Returns the lifetime totals of the namespace that was created last.
	 * @return where to read them
	 */
	final NamespaceListener.Totals totals() {
		return this.totals;
	}

	final CacheStats stats(String namespace) {
		return this.metrics.getAllStats().getOrDefault(namespace, CacheStats.EMPTY);
	}

	final boolean lists(String namespace) {
		return this.metrics.getAllStats().containsKey(namespace);
	}

}
