package io.cachemetrics.boot.actuate;

import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * {@link ResponseHeaders} on a servlet container: operations of an endpoint cannot set
 * headers themselves.
 */
final class ServletResponseHeaders implements ResponseHeaders {

	@Override
	public void add() {
		if (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes) {
			HttpServletResponse response = attributes.getResponse();
			if (response != null) {
				response.addHeader(HttpHeaders.VARY, VARY);
				response.setHeader(HttpHeaders.CACHE_CONTROL, CACHE_CONTROL);
			}
		}
	}

}
