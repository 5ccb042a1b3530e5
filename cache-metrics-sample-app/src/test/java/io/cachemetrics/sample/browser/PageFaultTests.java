package io.cachemetrics.sample.browser;

import java.io.IOException;

import io.cachemetrics.sample.SampleApplication;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
			401 | text/plain       | no             | You are not signed in, or not any more (401).
			302 | text/plain       | moved          | You are not signed in, or not any more.
			403 | text/plain       | no             | You are not allowed to see the statistics (403).
			404 | text/plain       | no             | There is no endpoint at this address (404).
			500 | application/json | {"status":500} | The server answered with status 500.
			503 | text/plain       | no             | The server is not available (503).
			503 | application/json | {"error":"Redis failed","since":"2026-11-22T20:07:25Z"} | Redis failed, since
			200 | text/html        | <b>Sign in</b> | You are not signed in, or not any more.
			200 | application/json | {"namesp       | The server answered with something else than statistics.
			""")
	void failureIsSaidAndPollingGoesOn(int status, String contentType, String body, String problem) throws IOException {
		record("accounts", 1, 0, 0);
		open("");
		assertThat(browser().find("#problem").isDisplayed()).isFalse();
		this.interference.fail(status, contentType, body);
		poll();
		assertThat(browser().text("#problem")).startsWith(problem)
			.contains("The figures below are of ")
			.endsWith("Polling goes on.");
		assertThat(names()).containsExactly("accounts");
		assertThat(barriers()).asString().isEqualTo("[]");
		this.interference.end();
		record("accounts", 1, 0, 0);
		poll();
		assertThat(browser().find("#problem").isDisplayed()).isFalse();
		assertThat(cell("accounts", ".requests")).isEqualTo("2");
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
			.isEqualTo("You are not allowed to see the statistics (403). Polling goes on.");
		this.interference.end();
		record("accounts", 1, 0, 0);
		poll();
		assertThat(names()).containsExactly("accounts");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			401 | Not done, you are not signed in (401): reset of “accounts”.
			403 | Not done, you are not allowed to, or the page is too old: reload it (403): reset of “accounts”.
			404 | Not done, not there any more (404): reset of “accounts”.
			405 | Not done, access is read-only (405): reset of “accounts”.
			500 | Not done: the server answered with status 500: reset of “accounts”.
			503 | It may not be done, what is shared is not available (503): reset of “accounts”.
			""")
	void resetThatIsRefusedIsSaid(int status, String notice) {
		record("accounts", 1, 0, 0);
		open("");
		this.interference.fail(status, "text/plain", "no");
		browser().click("[aria-label='Reset accounts']");
		browser().click("#confirmed");
		Browser.await(() -> assertThat(browser().text("#notice")).isEqualTo(notice));
	}

}
