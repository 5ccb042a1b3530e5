package io.cachemetrics.boot.actuate;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/**
 * What a server answers.
 */
record Answer(int status, String body) {

	private static final HttpClient client = HttpClient.newHttpClient();

	static Answer to(String method, String uri) {
		HttpResponse<String> response = response(method, uri);
		return new Answer(response.statusCode(), response.body());
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
