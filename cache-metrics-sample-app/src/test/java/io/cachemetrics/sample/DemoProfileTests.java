package io.cachemetrics.sample;

import java.time.Duration;
import java.util.List;
import java.util.Set;

import io.cachemetrics.CacheMetrics;
import io.cachemetrics.CacheStats;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(OutputCaptureExtension.class)
class DemoProfileTests {

	private static final Duration SOON = Duration.ofSeconds(30);

	@Test
	void everyCacheHasFiguresAndTheOneOfTheAccountsFailsAndRecovers(CapturedOutput output) {
		try (ConfigurableApplicationContext context = start("demo")) {
			CacheMetrics metrics = context.getBean(CacheMetrics.class);
			Awaitility.await().atMost(SOON).untilAsserted(() -> {
				assertThat(metrics.getAllStats()).containsOnlyKeys("accounts", "exchange-rates", "images", "prices",
						"products", "sessions");
				assertThat(metrics.getAllStats().values()).allMatch((stats) -> stats.hits() > 0 && stats.misses() > 0);
				assertThat(metrics.getStats("accounts").errors()).isPositive();
			});
			CacheStats during = metrics.getStats("accounts");
			Awaitility.await().atMost(SOON).until(() -> metrics.getStats("accounts").hits() > during.hits());
			assertThat(metrics.getAllStats()).allSatisfy(
					(namespace, stats) -> assertThat(stats.errors() > 0).isEqualTo(namespace.equals("accounts")));
			assertThat(demoThreads()).isNotEmpty().allMatch(Thread::isDaemon);
		}
		Awaitility.await().untilAsserted(() -> assertThat(demoThreads()).isEmpty());
		assertThat(output).contains("The accounts cache fails for a while", "The accounts cache is back, and empty")
			.doesNotContain("not read from the cache", "not written to the cache", "ERROR");
	}

	@Test
	void nothingHappensWithoutTheProfile() {
		try (ConfigurableApplicationContext context = start("default")) {
			assertThat(context.getBeansOfType(AccountCache.class).values())
				.hasOnlyElementsOfType(CaffeineAccountCache.class);
			assertThat(context.containsBean("demoTraffic")).isFalse();
			assertThat(demoThreads()).isEmpty();
		}
	}

	private static ConfigurableApplicationContext start(String profile) {
		return SpringApplication.run(SampleApplication.class, "--spring.profiles.active=" + profile, "--server.port=0",
				"--sample.demo.lookups-per-second=2000", "--sample.demo.outage.delay=500ms",
				"--sample.demo.outage.duration=500ms", "--sample.demo.outage.period=2s");
	}

	private static List<Thread> demoThreads() {
		Set<Thread> threads = Thread.getAllStackTraces().keySet();
		return threads.stream().filter((thread) -> thread.getName().startsWith("demo-")).toList();
	}

}
