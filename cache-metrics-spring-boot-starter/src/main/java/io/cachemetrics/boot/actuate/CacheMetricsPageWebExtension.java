package io.cachemetrics.boot.actuate;

import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;

import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.boot.actuate.endpoint.web.annotation.EndpointWebExtension;
import org.springframework.context.annotation.ImportRuntimeHints;
import org.springframework.util.MimeType;
import org.springframework.util.MimeTypeUtils;

/**
 * {@link EndpointWebExtension @EndpointWebExtension} for the {@link CacheMetricsEndpoint}
 * that answers browsers with a page.
 */
@EndpointWebExtension(endpoint = CacheMetricsEndpoint.class)
@ImportRuntimeHints(CacheMetricsPageWebExtension.PageHints.class)
class CacheMetricsPageWebExtension extends CacheMetricsEndpointWebExtension {

	private static final MimeType HTML = new MimeType("text", "html", StandardCharsets.UTF_8);

	private final CacheMetricsPage page;

	private final ResetPermission permission;

	CacheMetricsPageWebExtension(CacheMetricsEndpoint delegate, CacheMetricsPage page, ResetPermission permission) {
		super(delegate);
		this.page = page;
		this.permission = permission;
	}

	/**
	 * Answers whoever prefers HTML.
	 * @param namespace the namespace that JSON is to show, or {@code null} for all
	 * @param scope whose statistics JSON is to show
	 * @param format the format, for a link that a browser follows to JSON
	 * @return the page, or what everybody else gets
	 */
	@ReadOperation(produces = MimeTypeUtils.TEXT_HTML_VALUE)
	WebEndpointResponse<Object> page(@Nullable String namespace, @Nullable Scope scope, @Nullable Format format) {
		if (format == Format.JSON) {
			WebEndpointResponse<Object> response = cacheMetrics(namespace, scope);
			return new WebEndpointResponse<>(response.getBody(), response.getStatus(), MimeTypeUtils.APPLICATION_JSON);
		}
		return new WebEndpointResponse<>(this.page.html(this.permission.isDenied()), HTML);
	}

	/**
	 * What a browser is answered with.
	 */
	enum Format {

		/**
		 * The page.
		 */
		HTML,

		/**
		 * What everybody else gets.
		 */
		JSON

	}

	static class PageHints implements RuntimeHintsRegistrar {

		@Override
		public void registerHints(RuntimeHints hints, @Nullable ClassLoader classLoader) {
			hints.resources().registerPattern(CacheMetricsPage.FOLDER + "*");
		}

	}

}
