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
 * @param coverage the instances that the statistics cover
 * @since 0.1.0
 */
public record ClusterStats(Map<String, CacheStats> namespaces, Map<String, Instant> since, Coverage coverage) {

	/**
	 * The instances that the statistics cover.
	 *
	 * @param instances number of instances that report, at least 1: the one that was
	 * asked is included
	 * @param endedInstances number of instances that no longer report, because they have
	 * ended or cannot reach the others; their last reports are included for the retention
	 * @param oldestReportAge time since the oldest of the last reports of those that
	 * report, zero if there is no other; the counts of the instance that was asked are
	 * live
	 * @param retention time for which the last report of an instance is included
	 */
	public record Coverage(int instances, int endedInstances, Duration oldestReportAge, Duration retention) {
	}

}
