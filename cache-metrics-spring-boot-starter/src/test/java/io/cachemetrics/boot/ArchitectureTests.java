package io.cachemetrics.boot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

import static org.assertj.core.api.Assertions.assertThat;

class ArchitectureTests {

	private static final Path IMPORTS = Path
		.of("src/main/resources/META-INF/spring/org.springframework.boot.autoconfigure.AutoConfiguration.imports");

	private static final JavaClasses classes = new ClassFileImporter().importPath("target/classes");

	@Test
	void packagesHaveNoCycles() {
		SlicesRuleDefinition.slices().matching("io.cachemetrics.(boot..)").should().beFreeOfCycles().check(classes);
	}

	@Test
	void featuresDoNotKnowEachOther() {
		SlicesRuleDefinition.slices()
			.matching("io.cachemetrics.boot.(*)..")
			.should()
			.notDependOnEachOther()
			.check(classes);
	}

	@Test
	void onlyTheMeterPackageAndTheNativeMetersOfCachesKnowMicrometer() {
		ArchRuleDefinition.noClasses()
			.that()
			.resideOutsideOfPackage("..micrometer..")
			.and()
			.haveSimpleNameNotContaining("Meter")
			.should()
			.dependOnClassesThat()
			.resideInAPackage("io.micrometer..")
			.check(classes);
	}

	@Test
	void onlyTheRedisPackageAndWhatStandsForItsCachesKnowRedis() {
		ArchRuleDefinition.noClasses()
			.that()
			.resideOutsideOfPackage("..redis..")
			.and()
			.haveNameNotMatching(".*\\.cache\\.(CacheStandIns|CountedRedisCache|NativeMeterRegistration.*)")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("org.springframework.data..", "io.lettuce..", "redis.clients..")
			.check(classes);
	}

	@Test
	void onlyTheEndpointPackageKnowsTheActuator() {
		ArchRuleDefinition.noClasses()
			.that()
			.resideOutsideOfPackage("..actuate..")
			.should()
			.dependOnClassesThat()
			.resideInAPackage("org.springframework.boot.actuate..")
			.check(classes);
	}

	@Test
	void autoConfigurationsAreFinalWithoutPublicMethods() {
		ArchRuleDefinition.classes()
			.that()
			.areAnnotatedWith(AutoConfiguration.class)
			.should()
			.bePublic()
			.andShould()
			.haveModifier(JavaModifier.FINAL)
			.check(classes);
		ArchRuleDefinition.methods()
			.that()
			.areDeclaredInClassesThat()
			.areAnnotatedWith(AutoConfiguration.class)
			.should()
			.notBePublic()
			.check(classes);
		ArchRuleDefinition.methods().that().areAnnotatedWith(Bean.class).should().bePackagePrivate().check(classes);
	}

	@Test
	void onlyTheDesignedTypesArePublic() {
		assertThat(classes.stream()
			.filter((type) -> type.isTopLevelClass() && type.getModifiers().contains(JavaModifier.PUBLIC))
			.filter((type) -> !type.isAnnotatedWith(AutoConfiguration.class))
			.map(JavaClass::getSimpleName)).containsExactlyInAnyOrder("CacheMetricsProperties",
					"CacheNamespaceResolver", "ClusterCacheMetrics", "ClusterStats", "ConditionalOnCacheMetrics",
					"CountingCacheInterceptor");
	}

	@Test
	void importsFileIsSortedAndNamesEveryAutoConfiguration() throws IOException {
		assertThat(Files.readAllLines(IMPORTS)).isSorted()
			.containsExactlyInAnyOrderElementsOf(classes.stream()
				.filter((type) -> type.isAnnotatedWith(AutoConfiguration.class))
				.map(JavaClass::getName)
				.toList());
	}

}
