package io.cachemetrics.boot.actuate;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.boot.actuate.endpoint.EndpointId;
import org.springframework.boot.actuate.endpoint.web.PathMappedEndpoints;
import org.springframework.http.HttpHeaders;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;

/**
 * {@link WebFilter} that adds the {@link ResponseHeaders} where operations of an endpoint
 * do not know the current request.
 */
final class ResponseHeadersWebFilter implements WebFilter {

	private final SingletonSupplier<String> path;

	/**
	 * Creates a filter.
	 * @param endpoints the paths of the endpoints, looked at when a request comes
	 */
	ResponseHeadersWebFilter(PathMappedEndpoints endpoints) {
		this.path = SingletonSupplier.ofNullable(() -> endpoints.getPath(EndpointId.of(CacheMetricsEndpoint.ID)));
	}

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
		if (isOf(this.path.get(), exchange.getRequest().getPath().pathWithinApplication().value())) {
			HttpHeaders headers = exchange.getResponse().getHeaders();
			headers.add(HttpHeaders.VARY, ResponseHeaders.VARY);
			headers.setCacheControl(ResponseHeaders.CACHE_CONTROL);
		}
		return chain.filter(exchange);
	}

	private static boolean isOf(@Nullable String endpoint, String path) {
		return endpoint != null && path.startsWith(endpoint)
				&& (path.length() == endpoint.length() || path.charAt(endpoint.length()) == '/');
	}

}
