package io.cachemetrics.boot.actuate;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * {@link ResetPermission} that asks the {@link SecurityFilterChain} that would decide
 * about a DELETE at the address of the current request. Spring Security's own
 * {@code WebInvocationPrivilegeEvaluator} judges a made-up request instead, which has no
 * headers and throws where a rule asks for the dispatcher type.
 */
final class ServletResetPermission implements ResetPermission {

	private static final Log logger = LogFactory.getLog(ServletResetPermission.class);

	private final ObjectProvider<SecurityFilterChain> chains;

	ServletResetPermission(ObjectProvider<SecurityFilterChain> chains) {
		this.chains = chains;
	}

	@Override
	public boolean isDenied() {
		try {
			return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
					&& isDenied(attributes.getRequest());
		}
		// Rules are the application's, and the page is more useful than the answer.
		catch (RuntimeException ex) {
			logger.debug("Failed to find out whether the user may reset", ex);
			return false;
		}
	}

	// Anonymous users have no Authentication here; they may still be allowed to reset.
	private boolean isDenied(HttpServletRequest request) {
		return request.getUserPrincipal() instanceof Authentication user && isDenied(user, new DeleteRequest(request));
	}

	private boolean isDenied(Authentication user, HttpServletRequest delete) {
		return this.chains.orderedStream()
			.filter((chain) -> chain.matches(delete))
			.findFirst()
			.stream()
			.flatMap((chain) -> chain.getFilters().stream())
			.anyMatch((filter) -> filter instanceof AuthorizationFilter authorization
					&& isDenied(authorization, user, delete));
	}

	private static boolean isDenied(AuthorizationFilter filter, Authentication user, HttpServletRequest delete) {
		AuthorizationResult result = filter.getAuthorizationManager().authorize(() -> user, delete);
		return result != null && !result.isGranted();
	}

	private static final class DeleteRequest extends HttpServletRequestWrapper {

		DeleteRequest(HttpServletRequest request) {
			super(request);
		}

		@Override
		public String getMethod() {
			return "DELETE";
		}

	}

}
