package io.cachemetrics.boot.actuate;

import java.util.Map;

import io.cachemetrics.CacheMetrics;
import io.cachemetrics.boot.ClusterCacheMetrics;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;
import org.springframework.boot.actuate.endpoint.annotation.DeleteOperation;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.util.StringUtils;

/**
 * {@link Endpoint @Endpoint} to show and reset {@link CacheMetrics}. Its operations are
 * those of JMX, the {@link CacheMetricsEndpointWebExtension web} has its own.
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
	 * @param namespace the namespace, or {@code null} for all; blank, too, since consoles
	 * for JMX cannot send {@code null}
	 * @param scope whose statistics, or {@code null} for those that a reset would reset
	 * @return the statistics, or {@code null} for a namespace never seen
	 */
	// What it produces is only for the web extension, whose operation must match to
	// replace this one.
	@ReadOperation(producesFrom = Representation.class)
	@Nullable Map<String, Object> cacheMetrics(@Nullable String namespace, @Nullable Scope scope) {
		return list(StringUtils.hasText(namespace) ? namespace : null, scope);
	}

	/**
	 * Resets one namespace or all.
	 * @param namespace the namespace, or {@code null} or blank for all
	 * @return what is listed of it now, or {@code null} for a namespace never seen, to
	 * which nothing was done
	 */
	@DeleteOperation
	@Nullable Map<String, Object> reset(@Nullable String namespace) {
		String name = StringUtils.hasText(namespace) ? namespace : null;
		return resetListed(name, null) ? list(name, null) : null;
	}

	@Nullable Map<String, Object> list(@Nullable String namespace, @Nullable Scope scope) {
		CacheMetricsBody body = CacheMetricsBody.of(this.cacheMetrics, scope);
		return (namespace != null) ? body.listOf(namespace) : body.list();
	}

	@Nullable Map<String, Object> namespace(String namespace, @Nullable Scope scope) {
		return CacheMetricsBody.of(this.cacheMetrics, scope).namespace(namespace);
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
		try {
			return this.cacheMetrics.reset(namespace);
		}
		catch (IllegalArgumentException ex) {
			// Whatever breaks the rule for names was never seen.
			return false;
		}
	}

}
