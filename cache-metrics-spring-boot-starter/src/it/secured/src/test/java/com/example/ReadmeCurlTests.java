package com.example;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import io.cachemetrics.CacheMetrics;
import io.cachemetrics.CacheStats;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The curl commands of the README's section on security, sent as curl would send them.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = "management.endpoints.web.exposure.include=cachemetrics")
class ReadmeCurlTests {

	private static final Pattern ARGUMENT = Pattern.compile("'([^']*)'|(\\S+)");

	@LocalServerPort
	private int port;

	@Autowired
	private CacheMetrics metrics;

	@Test
	void commandsReadAndReset() throws IOException {
		this.metrics.recordHit("accounts");
		List<String> commands = commands();
		assertThat(commands).hasSize(2);
		HttpResponse<String> read = run(commands.get(0));
		assertThat(read.statusCode()).isEqualTo(200);
		assertThat(read.body()).contains("\"accounts\":{\"hits\":1");
		assertThat(run(commands.get(1)).statusCode()).isEqualTo(204);
		assertThat(this.metrics.getStats("accounts")).isEqualTo(CacheStats.EMPTY);
	}

	private static List<String> commands() throws IOException {
		return Files.readAllLines(Path.of(System.getProperty("readme")))
			.stream()
			.dropWhile((line) -> !line.equals("## Security"))
			.skip(1)
			.takeWhile((line) -> !line.startsWith("## "))
			.filter((line) -> line.startsWith("curl "))
			.toList();
	}

	private HttpResponse<String> run(String command) {
		List<String> arguments = ARGUMENT.matcher(command.substring("curl ".length()))
			.results()
			.map((match) -> (match.group(1) != null) ? match.group(1) : match.group(2))
			.toList();
		List<String> headers = new ArrayList<>(List.of("Accept", "*/*"));
		String method = "GET";
		for (int i = 0; i < arguments.size() - 1; i += 2) {
			String value = arguments.get(i + 1);
			switch (arguments.get(i)) {
				case "-X" -> method = value;
				case "-u" -> headers.addAll(List.of("Authorization", Http.basic(value)));
				case "-b" -> headers.addAll(List.of("Cookie", value));
				case "-H" -> headers.addAll(List.of(value.split(": ", 2)));
				default -> throw new IllegalStateException("Unknown option in: " + command);
			}
		}
		String address = arguments.get(arguments.size() - 1);
		assertThat(address).startsWith("localhost:8080/");
		return new Http(this.port).send(method, address.substring("localhost:8080".length()),
				headers.toArray(String[]::new));
	}

}
