package io.cachemetrics.boot.actuate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;
import org.springframework.core.io.ClassPathResource;
import org.springframework.util.function.SingletonSupplier;

/**
 * The page for browsers: one document with its style and script within, which asks the
 * address that it came from for everything else. So it takes no path from a namespace and
 * works at whatever address the endpoint has. A content security policy that admits
 * nothing else is part of it.
 */
class CacheMetricsPage {

	static final String FOLDER = "io/cachemetrics/boot/actuate/page/";

	private static final List<String> SCRIPTS = List.of("text.js", "history.js", "server.js", "reset.js", "table.js",
			"view.js", "page.js");

	private final Supplier<String> html;

	private final Supplier<String> htmlWithoutPermission;

	/**
	 * Creates a page, which is assembled when it is first asked for.
	 * @param application the name of the application, empty for none
	 * @param canReset whether access allows to reset
	 */
	CacheMetricsPage(String application, boolean canReset) {
		this.html = SingletonSupplier.of(() -> assemble(application, String.valueOf(canReset)));
		this.htmlWithoutPermission = canReset ? SingletonSupplier.of(() -> assemble(application, "denied")) : this.html;
	}

	/**
	 * Returns the document.
	 * @param resetDenied whether it is for a user who may not reset
	 * @return the document
	 */
	String html(boolean resetDenied) {
		return resetDenied ? this.htmlWithoutPermission.get() : this.html.get();
	}

	private static String assemble(String application, String reset) {
		String style = "\n" + read("page.css");
		String script = SCRIPTS.stream().map(CacheMetricsPage::read).collect(Collectors.joining("", "\n", ""));
		return read("page.html").replace("{policy}", policy(style, script))
			.replace("{application}", escape(application))
			.replace("{reset}", reset)
			// Last, since a script may contain what looks like one of the others.
			.replace("{style}", style)
			.replace("{script}", script);
	}

	// Any character may be written as a reference to it.
	private static String escape(String text) {
		return text.codePoints().mapToObj((character) -> "&#" + character + ";").collect(Collectors.joining());
	}

	private static String policy(String style, String script) {
		return "default-src 'none'; connect-src 'self'; style-src '" + hash(style) + "'; script-src '" + hash(script)
				+ "'; base-uri 'none'; form-action 'none'";
	}

	private static String hash(String text) {
		try {
			byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
			return "sha256-" + Base64.getEncoder().encodeToString(digest);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java platform has SHA-256", ex);
		}
	}

	private static String read(String file) {
		try {
			return new ClassPathResource(FOLDER + file, CacheMetricsPage.class.getClassLoader())
				.getContentAsString(StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	static class Hints implements RuntimeHintsRegistrar {

		@Override
		public void registerHints(RuntimeHints hints, @Nullable ClassLoader classLoader) {
			hints.resources().registerPattern(FOLDER + "*");
		}

	}

}
