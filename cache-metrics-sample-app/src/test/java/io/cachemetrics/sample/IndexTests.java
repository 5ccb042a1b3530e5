package io.cachemetrics.sample;

import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The root of the sample, and the log line that leads to it.
 */
@ExtendWith(OutputCaptureExtension.class)
class IndexTests {

	@ParameterizedTest
	@ValueSource(strings = { "", "/shop" })
	void everyLinkAndEveryCommandAnswers(String contextPath, CapturedOutput output) {
		try (ConfigurableApplicationContext context = start("--server.servlet.context-path=" + contextPath)) {
			SampleClient client = new SampleClient(port(context, "server"));
			String index = client.get(contextPath + "/");
			String root = "http://localhost:" + port(context, "server") + contextPath;
			assertThat(output).containsOnlyOnce(line(root, root));
			assertThat(find("href=\"(?!data:)(.+?)\"", index)).hasSize(5)
				.allSatisfy((link) -> assertThat(link.group(1)).doesNotStartWith("/").doesNotContain(":"))
				.allSatisfy((link) -> client.get(contextPath + "/" + link.group(1)));
			assertThat(find("curl (-X DELETE )?localhost:8080(.+?)<", index)).hasSize(5).allSatisfy((command) -> {
				String path = contextPath + command.group(2);
				assertThat((command.group(1) != null) ? client.delete(path) : client.status(path))
					.isEqualTo((command.group(1) != null) ? 204 : 200);
			});
		}
	}

	@Test
	void pageOnAPortOfItsOwnIsLoggedOnceWithThatPort(CapturedOutput output) {
		try (ConfigurableApplicationContext context = start("--management.server.port=0",
				"--server.servlet.context-path=/shop")) {
			assertThat(output).containsOnlyOnce("The sample runs at ")
				.contains(line("http://localhost:" + port(context, "server") + "/shop",
						"http://localhost:" + port(context, "management")));
			new SampleClient(port(context, "management")).get("/actuator/cachemetrics");
		}
	}

	@Test
	void nothingIsLoggedWithoutAServer(CapturedOutput output) {
		try (ConfigurableApplicationContext context = start("--spring.main.web-application-type=none")) {
			assertThat(context.isRunning()).isTrue();
			assertThat(output).doesNotContain("The sample runs at ");
		}
	}

	private static ConfigurableApplicationContext start(String... arguments) {
		SpringApplication application = new SpringApplication(SampleApplication.class);
		application.setDefaultProperties(Map.of("server.port", "0"));
		return application.run(arguments);
	}

	private static String line(String root, String managementRoot) {
		return "The sample runs at %s/ and shows its caches at %s/actuator/cachemetrics%n".formatted(root,
				managementRoot);
	}

	private static int port(ConfigurableApplicationContext context, String server) {
		return context.getEnvironment().getRequiredProperty("local." + server + ".port", Integer.class);
	}

	private static List<MatchResult> find(String pattern, String text) {
		return Pattern.compile(pattern).matcher(text).results().toList();
	}

}
