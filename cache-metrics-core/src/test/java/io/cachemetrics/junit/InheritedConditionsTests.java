package io.cachemetrics.junit;

import java.io.IOException;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.nio.file.Path;
import java.util.stream.Stream;

import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.condition.OS;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

import static org.assertj.core.api.Assertions.assertThat;

class InheritedConditionsTests {

	@Test
	void conditionsThatAreNotInheritedAreFound() {
		assertThat(InheritedConditions.violations(Stream.of(Concrete.class, Unused.class, Whole.class, Never.class)))
			.containsExactly("@Disabled on " + Unused.class.getName(), "@DisabledOnOs on " + Contract.class.getName(),
					"@EnabledIfSystemProperty on " + Parent.class.getName());
	}

	@Test
	void foldersAreRead() throws IOException {
		assertThat(InheritedConditions.violations(Path.of("target/test-classes")))
			.contains("@Disabled on " + Unused.class.getName())
			.allMatch((violation) -> violation.contains(InheritedConditionsTests.class.getName()));
	}

	@Test
	void jUnitInheritsWhatTheRuleAllowsAndNothingElse() {
		assertThat(skipped(Concrete.class)).isZero();
		assertThat(skipped(Whole.class)).isOne();
	}

	private static long skipped(Class<?> type) {
		SummaryGeneratingListener listener = new SummaryGeneratingListener();
		LauncherFactory.create()
			.execute(LauncherDiscoveryRequestBuilder.request().selectors(DiscoverySelectors.selectClass(type)).build(),
					listener);
		// The class itself, not its test, of which nobody asks any more.
		return listener.getSummary().getContainersSkippedCount();
	}

	@DisabledOnOs({ OS.LINUX, OS.MAC, OS.WINDOWS })
	interface Contract {

		@Test
		default void runs() {
		}

	}

	@EnabledIfSystemProperty(named = "no.such.property", matches = ".*")
	static class Parent implements Contract {

	}

	static class Concrete extends Parent {

	}

	@Disabled
	abstract static class Unused {

	}

	@Never
	abstract static class NeverContract {

		@Test
		void runs() {
		}

	}

	// Its own condition is inherited by nobody.
	@DisabledOnOs(OS.WINDOWS)
	static class Whole extends NeverContract {

	}

	@Inherited
	@Retention(RetentionPolicy.RUNTIME)
	@EnabledIfSystemProperty(named = "no.such.property", matches = ".*")
	@interface Never {

	}

}
