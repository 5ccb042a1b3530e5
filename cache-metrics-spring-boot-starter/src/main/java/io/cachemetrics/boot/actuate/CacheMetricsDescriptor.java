package io.cachemetrics.boot.actuate;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.cachemetrics.CacheMetrics;
import io.cachemetrics.CacheStats;
import io.cachemetrics.boot.ClusterCacheMetrics;
import io.cachemetrics.boot.ClusterStats;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;
import org.springframework.boot.actuate.endpoint.OperationResponseBody;

/**
 * Description of several namespaces.
 *
 * @param coverage what the statistics cover, {@code null} where instances are on their
 * own
 * @param namespaces the namespaces by name, sorted
 */
record CacheMetricsDescriptor(@JsonUnwrapped @Nullable CoverageDescriptor coverage,
		Map<String, NamespaceDescriptor> namespaces) implements OperationResponseBody {

	static CacheMetricsDescriptor of(CacheMetrics cacheMetrics, @Nullable Scope scope) {
		if (!(cacheMetrics instanceof ClusterCacheMetrics cluster)) {
			if (scope == Scope.CLUSTER) {
				throw new InvalidEndpointRequestException("There is no cluster, instances count for themselves",
						"There is no cluster");
			}
			return of(null, cacheMetrics.getAllStats(), (namespace) -> cacheMetrics.getSince(namespace).orElse(null));
		}
		if (scope == Scope.INSTANCE) {
			return of(new CoverageDescriptor("instance", null, null), cluster.getInstanceStats(),
					cluster::getInstanceSince);
		}
		ClusterStats stats = cluster.getClusterStats();
		return of(new CoverageDescriptor("cluster", stats.instances(), stats.oldestReportAge().toSeconds()),
				stats.namespaces(), stats.since()::get);
	}

	private static CacheMetricsDescriptor of(@Nullable CoverageDescriptor coverage, Map<String, CacheStats> all,
			Function<String, @Nullable Instant> since) {
		Map<String, NamespaceDescriptor> namespaces = new LinkedHashMap<>();
		all.forEach((name, stats) -> namespaces.put(name, NamespaceDescriptor.of(stats, since.apply(name))));
		return new CacheMetricsDescriptor(coverage, namespaces);
	}

	/**
	 * Returns one namespace alone.
	 * @param namespace the namespace
	 * @return its description, {@code null} if it is not listed
	 */
	@Nullable NamespaceDescriptor namespace(String namespace) {
		NamespaceDescriptor one = this.namespaces.get(namespace);
		return (one != null) ? one.covering(this.coverage) : null;
	}

}
