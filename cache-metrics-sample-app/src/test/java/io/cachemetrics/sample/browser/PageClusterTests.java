package io.cachemetrics.sample.browser;

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
class PageClusterTests extends PageContract {

	private static final String ACCOUNTS = """
			"namespaces":{"accounts":{"hits":1,"misses":0,"errors":0,"totalRequests":1,"hitRate":1.0,"lookups":1,\
			"errorRate":0.0,"since":"2026-11-22T20:07:25Z"}}}""";

	@Autowired
	private Interference interference;

	PageClusterTests() {
		super("/actuator/cachemetrics");
	}

	@AfterEach
	void end() {
		this.interference.end();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			3 | 0 | 3 instances, oldest report 7 s ago, asked at localhost:
			3 | 5 | 3 instances, 5 ended within 24 h, oldest report 7 s ago, asked at localhost:
			1 | 0 | 1 instance, asked at localhost:
			1 | 1 | 1 instance, 1 ended within 24 h, asked at localhost:
			""")
	void liveInstancesAreToldFromEndedOnes(int instances, int ended, String line) {
		answerForCluster(instances, ended);
		open("");
		assertThat(browser().text("#source")).startsWith(line);
	}

	@Test
	void statisticsOfAllInstancesArePolledAsOftenAsTheyAreReported() {
		answerForCluster(3, 0);
		open("");
		assertThat(browser().find("#interval").getDomProperty("value")).isEqualTo("10");
		assertThat(browser().find("#reset").isDisplayed()).isTrue();
		browser().find("#interval").sendKeys("5");
		poll();
		assertThat(browser().find("#interval").getDomProperty("value")).isEqualTo("5");
		assertThat(browser().find("#source a").getDomAttribute("href")).endsWith("/cachemetrics?scope=instance");
	}

	@Test
	void figuresOfOneInstanceSaySoAndAreNotReset() {
		this.interference.fail(200, "application/json", "{\"scope\":\"instance\"," + ACCOUNTS);
		open("?scope=instance");
		assertThat(browser().text("#source")).startsWith("This instance alone, at localhost:");
		assertThat(browser().find("#reset").isDisplayed()).isFalse();
		assertThat(browser().text("#no-reset")).isEqualTo("A reset is for all instances");
		assertThat(browser().texts("tbody button")).isEmpty();
	}

	private void answerForCluster(int instances, int ended) {
		this.interference.fail(200, "application/json", """
				{"scope":"cluster","instances":%d,"endedInstances":%d,"oldestReportSeconds":7,\
				"retentionSeconds":86400,%s""".formatted(instances, ended, ACCOUNTS));
	}

}
