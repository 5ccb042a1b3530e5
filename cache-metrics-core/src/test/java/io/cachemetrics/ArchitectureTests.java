package io.cachemetrics;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ArchitectureTests {

	private static final JavaClasses classes = new ClassFileImporter().importPath("target/classes");

	@Test
	void coreNeedsNothingButTheJdk() {
		ArchRuleDefinition.classes()
			.should()
			.onlyDependOnClassesThat()
			.resideInAnyPackage("java..", "org.jspecify..", "io.cachemetrics")
			.check(classes);
	}

	@Test
	void onlyTheDesignedTypesArePublic() {
		assertThat(classes.stream()
			.filter((type) -> type.isTopLevelClass() && type.getModifiers().toString().contains("PUBLIC"))
			.map((type) -> type.getSimpleName())).containsExactlyInAnyOrder("CacheMetrics",
					"CacheMetricsUnavailableException", "CacheRecorder", "CacheStats", "InMemoryCacheMetrics",
					"InMemoryCacheMetricsBuilder", "NamespaceListener");
	}

}
