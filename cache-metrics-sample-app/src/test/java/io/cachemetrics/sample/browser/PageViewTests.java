package io.cachemetrics.sample.browser;

import io.cachemetrics.sample.SampleApplication;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;

import static org.assertj.core.api.Assertions.assertThat;

@SpringBootTest(classes = SampleApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT)
@Import(Interference.Configuration.class)
class PageViewTests extends PageContract {

	private static final String VIEW = "#sort=misses&order=ascending&filter=acc&interval=30";

	PageViewTests() {
		super("/actuator/cachemetrics");
	}

	@BeforeEach
	void recordSome() {
		record("accounts", 3, 2, 0);
		record("user-accounts", 3, 1, 0);
		record("rates", 3, 7, 0);
	}

	@Test
	void viewIsKeptInTheAddressAndSurvivesAReload() {
		open("?scope=instance");
		assertThat(browser().driver().getCurrentUrl()).endsWith("?scope=instance");
		browser().find("#filter").sendKeys("acc");
		browser().find("#interval").sendKeys("30");
		browser().click("thead .misses button");
		browser().click("thead .misses button");
		Browser.await(() -> assertThat(browser().driver().getCurrentUrl()).endsWith("?scope=instance" + VIEW));
		browser().driver().navigate().refresh();
		assertView();
	}

	@Test
	void viewIsSharedByItsAddress() {
		open(VIEW);
		assertView();
		browser().run("location.hash = '#sort=name&order=descending'");
		Browser.await(() -> assertThat(names()).containsExactly("user-accounts", "rates", "accounts"));
		assertThat(browser().find("#interval").getDomProperty("value")).isEqualTo("2");
		assertThat(browser().find("#filter").getDomProperty("value")).isEmpty();
	}

	@Test
	void viewThatMakesNoSenseIsIgnored() {
		open("#sort=__proto__&order=constructor&interval=3&other&filter");
		assertThat(names()).containsExactly("accounts", "rates", "user-accounts");
		assertThat(browser().find("#interval").getDomProperty("value")).isEqualTo("2");
	}

	@Test
	void applicationIsNamed() {
		open("");
		assertThat(browser().text("h1")).isEqualTo("Cache metrics of cache-metrics-sample");
		assertThat(browser().driver().getTitle()).isEqualTo("cache-metrics-sample · Cache metrics");
	}

	@Test
	void linkToTheDocumentationIsHiddenWhereThereIsNone() {
		open("");
		String address = String.valueOf(browser().find("#documentation").getDomAttribute("href"));
		assertThat(address).startsWith("https://");
		assertThat(browser().find("#documentation").isDisplayed()).isNotEqualTo(address.endsWith(".invalid"));
	}

	private void assertView() {
		Browser.await(() -> assertThat(names()).containsExactly("user-accounts", "accounts"));
		assertThat(browser().find("#filter").getDomProperty("value")).isEqualTo("acc");
		assertThat(browser().find("#interval").getDomProperty("value")).isEqualTo("30");
		assertThat(browser().find("thead .misses").getDomAttribute("aria-sort")).isEqualTo("ascending");
	}

}
