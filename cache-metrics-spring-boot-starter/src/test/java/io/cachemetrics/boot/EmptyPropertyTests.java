package io.cachemetrics.boot;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

class EmptyPropertyTests {

	private static final Path METADATA = Path.of("target/classes/META-INF/spring-configuration-metadata.json");

	private final JsonNode metadata = new JsonMapper().readTree(METADATA);

	// As in a compose file, where a variable that is not set is empty.
	@Test
	void emptyEnvironmentVariablesAreTheDefaults() throws ClassNotFoundException {
		Map<String, Object> variables = new LinkedHashMap<>();
		for (JsonNode property : this.metadata.get("properties")) {
			variables.put(variable(property.get("name").asString()), "");
		}
		assertThat(variables).containsKeys("CACHEMETRICS_MAXNAMESPACES", "CACHEMETRICS_REDIS_FLUSHINTERVAL");
		for (JsonNode group : this.metadata.get("groups")) {
			String prefix = group.get("name").asString();
			if (prefix.startsWith("cache-metrics")) {
				Class<?> type = Class.forName(group.get("type").asString());
				assertThat(binder(variables).bindOrCreate(prefix, type))
					.isEqualTo(binder(Map.of()).bindOrCreate(prefix, type));
			}
		}
	}

	private static String variable(String property) {
		return property.replace("-", "").replace('.', '_').toUpperCase(Locale.ROOT);
	}

	private static Binder binder(Map<String, Object> variables) {
		StandardEnvironment environment = new StandardEnvironment();
		environment.getPropertySources()
			.replace(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, new SystemEnvironmentPropertySource(
					StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, variables));
		return Binder.get(environment);
	}

}
