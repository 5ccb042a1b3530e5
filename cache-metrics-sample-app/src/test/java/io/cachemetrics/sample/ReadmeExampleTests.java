package io.cachemetrics.sample;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.annotation.DirtiesContext.MethodMode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the README shows of the sample, tried on a sample that has just started.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = "management.prometheus.metrics.export.enabled=true")
class ReadmeExampleTests {

	private static final Pattern CURL = Pattern.compile("^curl localhost:8080(\\S+)", Pattern.MULTILINE);

	private SampleClient client;

	@BeforeEach
	void createClient(@LocalServerPort int port) {
		this.client = new SampleClient(port);
	}

	@Test
	@DirtiesContext(methodMode = MethodMode.BEFORE_METHOD)
	void answersAreThosePrinted() {
		String block = Readme.blocks("shell")
			.stream()
			.filter((code) -> code.contains("/users/1/"))
			.findFirst()
			.orElseThrow();
		List<String> paths = CURL.matcher(block).results().map((MatchResult match) -> match.group(1)).toList();
		assertThat(paths).hasSize(3);
		List<String> answers = paths.stream().map(this.client::get).toList();
		assertThat(answers.get(2)).isEqualTo(SampleClient.withoutTimes(Readme.blocks("json").get(0).strip()));
	}

	@Test
	void endpointAnswersAsItsTableSays() {
		List<List<String>> rows = Readme.table("| request | answer |");
		assertThat(rows).hasSize(5);
		for (List<String> row : rows) {
			String path = row.get(0).substring(row.get(0).indexOf('/')).replace("a%2Fb", "accounts");
			for (String method : List.of("GET", "DELETE")) {
				if (row.get(0).startsWith(method) || row.get(0).startsWith("GET or ")) {
					this.client.get("/users/1/accounts");
					assertThat(status(method, path)).as(method + " " + path).isEqualTo(expected(row, method));
				}
				if (row.get(1).contains("404 for one never seen") && row.get(0).startsWith(method)) {
					assertThat(status(method, path.replace("accounts", "never-seen"))).isEqualTo(404);
				}
			}
		}
	}

	@Test
	void metersAreThoseOfTheTable() {
		this.client.get("/users/1/accounts");
		List<String> shown = this.client.cacheMeters()
			.keySet()
			.stream()
			.map((meter) -> meter.replaceAll("=\"[^\"]*\"", ""))
			.distinct()
			.toList();
		List<String> rows = Readme.table("| meter | tags | Prometheus |")
			.stream()
			.map((row) -> row.get(2) + "{" + row.get(1).replaceAll(" = .*", "").replace(", ", ",") + "}")
			.toList();
		assertThat(shown).containsExactlyInAnyOrderElementsOf(rows);
		assertThat(this.client.get("/actuator/metrics")).contains(
				Readme.table("| meter | tags | Prometheus |").stream().map((row) -> "\"" + row.get(0) + "\"").toList());
	}

	private int status(String method, String path) {
		return method.equals("GET") ? this.client.status(path) : this.client.delete(path);
	}

	// The last row says "the same": what the rows above say of the method.
	private static int expected(List<String> row, String method) {
		if (row.get(1).startsWith("the same")) {
			return method.equals("GET") ? 200 : 204;
		}
		return Integer.parseInt(row.get(1).substring(0, 3));
	}

}
