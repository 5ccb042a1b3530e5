package io.cachemetrics.boot.actuate;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.web.util.HtmlUtils;

import static org.assertj.core.api.Assertions.assertThat;

class CacheMetricsPageTests {

	private final String html = new CacheMetricsPage("shop", true).html(false);

	@Test
	void documentIsUnderFortyKilobytes() {
		assertThat(this.html.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(40_000);
	}

	@Test
	void nothingIsFetchedFromElsewhere() {
		String html = this.html.replace("http://www.w3.org/2000/svg", "")
			.replaceFirst("<a id=\"documentation\" href=\"https://[^\"]+\">", "");
		assertThat(html).doesNotContain("http:", "https:", "src=", "@import", "url(");
	}

	@Test
	void nothingIsMadeFromMarkup() {
		assertThat(this.html).doesNotContainIgnoringCase("innerHTML", "outerHTML", "insertAdjacentHTML",
				"document.write", "eval(", " style=", " onclick=");
	}

	@ParameterizedTest
	@ValueSource(strings = { "style", "script" })
	void policyAdmitsWhatIsWithinAndTheReadmeNamesIt(String tag) throws Exception {
		List<String> contents = Pattern.compile("<" + tag + "[^>]*>(.*?)</" + tag + ">", Pattern.DOTALL)
			.matcher(this.html)
			.results()
			.map((match) -> match.group(1))
			.toList();
		assertThat(contents).hasSize(1);
		byte[] digest = MessageDigest.getInstance("SHA-256").digest(contents.get(0).getBytes(StandardCharsets.UTF_8));
		String source = "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
		assertThat(this.html).contains(tag + "-src " + source + ";");
		assertThat(Files.readString(Path.of("../docs/page.md"))).contains(tag + "-src 'self' " + source);
	}

	@Test
	void resetIsAllThatAccessAndPermissionChange() {
		assertThat(this.html).contains(" data-reset=\"true\">");
		for (boolean denied : new boolean[] { false, true }) {
			assertThat(new CacheMetricsPage("shop", false).html(denied))
				.isEqualTo(this.html.replace(" data-reset=\"true\">", " data-reset=\"false\">"));
		}
		assertThat(new CacheMetricsPage("shop", true).html(true))
			.isEqualTo(this.html.replace(" data-reset=\"true\">", " data-reset=\"denied\">"));
	}

	@Test
	void everyDocumentIsAssembledOnce() {
		CacheMetricsPage page = new CacheMetricsPage("shop", true);
		assertThat(page.html(true)).isSameAs(page.html(true)).isNotSameAs(page.html(false));
		assertThat(page.html(false)).isSameAs(page.html(false));
	}

	@Test
	void nameOfTheApplicationIsText() {
		String name = "\"><script>alert(1)</script>&amp;{script}";
		String html = new CacheMetricsPage(name, true).html(false);
		Matcher matcher = Pattern.compile("<body data-application=\"([^\"]*)\" data-reset=\"true\">").matcher(html);
		assertThat(matcher.find()).isTrue();
		assertThat(matcher.group(1)).matches("(&#\\d+;)+");
		assertThat(HtmlUtils.htmlUnescape(matcher.group(1))).isEqualTo(name);
		assertThat(html).doesNotContain("alert(1)");
	}

}
