package io.cachemetrics.sample.browser;

import java.io.IOException;

import io.cachemetrics.sample.SampleApplication;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The root of the sample, which leads to the page.
 */
@SpringBootTest(classes = SampleApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT)
class IndexPageTests extends PageContract {

	IndexPageTests() {
		super("/");
	}

	@ParameterizedTest
	@CsvSource({ "light, 1280", "dark, 1280", "light, 390", "dark, 390" })
	void isReadableEverywhereAndLeadsToThePage(String scheme, int width) throws IOException {
		browser().colorScheme(scheme);
		browser().size(width, 800);
		visit("");
		assertThat(browser().run("const root = document.documentElement; return root.scrollWidth - root.clientWidth"))
			.isEqualTo(0L);
		assertThat(barriers()).asString().isEqualTo("[]");
		browser().click("strong a");
		Browser.await(() -> assertThat(browser().driver().getCurrentUrl()).endsWith("/actuator/cachemetrics"));
		browser().colorScheme("light");
	}

}
