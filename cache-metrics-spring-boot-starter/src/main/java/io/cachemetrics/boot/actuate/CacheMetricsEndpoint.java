package io.cachemetrics.boot.actuate;

import java.util.Collections;

import io.cachemetrics.CacheMetrics;
import io.cachemetrics.boot.ClusterCacheMetrics;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;
import org.springframework.boot.actuate.endpoint.annotation.DeleteOperation;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;

/**
 * {@link Endpoint @Endpoint} that shows and resets {@link CacheMetrics}.
 */
@Endpoint(id = CacheMetricsEndpoint.ID)
class CacheMetricsEndpoint {

	static final String ID = "cachemetrics";

	private final CacheMetrics cacheMetrics;

	CacheMetricsEndpoint(CacheMetrics cacheMetrics) {
		this.cacheMetrics = cacheMetrics;
	}

	/**
	 * Shows one namespace or all.
	 * @param namespace the namespace, or {@code null} for all
	 * @param scope whose figures, or {@code null} for those that a reset would reset
	 * @return what was counted, or {@code null} for a namespace never seen
	 */
	@ReadOperation
	@Nullable CacheMetricsDescriptor cacheMetrics(@Nullable String namespace, @Nullable Scope scope) {
		CacheMetricsDescriptor all = CacheMetricsDescriptor.of(this.cacheMetrics, scope);
		if (namespace == null) {
			return all;
		}
		NamespaceDescriptor one = all.namespaces().get(namespace);
		return (one != null) ? new CacheMetricsDescriptor(all.coverage(), Collections.singletonMap(namespace, one))
				: null;
	}

	/**
	 * Resets one namespace or all.
	 * @param namespace the namespace, or {@code null} for all
	 * @return what is listed of it now, or {@code null} for a namespace never seen, to
	 * which nothing was done
	 */
	@DeleteOperation
	@Nullable CacheMetricsDescriptor reset(@Nullable String namespace) {
		return resetListed(namespace, null) ? cacheMetrics(namespace, null) : null;
	}

	@Nullable NamespaceDescriptor namespace(String namespace, @Nullable Scope scope) {
		return CacheMetricsDescriptor.of(this.cacheMetrics, scope).namespace(namespace);
	}

	boolean resetListed(@Nullable String namespace, @Nullable Scope scope) {
		if (scope == Scope.INSTANCE && this.cacheMetrics instanceof ClusterCacheMetrics) {
			throw new InvalidEndpointRequestException("A reset is for all instances, not for one",
					"A reset is for all instances");
		}
		if (namespace == null) {
			this.cacheMetrics.reset();
			return true;
		}
		// Not getStats, which cannot tell zero from unknown and throws for a bad name.
		if (!this.cacheMetrics.getAllStats().containsKey(namespace)) {
			return false;
		}
		this.cacheMetrics.reset(namespace);
		return true;
	}

}
