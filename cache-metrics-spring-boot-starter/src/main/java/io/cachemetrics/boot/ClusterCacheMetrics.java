package io.cachemetrics.boot;

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
	 * Returns what all instances counted, as {@link #getAllStats} does, and how much it
	 * covers.
	 * @return the figures of the cluster
	 */
	ClusterStats getClusterStats();

	/**
	 * Returns what this instance counted since the resets it knows of. It never waits.
	 * @return an unmodifiable snapshot, sorted by namespace
	 */
	Map<String, CacheStats> getInstanceStats();

}
