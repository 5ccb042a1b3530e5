package io.cachemetrics.sample;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Drives the running sample over HTTP.
 */
final class SampleClient {

	private final HttpClient client = HttpClient.newHttpClient();

	private final int port;

	SampleClient(int port) {
		this.port = port;
	}

	String get(String path) {
		return get(path, 200);
	}

	String get(String path, int status) {
		HttpResponse<String> response = send(request(path).GET());
		assertThat(response.statusCode()).isEqualTo(status);
		return withoutTimes(response.body());
	}

	/**
	 * Replaces times, which differ from run to run.
	 * @param json statistics as JSON
	 * @return the same without the times
	 */
	static String withoutTimes(String json) {
		return json.replaceAll("\"since\":\"[-0-9T:.]+Z\"", "\"since\":\"…\"");
	}

	int status(String path) {
		return send(request(path).GET()).statusCode();
	}

	int delete(String path) {
		return send(request(path).DELETE()).statusCode();
	}

	String statistics() {
		return get("/actuator/cachemetrics");
	}

	Map<String, Double> cacheMeters() {
		return get("/actuator/prometheus").lines()
			.filter((line) -> line.startsWith("cache_metrics_"))
			.map((line) -> line.split(" ", 2))
			.collect(Collectors.toMap((sample) -> sample[0], (sample) -> Double.valueOf(sample[1])));
	}

	private HttpRequest.Builder request(String path) {
		return HttpRequest.newBuilder(URI.create("http://localhost:" + this.port + path));
	}

	private HttpResponse<String> send(HttpRequest.Builder request) {
		try {
			return this.client.send(request.build(), BodyHandlers.ofString());
		}
		catch (IOException | InterruptedException ex) {
			throw new AssertionError(ex);
		}
	}

}
