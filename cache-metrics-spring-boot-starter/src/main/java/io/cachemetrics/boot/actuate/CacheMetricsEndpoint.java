package io.cachemetrics.boot.actuate;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import io.cachemetrics.CacheMetrics;
import io.cachemetrics.CacheStats;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.OperationResponseBody;
import org.springframework.boot.actuate.endpoint.annotation.DeleteOperation;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;

/**
 * {@link Endpoint @Endpoint} that shows and resets {@link CacheMetrics}.
 */
@Endpoint(id = "cachemetrics")
class CacheMetricsEndpoint {

	private final CacheMetrics cacheMetrics;

	CacheMetricsEndpoint(CacheMetrics cacheMetrics) {
		this.cacheMetrics = cacheMetrics;
	}

	/**
	 * Shows one namespace or all.
	 * @param namespace the namespace, or {@code null} for all
	 * @return what was counted, or {@code null} for a namespace never seen
	 */
	@ReadOperation
	@Nullable CacheMetricsDescriptor cacheMetrics(@Nullable String namespace) {
		if (namespace == null) {
			Map<String, NamespaceDescriptor> all = new LinkedHashMap<>();
			this.cacheMetrics.getAllStats().forEach((name, stats) -> all.put(name, NamespaceDescriptor.of(stats)));
			return new CacheMetricsDescriptor(all);
		}
		NamespaceDescriptor one = namespace(namespace);
		return (one != null) ? new CacheMetricsDescriptor(Collections.singletonMap(namespace, one)) : null;
	}

	/**
	 * Resets one namespace or all.
	 * @param namespace the namespace, or {@code null} for all
	 * @return what is listed of it now, or {@code null} for a namespace never seen, to
	 * which nothing was done
	 */
	@DeleteOperation
	@Nullable CacheMetricsDescriptor reset(@Nullable String namespace) {
		if (namespace == null) {
			this.cacheMetrics.reset();
		}
		else if (namespace(namespace) != null) {
			this.cacheMetrics.reset(namespace);
		}
		return cacheMetrics(namespace);
	}

	@Nullable NamespaceDescriptor namespace(String namespace) {
		// Not getStats, which cannot tell zero from unknown and throws for a bad name.
		CacheStats stats = this.cacheMetrics.getAllStats().get(namespace);
		return (stats != null) ? NamespaceDescriptor.of(stats) : null;
	}

	/**
	 * Description of several namespaces.
	 *
	 * @param namespaces the namespaces by name, sorted
	 */
	record CacheMetricsDescriptor(Map<String, NamespaceDescriptor> namespaces) implements OperationResponseBody {

	}

	/**
	 * Description of one namespace.
	 *
	 * @param hits lookups that found the value
	 * @param misses lookups that did not find it
	 * @param errors lookups in which the cache itself failed
	 * @param totalRequests hits and misses
	 * @param hitRate share of the hits in the requests, rounded to four decimals
	 */
	record NamespaceDescriptor(long hits, long misses, long errors, long totalRequests,
			double hitRate) implements OperationResponseBody {

		private static NamespaceDescriptor of(CacheStats stats) {
			return new NamespaceDescriptor(stats.hits(), stats.misses(), stats.errors(), stats.totalRequests(),
					// Math.round would round 1/32 up: half-even is meant, on the exact
					// binary value.
					new BigDecimal(stats.hitRate()).setScale(4, RoundingMode.HALF_EVEN).doubleValue());
		}

	}

}
