package io.cachemetrics.boot.actuate;

import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

import io.cachemetrics.CacheMetricsUnavailableException;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.annotation.DeleteOperation;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.Selector.Match;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.boot.actuate.endpoint.web.annotation.EndpointWebExtension;
import org.springframework.util.MimeType;
import org.springframework.util.MimeTypeUtils;

/**
 * {@link EndpointWebExtension @EndpointWebExtension} for the
 * {@link CacheMetricsEndpoint}: a path for each namespace, status codes, and a page for
 * browsers.
 */
@EndpointWebExtension(endpoint = CacheMetricsEndpoint.class)
class CacheMetricsEndpointWebExtension {

	private static final MimeType HTML = new MimeType("text", "html", StandardCharsets.UTF_8);

	private final CacheMetricsEndpoint endpoint;

	private final ResponseHeaders headers;

	private final @Nullable Supplier<String> page;

	/**
	 * Creates an extension.
	 * @param endpoint the endpoint
	 * @param headers what is added to each answer
	 * @param page the page, {@code null} if browsers get JSON as everybody else
	 */
	CacheMetricsEndpointWebExtension(CacheMetricsEndpoint endpoint, ResponseHeaders headers,
			@Nullable Supplier<String> page) {
		this.endpoint = endpoint;
		this.headers = headers;
		this.page = page;
	}

	/**
	 * Shows one namespace or all, or the page. One operation does both: descriptions of
	 * the endpoint, as in OpenAPI, would otherwise have the parameters twice.
	 * @param namespace the namespace that JSON is to show, or {@code null} for all
	 * @param scope whose statistics JSON is to show
	 * @param accepted what the client accepts, {@code null} if it sends an empty header
	 * @param format the format, for a link that a browser follows to JSON
	 * @return the statistics or the page
	 */
	@ReadOperation(producesFrom = Representation.class)
	WebEndpointResponse<Object> cacheMetrics(@Nullable String namespace, @Nullable Scope scope,
			@Nullable Representation accepted, @Nullable Format format) {
		Supplier<String> page = this.page;
		if (accepted == Representation.HTML && format != Format.JSON && page != null) {
			return respond(() -> new WebEndpointResponse<>(page.get(), HTML));
		}
		WebEndpointResponse<Object> response = respond(() -> ok(this.endpoint.list(namespace, scope)));
		return new WebEndpointResponse<>(response.getBody(), response.getStatus(), json(accepted));
	}

	@ReadOperation
	WebEndpointResponse<Object> namespace(@Selector(match = Match.ALL_REMAINING) String[] namespace,
			@Nullable Scope scope) {
		return respond(() -> ok(this.endpoint.namespace(join(namespace), scope)));
	}

	@DeleteOperation
	WebEndpointResponse<Object> reset(@Nullable String namespace, @Nullable Scope scope) {
		return respond(() -> new WebEndpointResponse<>(this.endpoint.resetListed(namespace, scope)
				? WebEndpointResponse.STATUS_NO_CONTENT : WebEndpointResponse.STATUS_NOT_FOUND));
	}

	@DeleteOperation
	WebEndpointResponse<Object> resetNamespace(@Selector(match = Match.ALL_REMAINING) String[] namespace,
			@Nullable Scope scope) {
		return reset(join(namespace), scope);
	}

	private WebEndpointResponse<Object> respond(Supplier<WebEndpointResponse<Object>> response) {
		this.headers.add();
		try {
			return response.get();
		}
		catch (CacheMetricsUnavailableException ex) {
			return new WebEndpointResponse<>(CacheMetricsBody.of(ex), WebEndpointResponse.STATUS_SERVICE_UNAVAILABLE);
		}
	}

	private static MimeType json(@Nullable Representation accepted) {
		return (accepted != null && accepted != Representation.HTML) ? accepted.getProducedMimeType()
				: MimeTypeUtils.APPLICATION_JSON;
	}

	private static WebEndpointResponse<Object> ok(@Nullable Object body) {
		return (body != null) ? new WebEndpointResponse<>(body)
				: new WebEndpointResponse<>(WebEndpointResponse.STATUS_NOT_FOUND);
	}

	// No segments, as after a trailing slash, are the empty name, which is never known.
	private static String join(String... segments) {
		return String.join("/", segments);
	}

	/**
	 * Format that a client asks for by a parameter.
	 */
	enum Format {

		/**
		 * The page, if the client accepts it.
		 */
		HTML,

		/**
		 * JSON, whatever the client accepts.
		 */
		JSON

	}

}
