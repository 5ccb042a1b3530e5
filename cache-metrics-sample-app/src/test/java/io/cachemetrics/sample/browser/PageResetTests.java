package io.cachemetrics.sample.browser;

import io.cachemetrics.CacheStats;
import io.cachemetrics.sample.SampleApplication;
import io.cachemetrics.sample.browser.Interference.Seen;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;

import static org.assertj.core.api.Assertions.assertThat;

@SpringBootTest(classes = SampleApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT)
@Import(Interference.Configuration.class)
class PageResetTests extends PageContract {

	private static final String ENDPOINT = "/actuator/cachemetrics";

	@Autowired
	private Interference interference;

	PageResetTests() {
		super(ENDPOINT);
	}

	@Test
	void resetOfOneIsConfirmed() {
		record("accounts", 2, 1, 0);
		record("user", 1, 0, 0);
		open("");
		browser().click("[aria-label='Reset statistics of accounts']");
		assertThat(browser().text("#question")).isEqualTo("Reset the statistics of “accounts”?");
		assertThat(browser().text("#consequence")).contains("What is cached stays cached");
		browser().find("#confirm").sendKeys(Keys.ESCAPE);
		assertThat(browser().find("#confirm").isDisplayed()).isFalse();
		assertThat(browser().driver().switchTo().activeElement().getAccessibleName())
			.isEqualTo("Reset statistics of accounts");
		assertThat(metrics().getStats("accounts")).isEqualTo(new CacheStats(2, 1, 0));
		reset("accounts");
		assertThat(browser().text("#notice")).isEqualTo("The statistics of “accounts” were reset.");
		assertThat(metrics().getAllStats()).containsEntry("accounts", CacheStats.EMPTY)
			.containsEntry("user", new CacheStats(1, 0, 0));
		assertThat(cell("accounts", ".lookups")).isEqualTo("0");
		assertThat(cell("accounts", ".since")).matches("since \\d\\d:\\d\\d:\\d\\d");
		assertThat(cell("user", ".since")).isEmpty();
	}

	@Test
	void resetOfAllIsConfirmed() {
		record("accounts", 2, 1, 0);
		open("");
		browser().click("#reset");
		browser().click("#cancel");
		assertThat(metrics().getAllStats()).isNotEmpty();
		browser().click("#reset");
		browser().click("#confirmed");
		Browser.await(
				() -> assertThat(browser().text("#notice")).isEqualTo("The statistics of all namespaces were reset."));
		assertThat(metrics().getAllStats()).isEmpty();
		assertThat(names()).isEmpty();
	}

	@Test
	void tokenAgainstForgeryIsSent() {
		record("accounts", 2, 1, 0);
		open("");
		browser().run("document.cookie = 'a=b'; document.cookie = 'XSRF-TOKEN=t%20o-k=en'");
		this.interference.takeSeen();
		reset("accounts");
		assertThat(this.interference.takeSeen()).startsWith(
				new Seen("DELETE", ENDPOINT + "?namespace=accounts", "t o-k=en"), new Seen("GET", ENDPOINT, null));
		browser().driver().manage().deleteAllCookies();
	}

	@Test
	void differenceAcrossAResetIsNoRate() {
		record("accounts", 95, 5, 0);
		open("");
		metrics().reset("accounts");
		record("accounts", 1, 0, 0);
		poll();
		assertThat(cell("accounts", ".lookups-now")).isEqualTo("–");
		assertThat(cell("accounts", ".hit-rate-now")).isEqualTo("–");
	}

	@Test
	void resetIsNoticedAlsoWhenMoreIsCountedThanBefore() {
		record("accounts", 2, 1, 0);
		record("user", 1, 0, 0);
		open("");
		metrics().reset("accounts");
		record("accounts", 20, 10, 0);
		record("user", 1, 0, 0);
		poll();
		assertThat(cell("accounts", ".lookups-now")).isEqualTo("–");
		assertThat(cell("user", ".lookups-now")).isNotEqualTo("–");
		assertThat(browser().texts("#totals .now")).startsWith("–/s now");
	}

}
