package io.cachemetrics.boot;

import java.time.Duration;
import java.util.Map;

import io.cachemetrics.CacheStats;

/**
 * What all instances of an application counted.
 *
 * @param namespaces the figures by namespace, unmodifiable and sorted
 * @param instances number of instances that the figures cover, this one included
 * @param oldestReportAge time since the oldest of their reports; this instance's own
 * figures are live
 * @since 0.1.0
 */
public record ClusterStats(Map<String, CacheStats> namespaces, int instances, Duration oldestReportAge) {

}
