package io.cachemetrics;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

import org.jspecify.annotations.Nullable;

/**
 * Owns the namespaces of one {@link InMemoryCacheMetrics}: adds a bounded number of them
 * and announces each once to each listener. Adding takes a lock, under which no foreign
 * code runs.
 */
final class NamespaceRegistry {

	private final NamespaceTable table = new NamespaceTable();

	private final int limit;

	/**
	 * Baseline of the namespaces to come.
	 */
	private NamespaceCounters.Baseline start;

	/**
	 * Also the lock.
	 */
	private final List<Subscription> subscriptions = new ArrayList<>();

	private final BiConsumer<String, @Nullable Throwable> warnings;

	/**
	 * Set once, when the limit is reached; no namespace is added after that.
	 */
	private volatile @Nullable NamespaceCounters overflow;

	NamespaceRegistry(int limit, Instant start, BiConsumer<String, @Nullable Throwable> warnings) {
		this.limit = limit;
		this.start = NamespaceCounters.Baseline.start(start);
		this.warnings = warnings;
	}

	/**
	 * Returns the table, to find namespaces in.
	 * @return the table
	 */
	NamespaceTable table() {
		return this.table;
	}

	/**
	 * Returns all namespaces in the order of their names.
	 * @return an unmodifiable list
	 */
	List<NamespaceCounters> all() {
		List<NamespaceCounters> sorted = this.table.sortedIfKnown();
		if (sorted == null) {
			synchronized (this.subscriptions) {
				sorted = this.table.sorted();
			}
		}
		return sorted;
	}

	/**
	 * Returns the counters of a namespace that was not found in the table.
	 * @param namespace the name of the cache
	 * @return counters of its own, or those of the overflow
	 */
	NamespaceCounters findOrAdd(String namespace) {
		NamespaceName.check(namespace);
		NamespaceCounters overflow = this.overflow;
		if (overflow == null) {
			return add(namespace);
		}
		// Searched again: it may have been added just before the limit was reached.
		NamespaceCounters found = this.table.find(namespace);
		return (found != null) ? found : overflow;
	}

	/**
	 * Sets the time from which the namespaces to come count.
	 * @param time the time of a reset of all
	 */
	void restart(Instant time) {
		synchronized (this.subscriptions) {
			this.start = NamespaceCounters.Baseline.start(time);
		}
	}

	NamespaceListener.Registration addListener(NamespaceListener listener) {
		Subscription subscription = new Subscription(listener);
		List<NamespaceCounters> present;
		synchronized (this.subscriptions) {
			this.subscriptions.add(subscription);
			present = this.table.sorted();
		}
		present.forEach(subscription::announce);
		return subscription;
	}

	private NamespaceCounters add(String namespace) {
		NamespaceCounters counters;
		List<Subscription> notified;
		boolean limitReached = false;
		synchronized (this.subscriptions) {
			boolean fits = this.table.find(namespace) != null || this.table.size() < this.limit;
			String name = fits ? namespace : InMemoryCacheMetrics.OVERFLOW_NAMESPACE;
			NamespaceCounters present = this.table.find(name);
			counters = (present != null) ? present : new NamespaceCounters(name, this.start);
			if (present == null) {
				this.table.add(counters);
			}
			if (!fits && this.overflow == null) {
				this.overflow = counters;
				limitReached = true;
			}
			notified = (present != null) ? List.of() : List.copyOf(this.subscriptions);
		}
		notified.forEach((subscription) -> subscription.announce(counters));
		if (limitReached) {
			warn("Reached the limit of " + this.limit + " cache namespaces. '" + namespace
					+ "' and all further new namespaces are counted under '" + InMemoryCacheMetrics.OVERFLOW_NAMESPACE
					+ "'. Check that cache names, not keys, are used as namespaces.", null);
		}
		return counters;
	}

	// A receiver of warnings that fails must not fail the record.
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

		void announce(NamespaceCounters counters) {
			try {
				this.listener.onNamespace(counters.namespace(), counters);
			}
			catch (Throwable ex) {
				// Not only exceptions: a registry may lack a class, and no record may
				// fail for it.
				warn("A listener failed for cache namespace '" + counters.namespace() + "'", ex);
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
