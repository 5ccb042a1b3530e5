package io.cachemetrics;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Counts what caches do: hits, misses and errors per <em>namespace</em>, the name of one
 * cache ("accounts", "user"). <pre class="code">
 * Optional&lt;String&gt; cached = readFromCache(key);
 * if (cached.isPresent()) {
 *     metrics.recordHit("accounts");
 * }
 * else {
 *     metrics.recordMiss("accounts");
 * }</pre>
 * <p>
 * One lookup is recorded once, as exactly one of three: a <em>hit</em> if the cache held
 * the value, a <em>miss</em> if it did not, an <em>error</em> if the cache itself failed
 * (unreachable, unreadable entry). {@link CacheRecorder#lookup} decides that for you.
 * <p>
 * A namespace is 1 to 256 characters ({@code char} values), not blank, without control
 * characters and without unpaired surrogates. Every method that takes one throws
 * {@link IllegalArgumentException} for anything else and {@link NullPointerException} for
 * {@code null}; nothing is recorded then. The first record creates a namespace, reading
 * or resetting it does not.
 * <p>
 * Implementations are safe for use by many threads and lose no increment: one concurrent
 * with a reset lands wholly before or wholly after it. Given a valid namespace, recording
 * never throws. It does no input or output after the first record of a namespace, which
 * notifies the {@linkplain #addNamespaceListener listeners} and may log a warning. Where
 * statistics are shared among several instances of an application, reading and resetting
 * wait for them, and throw {@link CacheMetricsUnavailableException} if they are not
 * available.
 *
 * @since 0.1.0
 * @see InMemoryCacheMetrics
 */
public interface CacheMetrics {

	/**
	 * Records that the cache held the value.
	 * @param namespace the name of the cache
	 */
	void recordHit(String namespace);

	/**
	 * Records that the cache did not hold the value.
	 * @param namespace the name of the cache
	 */
	void recordMiss(String namespace);

	/**
	 * Records that the cache itself failed, so that the lookup was neither hit nor miss.
	 * @param namespace the name of the cache
	 */
	void recordError(String namespace);

	/**
	 * Returns what was counted for one namespace since its last reset. Each counter is
	 * read once, possibly a moment apart from the others; at rest the figures are exact.
	 * @param namespace the name of the cache
	 * @return the figures, {@link CacheStats#EMPTY} for a namespace not listed
	 */
	CacheStats getStats(String namespace);

	/**
	 * Returns what was counted for every namespace recorded since the last
	 * {@link #reset()}.
	 * @return an unmodifiable snapshot, sorted by namespace
	 */
	Map<String, CacheStats> getAllStats();

	/**
	 * Returns the time from which the statistics of one namespace count: its last reset,
	 * alone or with all others, else the start of counting. Read after the statistics it
	 * belongs to, it may be that of a reset in between. An implementation that does not
	 * know returns nothing.
	 * @param namespace the name of the cache
	 * @return the time, empty for a namespace not listed or if it is not known
	 */
	Optional<Instant> getSince(String namespace);

	/**
	 * Puts one namespace at zero and keeps it listed. Does nothing for a namespace that
	 * is not listed.
	 * @param namespace the name of the cache
	 * @return whether the namespace was listed
	 */
	boolean reset(String namespace);

	/**
	 * Starts afresh: no namespace is listed until it is recorded again.
	 */
	void reset();

	/**
	 * Returns a recorder for one namespace, for code that records often: the namespace is
	 * checked here and not looked up on each record. It creates no namespace until it
	 * records, and stays valid through every reset for as long as this object lives.
	 * @param namespace the name of the cache
	 * @return a recorder, safe for use by many threads
	 */
	default CacheRecorder recorder(String namespace) {
		return new NamedCacheRecorder(this, NamespaceName.check(namespace));
	}

	/**
	 * Adds a listener, which is notified once of every namespace there is and will be.
	 * Meters depend on it: an implementation that passes records on to another one passes
	 * its listeners on, too. One without lifetime totals to offer ignores them, and then
	 * there are no meters.
	 * @param listener the listener to add
	 * @return the handle to remove it with
	 */
	NamespaceListener.Registration addNamespaceListener(NamespaceListener listener);

	/**
	 * Returns an implementation that records nothing, reports nothing and checks nothing.
	 * It stands in where counting is switched off.
	 * @return the implementation that does nothing
	 */
	static CacheMetrics noOp() {
		return NoOpCacheMetrics.INSTANCE;
	}

}
