package io.cachemetrics.junit;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.opentest4j.TestAbortedException;

import static org.assertj.core.api.Assertions.assertThat;

class SkipReportTests {

	@Test
	void eachReasonHasOneLineWithItsClasses() {
		assertThat(run(Enabled.class, FirstWithoutMoon.class, SecondWithoutMoon.class, Aborting.class)).containsExactly(
				"Skipped 3 tests in 2 classes (SkipReportTests$FirstWithoutMoon, SkipReportTests$SecondWithoutMoon): "
						+ "no moon; wait for the night",
				"Skipped 1 test in 1 class (SkipReportTests$Aborting): no wind today",
				"Skipped 1 test in 1 class (SkipReportTests$Enabled): not written");
	}

	@Test
	void nothingIsPrintedWhenNothingIsSkipped() {
		assertThat(run(Passing.class)).isEmpty();
	}

	private static List<String> run(Class<?>... types) {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		LauncherFactory.create()
			.execute(LauncherDiscoveryRequestBuilder.request()
				.selectors(List.of(types).stream().map(DiscoverySelectors::selectClass).toList())
				.build(), new SkipReport(new PrintStream(out, true, StandardCharsets.UTF_8)));
		return out.toString(StandardCharsets.UTF_8).lines().toList();
	}

	static class Passing {

		@Test
		void passes() {
		}

	}

	static class Enabled extends Passing {

		@Test
		@Disabled("not written")
		void isDisabled() {
		}

	}

	static class Aborting {

		@ParameterizedTest
		@ValueSource(ints = { 1, 2, 3 })
		void needsWind(int day) {
			if (day > 1) {
				throw new TestAbortedException("no wind\n\ttoday");
			}
		}

	}

	@EnabledIfSystemProperty(named = "no.such.property", matches = "moon",
			disabledReason = "no moon; wait for the night")
	static class FirstWithoutMoon {

		@Test
		void shines() {
		}

		@ParameterizedTest
		@ValueSource(ints = { 1, 2 })
		void shinesOn(int place) {
		}

	}

	@EnabledIfSystemProperty(named = "no.such.property", matches = "moon",
			disabledReason = "no moon; wait for the night")
	static class SecondWithoutMoon {

		@Test
		void shines() {
		}

	}

}
