package io.cachemetrics.boot;

import java.time.Instant;
import java.util.Map;

import io.cachemetrics.CacheMetrics;
import io.cachemetrics.CacheStats;

/**
 * {@link CacheMetrics} whose statistics and resets are those of all instances of an
 * application. Recording is local, as ever; {@link #getStats}, {@link #getAllStats} and
 * {@link #reset} wait for a network, for a bounded time, and throw
 * {@link io.cachemetrics.CacheMetricsUnavailableException} if it does not answer.
 *
 * @since 0.1.0
 */
public interface ClusterCacheMetrics extends CacheMetrics {

	/**
	 * Returns the statistics of all instances, as {@link #getAllStats} does, and what
	 * they cover.
	 * @return the statistics of the cluster
	 */
	ClusterStats getClusterStats();

	/**
	 * Returns what this instance counted since the resets it knows of. It never waits.
	 * @return an unmodifiable snapshot, sorted by namespace
	 */
	Map<String, CacheStats> getInstanceStats();

	/**
	 * Returns the time from which the {@linkplain #getInstanceStats statistics of this
	 * instance} count for one namespace: the last reset that it knows of, else its start.
	 * It never waits.
	 * @param namespace the name of the cache
	 * @return the time
	 */
	Instant getInstanceSince(String namespace);

}
