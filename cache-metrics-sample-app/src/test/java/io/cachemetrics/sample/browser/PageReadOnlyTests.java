package io.cachemetrics.sample.browser;

import io.cachemetrics.sample.SampleApplication;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * At another address, too: a port, a context and a path of its own.
 */
@SpringBootTest(classes = SampleApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "management.endpoint.cachemetrics.access=read-only", "server.servlet.context-path=/app",
				"management.server.port=0", "management.server.base-path=/manage",
				"management.endpoints.web.base-path=/ops" })
class PageReadOnlyTests extends PageContract {

	PageReadOnlyTests() {
		super("/manage/ops/cachemetrics");
	}

	@Test
	void nothingCanBeResetWhereAccessIsReadOnly() {
		record("accounts", 1, 0, 0);
		open("");
		assertThat(names()).containsExactly("accounts");
		assertThat(browser().find("#reset").isDisplayed()).isFalse();
		assertThat(browser().text("#no-reset")).isEqualTo("Read-only: statistics cannot be reset here");
		assertThat(browser().texts("tbody button")).isEmpty();
		record("accounts", 1, 0, 0);
		poll();
		assertThat(cell("accounts", ".lookups")).isEqualTo("2");
	}

}
