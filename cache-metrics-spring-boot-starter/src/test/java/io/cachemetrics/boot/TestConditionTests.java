package io.cachemetrics.boot;

import java.io.IOException;
import java.nio.file.Path;

import io.cachemetrics.junit.InheritedConditions;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TestConditionTests {

	@Test
	void conditionsOfInheritedTestsAreInherited() throws IOException {
		assertThat(InheritedConditions.violations(Path.of("target/test-classes"))).isEmpty();
	}

}
