package io.cachemetrics.boot.actuate;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.cachemetrics.CacheMetrics;
import io.cachemetrics.CacheStats;
import io.cachemetrics.boot.actuate.BadRequests.BadRequest;
import io.cachemetrics.boot.actuate.RawClient.RawAnswer;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever is sent to the endpoint, it fails at nothing, creates and repeats nothing, and
 * resets by DELETE alone.
 */
abstract class EndpointBadInputContract {

	private static final String BASE_PATH = "/actuator/cachemetrics";

	private static final int REQUESTS = 10_000;

	private static final List<String> NAMES = List.of("accounts", "a/b", BadRequests.MARKUP, "_overflow");

	@LocalServerPort
	private int port;

	@Autowired
	private CacheMetrics metrics;

	@Test
	void badInputDoesNothing() {
		Map<Integer, Integer> statuses = new TreeMap<>();
		record();
		RawClient client = new RawClient(this.port);
		for (long seed = 0; seed < REQUESTS; seed++) {
			BadRequest request = new BadRequests(seed, BASE_PATH).next();
			RawAnswer answer = send(client, request, seed);
			statuses.merge(answer.status(), 1, Integer::sum);
			check(request, answer, seed);
		}
		assertThat(statuses).as("answers by status").containsKeys(200, 204, 400, 404, 405);
		assertThat(statuses.get(200)).isGreaterThan(REQUESTS / 100);
		// A line feed in the target makes it a request of HTTP/0.9, which is not
		// answered.
		assertThat(statuses.getOrDefault(RawAnswer.NONE.status(), 0)).isLessThan(REQUESTS / 100);
	}

	private static RawAnswer send(RawClient client, BadRequest request, long seed) {
		try {
			return client.send(request.method(), request.bytes());
		}
		catch (IOException ex) {
			throw new AssertionError("seed " + seed + ": " + request, ex);
		}
	}

	private void check(BadRequest request, RawAnswer answer, long seed) {
		if (!failsBeforeTheEndpoint(request, answer.status())) {
			assertThat(answer.status()).as("status of the answer to seed %d: %s", seed, request).isLessThan(500);
		}
		if (!answer.contentType().contains("json")) {
			assertThat(answer.body()).as("body of the answer to seed %d: %s", seed, request)
				.doesNotContain(BadRequests.MARKUP);
		}
		assertThat(answer.headers()).as("headers of the answer to seed %d: %s", seed, request)
			.doesNotContainKey("x-injected");
		if (request.method().equals("DELETE") && answer.status() == 204) {
			assertThat(NAMES).as("names after seed %d: %s", seed, request)
				.containsAll(this.metrics.getAllStats().keySet());
			record();
			return;
		}
		assertThat(this.metrics.getAllStats()).as("figures after seed %d: %s", seed, request)
			.hasSize(NAMES.size())
			.allSatisfy((name, stats) -> assertThat(stats).isEqualTo(new CacheStats(1, 0, 0)));
	}

	/**
	 * Whether an answer is a fault of what the request meets before the endpoint.
	 * @param request the request
	 * @param status the status of the answer
	 * @return whether nothing here could have answered otherwise
	 */
	boolean failsBeforeTheEndpoint(BadRequest request, int status) {
		return false;
	}

	private void record() {
		this.metrics.reset();
		NAMES.forEach(this.metrics::recordHit);
	}

}
