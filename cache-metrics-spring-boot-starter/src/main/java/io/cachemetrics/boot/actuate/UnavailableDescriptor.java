package io.cachemetrics.boot.actuate;

import java.time.Instant;

import io.cachemetrics.CacheMetricsUnavailableException;

import org.springframework.boot.actuate.endpoint.OperationResponseBody;

/**
 * Description of why there are no figures of the cluster.
 *
 * @param scope "cluster"
 * @param error what cannot be done and why
 * @param since since when
 */
record UnavailableDescriptor(String scope, String error, Instant since) implements OperationResponseBody {

	static UnavailableDescriptor of(CacheMetricsUnavailableException ex) {
		return new UnavailableDescriptor("cluster", String.valueOf(ex.getMessage()), ex.since());
	}

}
