package io.cachemetrics.sample.browser;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import io.cachemetrics.CacheMetrics;
import io.cachemetrics.CacheStats;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ClassPathResource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A page in a browser. Its timers run when a test has them run, so that no test waits for
 * the next poll and none is surprised by it.
 */
@Tag("browser")
@EnabledWithBrowser
@TestInstance(Lifecycle.PER_CLASS)
abstract class PageContract {

	private static final String TIMERS = """
			window.timers = new Map();
			let next = 1e9;
			const setRealTimeout = window.setTimeout;
			window.setTimeout = (task, milliseconds) => {
				if (!(milliseconds >= 1000)) {
					return setRealTimeout(task, milliseconds);
				}
				timers.set(++next, { task, milliseconds });
				return next;
			};
			const clearRealTimeout = window.clearTimeout;
			window.clearTimeout = (id) => timers.delete(id) || clearRealTimeout(id);
			window.tick = () => {
				const due = [...timers.values()];
				timers.clear();
				due.forEach((timer) => timer.task());
			};
			""";

	private final String endpoint;

	private Browser browser;

	private Map<String, Object> timers = Map.of();

	@Autowired
	private Environment environment;

	@Autowired
	private CacheMetrics metrics;

	@SuppressWarnings("NullAway.Init")
	PageContract(String endpoint) {
		this.endpoint = endpoint;
	}

	@BeforeAll
	void startBrowser() {
		this.browser = new Browser();
	}

	@AfterAll
	void stopBrowser() {
		this.browser.close();
	}

	@BeforeEach
	void forget() {
		this.metrics.reset();
		this.browser.size(1280, 800);
		this.browser.complaints();
		this.timers = this.browser.command("Page.addScriptToEvaluateOnNewDocument", Map.of("source", TIMERS));
	}

	@AfterEach
	void nothingIsInTheConsole() {
		useRealTimers();
		assertThat(this.browser.complaints()).allMatch(this::isExpected);
	}

	boolean isExpected(String complaint) {
		return false;
	}

	Browser browser() {
		return this.browser;
	}

	CacheMetrics metrics() {
		return this.metrics;
	}

	void record(String namespace, int hits, int misses, int errors) {
		for (int i = 0; i < hits; i++) {
			this.metrics.recordHit(namespace);
		}
		for (int i = 0; i < misses; i++) {
			this.metrics.recordMiss(namespace);
		}
		for (int i = 0; i < errors; i++) {
			this.metrics.recordError(namespace);
		}
	}

	void useRealTimers() {
		if (!this.timers.isEmpty()) {
			this.browser.command("Page.removeScriptToEvaluateOnNewDocument", this.timers);
			this.timers = Map.of();
		}
	}

	/**
	 * Opens the page and waits for its first poll.
	 * @param query what follows the path
	 */
	void open(String query) {
		visit(query);
		awaitPoll();
	}

	void visit(String query) {
		String port = this.environment.getProperty("local.management.port",
				this.environment.getProperty("local.server.port", ""));
		// An address that differs from the last in its fragment alone is not loaded
		// again.
		this.browser.driver().get("about:blank");
		this.browser.driver().get("http://localhost:" + port + this.endpoint + query);
	}

	/**
	 * Has the page poll now, and waits until it has.
	 */
	void poll() {
		this.browser.run("tick()");
		awaitPoll();
	}

	// The next poll is planned when one has ended, whatever came of it.
	private void awaitPoll() {
		Browser.await(() -> assertThat(this.browser.run("return timers.size")).isEqualTo(1L));
	}

	/**
	 * Resets a namespace by its button.
	 * @param namespace the namespace
	 */
	void reset(String namespace) {
		this.browser.run(
				"[...document.querySelectorAll('tbody button')].find((button) => "
						+ "button.getAttribute('aria-label') === 'Reset statistics of ' + arguments[0]).click()",
				namespace);
		this.browser.click("#confirmed");
		Browser.await(() -> assertThat(this.metrics.getStats(namespace)).isEqualTo(CacheStats.EMPTY));
		Browser
			.await(() -> assertThat(this.browser.text("#notice")).contains(namespace.strip()).endsWith("were reset."));
		awaitPoll();
	}

	List<String> names() {
		return this.browser.texts("tbody bdi");
	}

	String cell(String namespace, String column) {
		return this.browser
			.run("return [...document.querySelectorAll('tbody tr')].find((row) => "
					+ "row.querySelector('bdi').textContent === arguments[0]).querySelector(arguments[1]).textContent",
					namespace, column)
			.toString();
	}

	/**
	 * Has axe look for barriers.
	 * @return what it finds
	 * @throws IOException if axe is not found
	 */
	Object barriers() throws IOException {
		this.browser.driver()
			.executeScript(new ClassPathResource("axe.min.js").getContentAsString(StandardCharsets.UTF_8));
		return this.browser.driver().executeAsyncScript("""
				const done = arguments[arguments.length - 1];
				axe.run(document).then((results) => done(results.violations.map((violation) =>
					violation.id + ': ' + violation.nodes.map((node) => node.html).join(' '))));
				""");
	}

}
