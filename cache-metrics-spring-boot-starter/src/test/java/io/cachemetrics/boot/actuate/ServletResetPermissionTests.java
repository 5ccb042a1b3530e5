package io.cachemetrics.boot.actuate;

import java.util.List;

import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.authorization.AuthorityAuthorizationManager;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.web.DefaultSecurityFilterChain;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.util.matcher.AnyRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.filter.CharacterEncodingFilter;

import static org.assertj.core.api.Assertions.assertThat;

class ServletResetPermissionTests {

	private final MockHttpServletRequest request = new MockHttpServletRequest("GET", "/actuator/cachemetrics");

	@BeforeEach
	void openThePageAsAnOperator() {
		this.request.addHeader("Origin", "here");
		this.request.setUserPrincipal(new TestingAuthenticationToken("operator", "", "ROLE_OPERATOR"));
		RequestContextHolder
			.setRequestAttributes(new ServletRequestAttributes(this.request, new MockHttpServletResponse()));
	}

	@AfterEach
	void forgetTheRequest() {
		RequestContextHolder.resetRequestAttributes();
	}

	@Test
	void resetIsDeniedToWhomDeleteIs() {
		assertThat(isDenied(onDelete("ADMIN"))).isTrue();
		assertThat(isDenied(onDelete("OPERATOR"))).isFalse();
	}

	@Test
	void requestIsTheCurrentOneWithAnotherMethod() {
		assertThat(isDenied((user,
				delete) -> new AuthorizationDecision(!(delete.getMethod().equals("DELETE")
						&& delete.getRequestURI().equals("/actuator/cachemetrics")
						&& "here".equals(delete.getHeader("Origin")) && user.get().getName().equals("operator")))))
			.isTrue();
	}

	@Test
	void firstChainThatMatchesDeleteDecides() {
		SecurityFilterChain reads = chain((request) -> request.getMethod().equals("GET"), onDelete("OPERATOR"));
		SecurityFilterChain first = chain(AnyRequestMatcher.INSTANCE, onDelete("ADMIN"));
		SecurityFilterChain second = chain(AnyRequestMatcher.INSTANCE, onDelete("OPERATOR"));
		assertThat(isDenied(reads, first, second)).isTrue();
		assertThat(isDenied(reads, second, first)).isFalse();
	}

	@Test
	void nothingIsKnownOfWhoIsNotSignedIn() {
		this.request.setUserPrincipal(null);
		assertThat(isDenied(onDelete("ADMIN"))).isFalse();
	}

	@Test
	void nothingIsKnownOfWhomAnotherThanSpringSecurityKnows() {
		this.request.setUserPrincipal(() -> "operator");
		assertThat(isDenied(onDelete("ADMIN"))).isFalse();
	}

	@Test
	void nothingIsKnownWithoutARequest() {
		RequestContextHolder.resetRequestAttributes();
		assertThat(isDenied(onDelete("ADMIN"))).isFalse();
	}

	@Test
	void nothingIsKnownWithoutAChainThatAuthorizesDelete() {
		assertThat(isDenied()).isFalse();
		assertThat(isDenied(chain((request) -> false, onDelete("ADMIN")))).isFalse();
		assertThat(isDenied(new DefaultSecurityFilterChain(AnyRequestMatcher.INSTANCE))).isFalse();
	}

	@Test
	void nothingIsKnownOfARuleThatFails() {
		assertThat(isDenied((user, delete) -> {
			throw new IllegalStateException("no rule");
		})).isFalse();
	}

	@Test
	void nothingIsKnownOfARuleThatAbstains() {
		assertThat(isDenied((user, delete) -> null)).isFalse();
	}

	private static AuthorizationManager<HttpServletRequest> onDelete(String role) {
		AuthorizationManager<HttpServletRequest> manager = AuthorityAuthorizationManager.hasRole(role);
		return (user, request) -> request.getMethod().equals("DELETE") ? manager.authorize(user, request)
				: new AuthorizationDecision(true);
	}

	private static SecurityFilterChain chain(RequestMatcher matcher, AuthorizationManager<HttpServletRequest> rule) {
		List<Filter> filters = List.of(new CharacterEncodingFilter(), new AuthorizationFilter(rule));
		return new DefaultSecurityFilterChain(matcher, filters);
	}

	private static boolean isDenied(AuthorizationManager<HttpServletRequest> rule) {
		return isDenied(chain(AnyRequestMatcher.INSTANCE, rule));
	}

	private static boolean isDenied(SecurityFilterChain... chains) {
		StaticListableBeanFactory beans = new StaticListableBeanFactory();
		for (int i = 0; i < chains.length; i++) {
			beans.addBean("chain" + i, chains[i]);
		}
		return new ServletResetPermission(beans.getBeanProvider(SecurityFilterChain.class)).isDenied();
	}

}
