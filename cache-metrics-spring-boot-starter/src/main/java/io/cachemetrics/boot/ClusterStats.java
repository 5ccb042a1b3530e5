package io.cachemetrics.boot;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import io.cachemetrics.CacheStats;

/**
 * Statistics of all instances of an application.
 *
 * @param namespaces the statistics by namespace, unmodifiable and sorted
 * @param since the time from which those of each namespace count: its last reset, else
 * the start of the first instance that counted anything; without an entry if an instance
 * does not report its start
 * @param instances number of instances that the statistics cover, this one included
 * @param oldestReportAge time since the oldest of their reports; this instance's own
 * counts are live
 * @since 0.1.0
 */
public record ClusterStats(Map<String, CacheStats> namespaces, Map<String, Instant> since, int instances,
		Duration oldestReportAge) {

}
