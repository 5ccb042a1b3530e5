package io.cachemetrics.sample.browser;

import io.cachemetrics.sample.SampleApplication;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;

import static org.assertj.core.api.Assertions.assertThat;

@SpringBootTest(classes = SampleApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT)
@Import(Interference.Configuration.class)
class PageWatchTests extends PageContract {

	PageWatchTests() {
		super("/actuator/cachemetrics");
	}

	@Test
	void errorsCatchTheEye() {
		record("accounts", 10, 10, 4);
		record("user", 10, 0, 0);
		open("");
		assertThat(browser().text("#attention")).isEmpty();
		record("accounts", 0, 0, 1);
		poll();
		assertThat(browser().driver().getTitle()).isEqualTo("⚠ 1 cache-metrics-sample · Cache metrics");
		assertThat(browser().text("#attention")).contains("One cache needs a look").contains("accounts");
		assertThat(cell("accounts", ".state")).startsWith("▲ 100.0 % fail, ");
		assertThat(browser().find("#totals .failing").getText()).startsWith("Error rate\n14.3 %\n");
		for (int i = 0; i < 5; i++) {
			poll();
		}
		assertThat(browser().text("#attention")).isEmpty();
		assertThat(browser().driver().getTitle()).isEqualTo("cache-metrics-sample · Cache metrics");
		assertThat(cell("accounts", ".state")).isEmpty();
	}

	@Test
	void hitRateWellUnderItsEarlierLevelCatchesTheEye() {
		record("accounts", 95, 5, 0);
		record("user", 50, 50, 0);
		open("");
		record("accounts", 8, 12, 0);
		record("user", 8, 12, 0);
		poll();
		assertThat(cell("accounts", ".state")).isEqualTo("▼ hit rate 40.0 %, was 95.0 %");
		assertThat(cell("user", ".state")).isEmpty();
		browser().click("#attention button");
		assertThat(names()).containsExactly("accounts");
	}

	@Test
	void historyIsBoundedAndReachesBackToTheFirstPoll() {
		record("accounts", 1, 0, 0);
		open("");
		record("accounts", 0, 1, 0);
		poll();
		for (int i = 0; i < 250; i++) {
			record("accounts", 1, 0, 0);
			poll();
		}
		String line = browser().run("return document.querySelector('tbody path').getAttribute('d')").toString();
		assertThat(line.chars().filter((letter) -> letter == 'L').count()).isBetween(30L, 60L);
		assertThat(browser().find("tbody svg").getDomAttribute("aria-label"))
			.matches("Hit rate from (?!100).* to 100.0 %, lowest .*");
		assertThat(browser().run("return performance.getEntriesByType('measure').length")).isEqualTo(1L);
	}

}
