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
		try {
			HttpResponse<String> response = client.send(
					HttpRequest.newBuilder(URI.create(uri)).method(method, BodyPublishers.noBody()).build(),
					BodyHandlers.ofString());
			return new Answer(response.statusCode(), response.body());
		}
		catch (IOException | InterruptedException ex) {
			throw new AssertionError(ex);
		}
	}

}
