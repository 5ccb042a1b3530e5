package io.cachemetrics;

/**
 * Listener that is notified once of each namespace, and of where to read its lifetime
 * totals. Meters depend on it.
 *
 * @since 0.1.0
 * @see CacheMetrics#addNamespaceListener
 */
@FunctionalInterface
public interface NamespaceListener {

	/**
	 * Called when a namespace is first recorded, on the thread that recorded it, and for
	 * every namespace already there when the listener is added. No lock is held. What it
	 * throws is logged and kept from the caller.
	 * @param namespace the name of the cache
	 * @param totals where to read its lifetime totals; lives as long as the
	 * {@link CacheMetrics} it belongs to
	 */
	void onNamespace(String namespace, Totals totals);

	/**
	 * Handle of a listener that was added. Whoever adds a listener to something that
	 * lives longer than itself removes it in time, or will never be garbage.
	 */
	interface Registration {

		/**
		 * Removes the listener: namespaces that are first recorded after this are not
		 * announced to it. A call on another thread that has begun may still be under
		 * way. Does nothing if the listener was removed before.
		 */
		void remove();

	}

	/**
	 * The lifetime totals of one namespace: no reset moves them and they never go down.
	 * Reads are live, safe for use by many threads and do not block.
	 */
	interface Totals {

		/**
		 * Returns the hits ever counted.
		 * @return the number of lookups that found the value
		 */
		long hits();

		/**
		 * Returns the misses ever counted.
		 * @return the number of lookups that did not find it
		 */
		long misses();

		/**
		 * Returns the errors ever counted.
		 * @return the number of lookups in which the cache itself failed
		 */
		long errors();

	}

}
