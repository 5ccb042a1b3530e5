package com.example;

import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A client of the application that follows no redirect.
 */
final class Http {

	static final String BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

	private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]* value=\"([^\"]+)\"");

	private final HttpClient client;

	private final String root;

	Http(int port) {
		this(port, HttpClient.newBuilder());
	}

	private Http(int port, HttpClient.Builder client) {
		this.client = client.build();
		this.root = "http://localhost:" + port;
	}

	/**
	 * Signs in at the login page and keeps the session, as a browser does.
	 * @param port the port
	 * @param user the user
	 * @return a client with the session
	 */
	static Http signedIn(int port, String user) {
		Http http = new Http(port, HttpClient.newBuilder().cookieHandler(new CookieManager()));
		Matcher token = TOKEN.matcher(http.send("GET", "/login").body());
		if (!token.find()) {
			throw new IllegalStateException("The login page has no token");
		}
		String form = "username=%s&password=%s&_csrf=%s".formatted(user, user, token.group(1));
		HttpResponse<String> response = http.send(HttpRequest.newBuilder(URI.create(http.root + "/login"))
			.header("Content-Type", "application/x-www-form-urlencoded")
			.POST(BodyPublishers.ofString(form))
			.build());
		if (response.statusCode() != 302 || response.headers().firstValue("Location").orElse("").contains("error")) {
			throw new IllegalStateException("Signing in failed: " + response.headers());
		}
		return http;
	}

	/**
	 * Returns what a script of the page can read of its cookies.
	 * @param name the name of the cookie
	 * @return its value
	 */
	String cookie(String name) {
		CookieManager cookies = (CookieManager) this.client.cookieHandler().orElseThrow();
		return cookies.getCookieStore()
			.getCookies()
			.stream()
			.filter((cookie) -> cookie.getName().equals(name) && !cookie.isHttpOnly())
			.findFirst()
			.orElseThrow()
			.getValue();
	}

	static String basic(String user) {
		return basic(user, user);
	}

	static String basic(String user, String password) {
		return "Basic "
				+ Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
	}

	HttpResponse<String> send(String method, String path, String... headers) {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(this.root + path))
			.method(method, BodyPublishers.noBody());
		if (headers.length > 0) {
			request.headers(headers);
		}
		return send(request.build());
	}

	private HttpResponse<String> send(HttpRequest request) {
		try {
			return this.client.send(request, BodyHandlers.ofString());
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

}
