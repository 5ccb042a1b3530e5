package io.cachemetrics;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ArchitectureTests {

	private final JavaClasses classes = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
		.importPackages("io.cachemetrics");

	@Test
	void coreNeedsNothingButTheJdk() {
		ArchRuleDefinition.classes()
			.should()
			.onlyDependOnClassesThat()
			.resideInAnyPackage("java..", "org.jspecify..", "io.cachemetrics")
			.check(this.classes);
	}

	@Test
	void onlyTheDesignedTypesArePublic() {
		assertThat(this.classes.stream()
			.filter((type) -> type.isTopLevelClass() && type.getModifiers().toString().contains("PUBLIC"))
			.map((type) -> type.getSimpleName())).containsExactlyInAnyOrder("CacheMetrics",
					"CacheMetricsUnavailableException", "CacheRecorder", "CacheStats", "InMemoryCacheMetrics",
					"NamespaceListener");
	}

}
