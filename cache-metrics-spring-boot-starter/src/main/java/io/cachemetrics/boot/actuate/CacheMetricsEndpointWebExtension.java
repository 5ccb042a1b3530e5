package io.cachemetrics.boot.actuate;

import io.cachemetrics.boot.actuate.CacheMetricsEndpoint.NamespaceDescriptor;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.annotation.DeleteOperation;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.Selector.Match;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.boot.actuate.endpoint.web.annotation.EndpointWebExtension;

/**
 * {@link EndpointWebExtension @EndpointWebExtension} for the
 * {@link CacheMetricsEndpoint}: a path for each namespace, and status codes.
 */
@EndpointWebExtension(endpoint = CacheMetricsEndpoint.class)
class CacheMetricsEndpointWebExtension {

	private final CacheMetricsEndpoint delegate;

	CacheMetricsEndpointWebExtension(CacheMetricsEndpoint delegate) {
		this.delegate = delegate;
	}

	@ReadOperation
	@Nullable NamespaceDescriptor namespace(@Selector(match = Match.ALL_REMAINING) String... namespace) {
		return this.delegate.namespace(join(namespace));
	}

	@DeleteOperation
	WebEndpointResponse<Void> reset(@Nullable String namespace) {
		return new WebEndpointResponse<>((this.delegate.reset(namespace) != null)
				? WebEndpointResponse.STATUS_NO_CONTENT : WebEndpointResponse.STATUS_NOT_FOUND);
	}

	@DeleteOperation
	WebEndpointResponse<Void> resetNamespace(@Selector(match = Match.ALL_REMAINING) String... namespace) {
		return reset(join(namespace));
	}

	// No segments, as after a trailing slash, are the empty name, which is never known.
	private static String join(String... segments) {
		return String.join("/", segments);
	}

}
