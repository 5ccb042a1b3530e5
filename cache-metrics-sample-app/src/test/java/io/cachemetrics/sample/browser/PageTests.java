package io.cachemetrics.sample.browser;

import java.util.List;

import io.cachemetrics.CacheStats;
import io.cachemetrics.sample.SampleApplication;
import io.cachemetrics.sample.browser.Interference.Seen;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;

import static org.assertj.core.api.Assertions.assertThat;

@SpringBootTest(classes = SampleApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = "cache-metrics.max-namespaces=2000")
@Import(Interference.Configuration.class)
class PageTests extends PageContract {

	private static final String ENDPOINT = "/actuator/cachemetrics";

	@Autowired
	private Interference interference;

	PageTests() {
		super(ENDPOINT);
	}

	// A page of JSON has no icon, for which the browser looks elsewhere.
	@Override
	boolean isExpected(String complaint) {
		return complaint.contains("/favicon.ico");
	}

	@BeforeEach
	void forgetRequests() {
		this.interference.takeSeen();
	}

	@Test
	void firstPaintTakesTwoRequests() {
		record("accounts", 2, 1, 1);
		open("");
		assertThat(names()).containsExactly("accounts");
		assertThat(this.interference.takeSeen()).extracting(Seen::path).containsExactly(ENDPOINT, ENDPOINT);
	}

	@Test
	void figuresAndWhatHappensNowAreShown() {
		record("accounts", 800, 200, 3);
		open("");
		assertThat(browser().texts("tbody td")).startsWith("1,003", "800", "200", "3", "0.3 %", "80.0 %", "–", "–");
		assertThat(browser().texts("#totals dd")).containsExactly("1,003", "–/s now", "80.0 %", "– now", "0.3 %",
				"– now");
		assertThat(browser().text("#since")).matches("Counting since \\d\\d:\\d\\d:\\d\\d \\(.+\\)");
		record("accounts", 1, 3, 0);
		poll();
		assertThat(browser().texts("tbody td")).startsWith("1,007", "801", "203", "3", "0.3 %", "79.8 %");
		assertThat(cell("accounts", ".hit-rate-now")).isEqualTo("25.0 %");
		assertThat(cell("accounts", ".lookups-now")).matches("[0-9,]+\\.\\d|<0\\.1").isNotEqualTo("0.0");
		assertThat(browser().find("tbody svg").getDomAttribute("aria-label")).startsWith("Hit rate from 25.0 %");
		poll();
		assertThat(cell("accounts", ".hit-rate-now")).isEqualTo("–");
		assertThat(cell("accounts", ".lookups-now")).isEqualTo("0.0");
	}

	@Test
	void pageThatIsLeftAloneKeepsPolling() {
		useRealTimers();
		visit("");
		Browser.await(() -> assertThat(browser().text("#empty")).startsWith("Nothing has been counted yet"));
		browser().find("#interval option[value='1']").click();
		for (String name : new String[] { "accounts", "user" }) {
			record(name, 1, 0, 0);
			Browser.await(() -> assertThat(names()).endsWith(name));
		}
	}

	@Test
	void nameIsTextWhateverItIs() {
		List<String> names = List.of("<img src=x onerror=alert(1)>", "&lt;b&gt;", "__proto__", "a\u202eb", "</script>",
				"账户", "💰", "  spaces  ", "'\"`", "{policy}");
		names.forEach((name) -> record(name, 1, 0, 0));
		open("");
		assertThat(browser().run("return [...document.querySelectorAll('tbody bdi')].map((node) => node.textContent)"))
			.asInstanceOf(InstanceOfAssertFactories.list(String.class))
			.containsExactlyInAnyOrderElementsOf(names);
		assertThat(browser().texts("img, tbody b")).isEmpty();
		for (String name : names) {
			reset(name);
			assertThat(browser().text("#notice")).contains(name.strip());
			assertThat(metrics().getStats(name)).isEqualTo(CacheStats.EMPTY);
		}
		assertThat(browser().texts("img, b")).isEmpty();
	}

	@Test
	void sortsByEveryColumn() {
		record("a", 1, 9, 0);
		record("b", 30, 0, 2);
		record("c", 3, 17, 1);
		open("");
		record("a", 1, 0, 0);
		record("b", 2, 2, 0);
		record("c", 0, 2, 0);
		poll();
		assertThat(names()).containsExactly("a", "b", "c");
		assertThat(sortBy("name", "descending")).containsExactly("c", "b", "a");
		assertThat(sortBy("lookups", "descending")).containsExactly("b", "c", "a");
		assertThat(sortBy("lookups", "ascending")).containsExactly("a", "c", "b");
		assertThat(sortBy("hits", "descending")).containsExactly("b", "c", "a");
		assertThat(sortBy("misses", "descending")).containsExactly("c", "a", "b");
		assertThat(sortBy("errors", "descending")).containsExactly("b", "c", "a");
		assertThat(sortBy("error-rate", "descending")).containsExactly("b", "c", "a");
		assertThat(sortBy("hit-rate", "ascending")).containsExactly("c", "a", "b");
		assertThat(sortBy("lookups-now", "descending")).containsExactly("b", "c", "a");
		assertThat(sortBy("hit-rate-now", "ascending")).containsExactly("c", "b", "a");
		assertThat(sortBy("trend", "ascending")).containsExactly("b", "c", "a");
		record("d", 1, 0, 0);
		poll();
		assertThat(names()).containsExactly("b", "c", "a", "d");
	}

	@Test
	void filtersByName() {
		for (String name : new String[] { "accounts", "user-Accounts", "rates" }) {
			record(name, 1, 0, 0);
		}
		open("");
		browser().find("#filter").sendKeys("ACC");
		assertThat(names()).containsExactly("accounts", "user-Accounts");
		assertThat(browser().text("#count")).isEqualTo("2 of 3 namespaces");
		browser().find("#filter").sendKeys("x");
		assertThat(browser().text("#empty")).isEqualTo("No namespace matches the filter.");
	}

	@Test
	void thousandNamespacesAreTurnedOver() {
		for (int i = 0; i < 1000; i++) {
			record("cache-" + i, i + 1, 0, 0);
		}
		open("");
		assertThat(names()).hasSize(20).startsWith("cache-0", "cache-1", "cache-2").endsWith("cache-19");
		assertThat(browser().text("#page")).isEqualTo("1 to 20 of 1,000");
		browser().click("#next");
		assertThat(names()).startsWith("cache-20").endsWith("cache-39");
		assertThat(sortBy("lookups", "descending")).startsWith("cache-999");
		browser().find("#filter").sendKeys("77");
		assertThat(names()).hasSize(19).startsWith("cache-977");
		assertThat(browser().find("#pager").isDisplayed()).isFalse();
	}

	@Test
	void hiddenTabPollsOnceAMinute() {
		record("accounts", 1, 0, 0);
		open("");
		setHidden(true);
		assertThat(browser().run("return [...timers.values()].map((timer) => timer.milliseconds).join()"))
			.isEqualTo("60000");
		record("accounts", 1, 0, 0);
		setHidden(false);
		Browser.await(() -> assertThat(cell("accounts", ".lookups")).isEqualTo("2"));
		assertThat(browser().run("return [...timers.values()].map((timer) => timer.milliseconds).join()"))
			.isEqualTo("2000");
	}

	@Test
	void pageIsNotLiveBeforeItIsAnsweredAgain() {
		open("");
		assertThat(browser().run("pause.click(); pause.click(); return freshness.textContent").toString())
			.startsWith("Updating, last updated ");
		Browser.await(() -> assertThat(browser().text("#freshness")).startsWith("Live, updated "));
	}

	@Test
	void pollingIsPausedAndItsIntervalChosen() {
		open("");
		assertThat(browser().run("return [...timers.values()][0].milliseconds")).isEqualTo(2000L);
		browser().find("#interval").sendKeys("30");
		assertThat(browser().run("return [...timers.values()].map((timer) => timer.milliseconds).join()"))
			.isEqualTo("30000");
		browser().click("#pause");
		assertThat(browser().run("return timers.size")).isEqualTo(0L);
		assertThat(browser().text("#freshness")).startsWith("Paused, updated ");
		assertThat(browser().text("#pause")).isEqualTo("Resume");
		assertThat(browser().driver().getTitle()).isEqualTo("⏸ cache-metrics-sample · Cache metrics");
		record("accounts", 1, 0, 0);
		browser().click("#pause");
		Browser.await(() -> assertThat(browser().text("#freshness")).startsWith("Live, updated "));
		assertThat(names()).containsExactly("accounts");
	}

	@Test
	void jsonIsCopiedAndLinked() {
		record("accounts", 1, 0, 0);
		open("");
		String json = "{\"namespaces\":{\"accounts\":{\"hits\":1,\"misses\":0,\"errors\":0,\"totalRequests\":1,"
				+ "\"hitRate\":1.0,\"lookups\":1,\"errorRate\":0.0,\"since\":\""
				+ metrics().getSince("accounts").orElseThrow() + "\"}}}";
		browser().click("#copy");
		Browser.await(() -> assertThat(browser().text("#notice")).startsWith("Copied, as of "));
		browser().find("#filter").sendKeys(Keys.chord(Keys.CONTROL, "v"));
		assertThat(browser().find("#filter").getDomProperty("value")).isEqualTo(json);
		browser().click("#json");
		assertThat(browser().text("body")).contains(json);
	}

	@Test
	void oneNamespaceIsShownAlone() {
		record("accounts", 1, 0, 0);
		record("a/b", 1, 0, 0);
		open("?namespace=a%2Fb");
		assertThat(names()).containsExactly("a/b");
		browser().click("#json");
		assertThat(browser().text("body")).startsWith("{\"namespaces\":{\"a/b\":");
	}

	private List<String> sortBy(String column, String direction) {
		browser().click("thead ." + column + " button");
		assertThat(browser().find("thead ." + column).getDomAttribute("aria-sort")).isEqualTo(direction);
		return names();
	}

	private void setHidden(boolean hidden) {
		browser().run("Object.defineProperty(document, 'hidden', { value: arguments[0], configurable: true });"
				+ "document.dispatchEvent(new Event('visibilitychange'))", hidden);
	}

}
