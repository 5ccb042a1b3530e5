package io.cachemetrics.sample.browser;

import java.io.IOException;
import java.util.List;

import io.cachemetrics.sample.SampleApplication;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;

import static org.assertj.core.api.Assertions.assertThat;

@SpringBootTest(classes = SampleApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT)
@Import(Interference.Configuration.class)
class PageFaultTests extends PageContract {

	@Autowired
	private Interference interference;

	PageFaultTests() {
		super("/actuator/cachemetrics");
	}

	@AfterEach
	void end() {
		this.interference.end();
	}

	// The browser itself says in the console that a request failed.
	@Override
	boolean isExpected(String complaint) {
		return complaint.contains("Failed to load resource");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			401 | text/plain       | no             | You are no longer signed in (401).
			302 | text/plain       | moved          | You are no longer signed in.
			403 | text/plain       | no             | You are not allowed to see the statistics (403).
			404 | text/plain       | no             | There is no endpoint at this address (404).
			500 | application/json | {"status":500} | The server answered with status 500.
			503 | text/plain       | no             | The server is not available (503).
			503 | application/json | {"error":"Redis failed","since":"2026-11-22T20:07:25Z"} | Redis failed, since
			200 | text/html        | <b>Sign in</b> | The server answered with something other than
			200 | application/json | {"namesp       | The server answered with something other than
			200 | application/json | {}             | The server answered with something other than
			200 | application/json | null           | The server answered with something other than
			""")
	void failureIsSaidAndPollingGoesOn(int status, String contentType, String body, String problem) throws IOException {
		record("accounts", 1, 0, 0);
		open("");
		assertThat(browser().find("#problem").isDisplayed()).isFalse();
		this.interference.fail(status, contentType, body);
		poll();
		assertThat(browser().text("#problem")).startsWith(problem)
			.contains("The statistics below are from ")
			.endsWith("Polling continues.");
		assertThat(browser().text("#freshness")).startsWith("Not updated since ");
		assertThat(browser().driver().getTitle()).startsWith("✖ cache-metrics-sample · ");
		assertThat(resetButtons()).hasSize(3).allMatch((button) -> button.equals("true"));
		assertThat(names()).containsExactly("accounts");
		assertThat(barriers()).asString().isEqualTo("[]");
		this.interference.end();
		record("accounts", 1, 0, 0);
		poll();
		assertThat(browser().find("#problem").isDisplayed()).isFalse();
		assertThat(cell("accounts", ".lookups")).isEqualTo("2");
		assertThat(browser().text("#freshness")).startsWith("Live, updated ");
		assertThat(browser().driver().getTitle()).startsWith("cache-metrics-sample · ");
		assertThat(resetButtons()).hasSize(3).allMatch((button) -> button.equals("false"));
	}

	private List<String> resetButtons() {
		return browser().driver()
			.findElements(By.cssSelector("#reset, #confirmed, tbody button"))
			.stream()
			.map((button) -> String.valueOf(button.getDomAttribute("aria-disabled")))
			.toList();
	}

	@Test
	void resetThatCannotWorkIsNotSentAndTheFocusStays() {
		record("accounts", 1, 0, 0);
		open("");
		browser().click("[aria-label='Reset statistics of accounts']");
		this.interference.fail(503, "text/plain", "no");
		poll();
		browser().click("#confirmed");
		assertThat(browser().find("#confirm").isDisplayed()).isTrue();
		browser().click("#cancel");
		assertThat(browser().driver().switchTo().activeElement().getAccessibleName())
			.isEqualTo("Reset statistics of accounts");
		this.interference.takeSeen();
		browser().click("[aria-label='Reset statistics of accounts']");
		assertThat(browser().find("#confirm").isDisplayed()).isFalse();
		assertThat(this.interference.takeSeen()).isEmpty();
	}

	@Test
	void pausedPageThatFailedIsNotCalledLive() {
		open("");
		this.interference.fail(500, "text/plain", "no");
		poll();
		browser().click("#pause");
		assertThat(browser().text("#freshness")).startsWith("Not updated since ");
		assertThat(browser().text("#problem")).doesNotContain("Polling continues.");
		assertThat(browser().driver().getTitle()).startsWith("✖ ⏸ ");
	}

	@Test
	void clusterThatCannotBeReadLeadsToTheInstance() throws IOException {
		record("accounts", 1, 0, 0);
		this.interference.fail(503, "application/json",
				"{\"scope\":\"cluster\",\"error\":\"Redis failed\",\"since\":\"2026-11-22T20:07:25Z\"}");
		open("#filter=acc");
		assertThat(browser().text("#freshness")).isEqualTo("No statistics yet");
		assertThat(browser().text("#source")).startsWith("localhost:");
		assertThat(barriers()).asString().isEqualTo("[]");
		this.interference.end();
		browser().click("#problem a");
		Browser.await(() -> assertThat(names()).containsExactly("accounts"));
		assertThat(browser().driver().getCurrentUrl()).endsWith("?scope=instance#filter=acc");
	}

	@Test
	void serverThatCannotBeReachedIsSaidAndPollingGoesOn() {
		open("");
		browser().offline(true);
		poll();
		assertThat(browser().text("#problem")).startsWith("The server cannot be reached.");
		poll();
		browser().offline(false);
		record("accounts", 1, 0, 0);
		poll();
		assertThat(browser().find("#problem").isDisplayed()).isFalse();
		assertThat(names()).containsExactly("accounts");
	}

	@Test
	void pageThatStartsWithoutAnswerFillsItselfLater() {
		this.interference.fail(403, "text/plain", "no");
		open("");
		assertThat(browser().text("#problem"))
			.isEqualTo("You are not allowed to see the statistics (403). Polling continues.");
		this.interference.end();
		record("accounts", 1, 0, 0);
		poll();
		assertThat(names()).containsExactly("accounts");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			401 | were not reset: you are no longer signed in (401).
			403 | were not reset: you lack the permission, or your session has expired: reload this page (403).
			404 | were not reset: it is no longer listed (404).
			405 | were not reset: access is read-only (405).
			500 | were not reset: the server answered with status 500.
			503 | may not have been reset: the shared store is unavailable (503).
			""")
	void resetThatIsRefusedIsSaid(int status, String notice) {
		record("accounts", 1, 0, 0);
		open("");
		this.interference.fail(status, "text/plain", "no");
		browser().click("[aria-label='Reset statistics of accounts']");
		browser().click("#confirmed");
		Browser.await(() -> assertThat(browser().text("#notice")).isEqualTo("The statistics of “accounts” " + notice));
	}

}
