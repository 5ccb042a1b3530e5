package io.cachemetrics.boot.actuate;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a server answers.
 */
record HttpAnswer(int status, String body) {

	private static final JsonMapper mapper = new JsonMapper();

	private static final HttpClient client = HttpClient.newHttpClient();

	static HttpAnswer to(String method, String uri) {
		HttpResponse<String> response = response(method, uri);
		return new HttpAnswer(response.statusCode(), canonical(response.body()));
	}

	/**
	 * Returns JSON without the differences between libraries that are none in JSON, such
	 * as escapes. The order of fields is kept.
	 * @param body the body of an answer
	 * @return the same in canonical form, if it is JSON
	 */
	static String canonical(String body) {
		try {
			return mapper.readTree(body).toString();
		}
		catch (JacksonException ex) {
			return body;
		}
	}

	static HttpResponse<String> response(String method, String uri, String... headers) {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(uri)).method(method, BodyPublishers.noBody());
		if (headers.length > 0) {
			request.headers(headers);
		}
		try {
			return client.send(request.build(), BodyHandlers.ofString());
		}
		catch (IOException | InterruptedException ex) {
			throw new AssertionError(ex);
		}
	}

}
