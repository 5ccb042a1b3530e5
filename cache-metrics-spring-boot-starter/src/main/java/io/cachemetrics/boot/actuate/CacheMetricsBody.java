package io.cachemetrics.boot.actuate;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

import io.cachemetrics.CacheMetrics;
import io.cachemetrics.CacheMetricsUnavailableException;
import io.cachemetrics.CacheStats;
import io.cachemetrics.boot.ClusterCacheMetrics;
import io.cachemetrics.boot.ClusterStats;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;
import org.springframework.boot.actuate.endpoint.OperationResponseBody;

/**
 * Bodies of the endpoint's answers, for one snapshot of the statistics. They are ordered
 * maps of strings and numbers, which every JSON library writes alike and none renames.
 */
final class CacheMetricsBody {

	/**
	 * What the statistics cover, empty where instances count for themselves.
	 */
	private final Map<String, Object> coverage;

	private final Map<String, Map<String, Object>> namespaces = new LinkedHashMap<>();

	private CacheMetricsBody(Map<String, Object> coverage, Map<String, CacheStats> all,
			Function<String, @Nullable Instant> since) {
		this.coverage = coverage;
		all.forEach((namespace, stats) -> this.namespaces.put(namespace, describe(stats, since.apply(namespace))));
	}

	static CacheMetricsBody of(CacheMetrics cacheMetrics, @Nullable Scope scope) {
		if (!(cacheMetrics instanceof ClusterCacheMetrics cluster)) {
			if (scope == Scope.CLUSTER) {
				throw new InvalidEndpointRequestException("There is no cluster, instances count for themselves",
						"There is no cluster");
			}
			return new CacheMetricsBody(Map.of(), cacheMetrics.getAllStats(),
					(namespace) -> cacheMetrics.getSince(namespace).orElse(null));
		}
		if (scope == Scope.INSTANCE) {
			return new CacheMetricsBody(Map.of("scope", "instance"), cluster.getInstanceStats(),
					cluster::getInstanceSince);
		}
		ClusterStats stats = cluster.getClusterStats();
		return new CacheMetricsBody(describe(stats.coverage()), stats.namespaces(), stats.since()::get);
	}

	/**
	 * Describes why there are no statistics of the cluster.
	 * @param ex the reason
	 * @return the body
	 */
	static Map<String, Object> of(CacheMetricsUnavailableException ex) {
		Map<String, Object> body = new LinkedHashMap<>();
		body.put("scope", "cluster");
		body.put("error", String.valueOf(ex.getMessage()));
		body.put("since", ex.since().toString());
		return OperationResponseBody.of(body);
	}

	/**
	 * Returns every namespace.
	 * @return the body
	 */
	Map<String, Object> list() {
		return list(this.namespaces);
	}

	/**
	 * Returns a list with one namespace.
	 * @param namespace the namespace
	 * @return the body, {@code null} if it is not listed
	 */
	@Nullable Map<String, Object> listOf(String namespace) {
		Map<String, Object> one = this.namespaces.get(namespace);
		return (one != null) ? list(Collections.singletonMap(namespace, one)) : null;
	}

	/**
	 * Returns one namespace alone.
	 * @param namespace the namespace
	 * @return the body, {@code null} if it is not listed
	 */
	@Nullable Map<String, Object> namespace(String namespace) {
		Map<String, Object> one = this.namespaces.get(namespace);
		if (one == null) {
			return null;
		}
		Map<String, Object> body = new LinkedHashMap<>(this.coverage);
		body.putAll(one);
		return OperationResponseBody.of(body);
	}

	private Map<String, Object> list(Map<String, Map<String, Object>> namespaces) {
		Map<String, Object> body = new LinkedHashMap<>(this.coverage);
		body.put("namespaces", namespaces);
		return OperationResponseBody.of(body);
	}

	private static Map<String, Object> describe(ClusterStats.Coverage coverage) {
		Map<String, Object> description = new LinkedHashMap<>();
		description.put("scope", "cluster");
		description.put("instances", coverage.instances());
		description.put("endedInstances", coverage.endedInstances());
		description.put("oldestReportSeconds", coverage.oldestReportAge().toSeconds());
		description.put("retentionSeconds", coverage.retention().toSeconds());
		return description;
	}

	private static Map<String, Object> describe(CacheStats stats, @Nullable Instant since) {
		Map<String, Object> description = new LinkedHashMap<>();
		description.put("hits", stats.hits());
		description.put("misses", stats.misses());
		description.put("errors", stats.errors());
		description.put("totalRequests", stats.totalRequests());
		description.put("hitRate", round(stats.hitRate()));
		description.put("lookups", stats.lookups());
		description.put("errorRate", round(stats.errorRate()));
		if (since != null) {
			description.put("since", since.toString());
		}
		return description;
	}

	// Math.round would round 1/32 up: half-even is meant, on the exact binary value.
	private static double round(double rate) {
		return new BigDecimal(rate).setScale(4, RoundingMode.HALF_EVEN).doubleValue();
	}

}
