package io.cachemetrics.sample.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * What stands between the browser and the sample: the strictest policy that docs/page.md
 * allows, and, on demand, failures.
 */
class Interference extends OncePerRequestFilter {

	private final String policy = policy();

	private final List<Seen> seen = new CopyOnWriteArrayList<>();

	private volatile @Nullable Failure failure;

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		this.seen.add(Seen.of(request));
		response.setHeader("Content-Security-Policy", this.policy);
		Failure failure = this.failure;
		if (failure == null || String.valueOf(request.getHeader("Accept")).contains("text/html")) {
			chain.doFilter(request, response);
			return;
		}
		response.setStatus(failure.status());
		response.setContentType(failure.contentType());
		if (failure.status() == HttpServletResponse.SC_FOUND) {
			response.setHeader("Location", "/sign-in");
		}
		response.getWriter().write(failure.body());
	}

	// Also what a sample in a cluster would answer.
	void fail(int status, String contentType, String body) {
		this.failure = new Failure(status, contentType, body);
	}

	void end() {
		this.failure = null;
	}

	List<Seen> takeSeen() {
		List<Seen> seen = List.copyOf(this.seen);
		this.seen.clear();
		return seen;
	}

	// The words of the documentation are what is tried.
	private static String policy() {
		try {
			List<String> sources = Pattern.compile("'sha256-[^']+'")
				.matcher(Files.readString(Path.of("../docs/page.md")))
				.results()
				.map(MatchResult::group)
				.toList();
			return "default-src 'self'; style-src 'self' " + sources.get(0) + "; script-src 'self' " + sources.get(1);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	record Failure(int status, String contentType, String body) {

	}

	record Seen(String method, String path, @Nullable String token) {

		static Seen of(HttpServletRequest request) {
			String query = request.getQueryString();
			return new Seen(request.getMethod(), request.getRequestURI() + ((query != null) ? "?" + query : ""),
					request.getHeader("X-XSRF-TOKEN"));
		}

	}

	@TestConfiguration(proxyBeanMethods = false)
	static class Configuration {

		@Bean
		Interference interference() {
			return new Interference();
		}

	}

}
