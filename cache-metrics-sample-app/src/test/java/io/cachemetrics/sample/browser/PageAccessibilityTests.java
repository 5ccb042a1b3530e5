package io.cachemetrics.sample.browser;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import io.cachemetrics.sample.SampleApplication;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;

import static org.assertj.core.api.Assertions.assertThat;

@SpringBootTest(classes = SampleApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT)
@Import(Interference.Configuration.class)
class PageAccessibilityTests extends PageContract {

	PageAccessibilityTests() {
		super("/actuator/cachemetrics");
	}

	@Test
	void keyboardReachesEverything() {
		record("accounts", 1, 0, 0);
		open("");
		List<String> reached = new ArrayList<>();
		for (int i = 0; i < 18; i++) {
			browser().driver().switchTo().activeElement().sendKeys(Keys.TAB);
			reached.add(browser().driver().switchTo().activeElement().getAccessibleName());
		}
		assertThat(reached).containsExactly("Poll every", "Pause", "Filter", "JSON", "Copy as JSON",
				"Reset all statistics…", "Namespace", "Lookups", "Hits", "Misses", "Errors", "Error rate", "Hit rate",
				"Lookups/s now", "Hit rate now", "Trend", "Reset statistics of accounts", "");
	}

	@ParameterizedTest
	@ValueSource(ints = { 390, 768, 1100, 1240, 1280, 1920 })
	void nothingIsCutOffAtAnyWidth(int width) {
		record("accounts", 1, 0, 0);
		record("x".repeat(256), 1, 0, 0);
		browser().size(width, 800);
		open("");
		assertThat(browser().run("const root = document.documentElement; return root.scrollWidth - root.clientWidth"))
			.isEqualTo(0L);
		assertThat(browser().find("[aria-label='Reset statistics of accounts']").isDisplayed()).isTrue();
		assertThat(browser().find("#sort").isDisplayed()).isEqualTo(width < 1232);
		assertThat((Long) browser().run("return document.querySelector('tbody th').offsetWidth")).isGreaterThan(150);
	}

	@ParameterizedTest
	@CsvSource({ "light, 1280", "dark, 1280", "light, 390", "dark, 390" })
	void axeFindsNoBarrier(String scheme, int width) throws IOException {
		browser().colorScheme(scheme);
		browser().size(width, 800);
		record("accounts", 95, 5, 0);
		record("user", 95, 5, 0);
		open("");
		record("accounts", 0, 40, 2);
		record("user", 0, 40, 0);
		poll();
		assertThat(barriers()).asString().isEqualTo("[]");
		browser().click("#reset");
		assertThat(barriers()).asString().isEqualTo("[]");
		browser().colorScheme("light");
	}

}
