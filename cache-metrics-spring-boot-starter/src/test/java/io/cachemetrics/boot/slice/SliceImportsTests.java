package io.cachemetrics.boot.slice;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import io.cachemetrics.boot.CacheMetricsAutoConfiguration;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SliceImportsTests {

	private static final Path FOLDER = Path.of("src/main/resources/META-INF/spring");

	// A name that does not exist would never be noticed.
	@Test
	void eachFileNamesAnAnnotationOfASliceAndHasTheBean() throws IOException {
		List<Path> slices;
		try (Stream<Path> files = Files.list(FOLDER)) {
			slices = files.filter((file) -> file.getFileName().toString().contains(".test.")).toList();
		}
		assertThat(slices).hasSize(5).allSatisfy((file) -> {
			String name = file.getFileName().toString();
			assertThat(Class.forName(name.substring(0, name.length() - ".imports".length()))).isAnnotation();
			assertThat(Files.readAllLines(file)).containsExactly(CacheMetricsAutoConfiguration.class.getName());
		});
	}

}
