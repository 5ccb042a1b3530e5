package io.cachemetrics.boot.actuate;

import java.util.function.Supplier;

import io.cachemetrics.CacheMetricsUnavailableException;
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
	WebEndpointResponse<Object> cacheMetrics(@Nullable String namespace, @Nullable Scope scope) {
		return respond(() -> ok(this.delegate.cacheMetrics(namespace, scope)));
	}

	@ReadOperation
	WebEndpointResponse<Object> namespace(@Selector(match = Match.ALL_REMAINING) String[] namespace,
			@Nullable Scope scope) {
		return respond(() -> ok(this.delegate.namespace(join(namespace), scope)));
	}

	@DeleteOperation
	WebEndpointResponse<Object> reset(@Nullable String namespace, @Nullable Scope scope) {
		return respond(() -> new WebEndpointResponse<>(this.delegate.resetListed(namespace, scope)
				? WebEndpointResponse.STATUS_NO_CONTENT : WebEndpointResponse.STATUS_NOT_FOUND));
	}

	@DeleteOperation
	WebEndpointResponse<Object> resetNamespace(@Selector(match = Match.ALL_REMAINING) String[] namespace,
			@Nullable Scope scope) {
		return reset(join(namespace), scope);
	}

	private static WebEndpointResponse<Object> respond(Supplier<WebEndpointResponse<Object>> response) {
		try {
			return response.get();
		}
		catch (CacheMetricsUnavailableException ex) {
			return new WebEndpointResponse<>(UnavailableDescriptor.of(ex),
					WebEndpointResponse.STATUS_SERVICE_UNAVAILABLE);
		}
	}

	private static WebEndpointResponse<Object> ok(@Nullable Object body) {
		return (body != null) ? new WebEndpointResponse<>(body)
				: new WebEndpointResponse<>(WebEndpointResponse.STATUS_NOT_FOUND);
	}

	// No segments, as after a trailing slash, are the empty name, which is never known.
	private static String join(String... segments) {
		return String.join("/", segments);
	}

}
