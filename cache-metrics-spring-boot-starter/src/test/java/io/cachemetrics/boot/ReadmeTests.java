package io.cachemetrics.boot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

class ReadmeTests {

	@Test
	void propertyTableIsTheConfigurationMetadata() throws IOException {
		List<String> table = Files.readAllLines(Path.of("..", "README.md"))
			.stream()
			.filter((line) -> line.startsWith("| `cache-metrics."))
			.toList();
		assertThat(table).containsExactlyElementsOf(metadata()).isNotEmpty();
	}

	@Test
	void securityRecipeIsTheOneThatIsTried() throws IOException {
		String readme = Files.readString(Path.of("..", "README.md"));
		String recipe = readme.lines()
			.dropWhile((line) -> !line.equals("## Security"))
			.dropWhile((line) -> !line.equals("```java"))
			.skip(1)
			.takeWhile((line) -> !line.equals("```"))
			.map((line) -> line + "\n")
			.collect(Collectors.joining());
		assertThat(recipe).contains("SecurityFilterChain");
		assertThat(Path.of("src/it/secured/src/main/java/com/example/CacheMetricsSecurityConfiguration.java")).content()
			.isEqualTo("package com.example;\n\n" + recipe);
	}

	@Test
	void everyRowOfTheComparisonIsTriedByOneTest() throws IOException {
		List<String> rows = Files.readAllLines(Path.of("..", "README.md"))
			.stream()
			.dropWhile((line) -> !line.equals("| | Spring Boot alone | with cache-metrics |"))
			.skip(2)
			.takeWhile((line) -> line.startsWith("| "))
			.map((line) -> line.split(" *\\| *", -1)[1])
			.toList();
		List<String> tried = Stream.of(SpringBootComparisonTests.class.getDeclaredMethods())
			.filter((method) -> method.isAnnotationPresent(ComparedRow.class))
			.map((method) -> method.isAnnotationPresent(Test.class) ? method.getAnnotation(ComparedRow.class).value()
					: "no test: " + method)
			.toList();
		assertThat(tried).isNotEmpty().containsExactlyInAnyOrderElementsOf(rows);
	}

	private static List<String> metadata() throws IOException {
		JsonNode metadata = new JsonMapper()
			.readTree(Files.readAllBytes(Path.of("target/classes/META-INF/spring-configuration-metadata.json")));
		return StreamSupport.stream(metadata.get("properties").spliterator(), false)
			.filter((property) -> property.get("name").asString().startsWith("cache-metrics."))
			.map(ReadmeTests::row)
			.sorted()
			.toList();
	}

	private static String row(JsonNode property) {
		JsonNode value = property.get("defaultValue");
		boolean empty = value == null || (value.isArray() && value.isEmpty());
		return "| `%s` | %s | %s |".formatted(property.get("name").asString(),
				empty ? "" : "`" + value.asString() + "`", property.get("description").asString());
	}

}
