package io.cachemetrics.sample.browser;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

import io.cachemetrics.CacheMetrics;
import io.cachemetrics.sample.SampleApplication;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * What a poll of 1,000 namespaces costs: the server, by its own meter, and the page, in the thread that everything in a page runs on.
 */
public final class PageBenchmark {

	private static final int NAMESPACES = 1000;

	private static final int POLLS = 20;

	private static final int REQUESTS = 3000;

	private PageBenchmark() {
	}

	/**
	 * Prints the costs.
	 * @param args none
	 * @throws Exception if the sample or the browser does not run
	 */
	public static void main(String[] args) throws Exception {
		try (ConfigurableApplicationContext context = SpringApplication.run(SampleApplication.class,
				"--server.port=0")) {
			CacheMetrics metrics = context.getBean(CacheMetrics.class);
			String url = "http://localhost:" + context.getEnvironment().getProperty("local.server.port")
					+ "/actuator/cachemetrics";
			record(metrics);
			server(url, context.getBean(MeterRegistry.class));
			page(url, metrics);
		}
	}

	private static void record(CacheMetrics metrics) {
		RandomGenerator random = RandomGenerator.getDefault();
		for (int i = 0; i < NAMESPACES; i++) {
			for (int n = random.nextInt(20); n > 0; n--) {
				metrics.recordHit("cache-" + i);
			}
			metrics.recordMiss("cache-" + i);
		}
	}

	private static void server(String url, MeterRegistry meters) throws Exception {
		HttpClient client = HttpClient.newHttpClient();
		HttpRequest request = HttpRequest.newBuilder(URI.create(url)).build();
		double[] before = { 0, 0 };
		for (int i = 0; i < REQUESTS; i++) {
			if (i == REQUESTS / 2) {
				before = served(meters);
			}
			client.send(request, BodyHandlers.discarding());
		}
		double[] after = served(meters);
		int bytes = client.send(request, BodyHandlers.ofByteArray()).body().length;
		System.out.printf("server: %,d bytes, served in %.2f ms on average%n", bytes,
				(after[1] - before[1]) / (after[0] - before[0]));
	}

	private static double[] served(MeterRegistry meters) {
		Timer timer = meters.get("http.server.requests").tag("uri", "/actuator/cachemetrics").timer();
		return new double[] { timer.count(), timer.totalTime(TimeUnit.MILLISECONDS) };
	}

	private static void page(String url, CacheMetrics metrics) {
		ScheduledExecutorService traffic = Executors.newSingleThreadScheduledExecutor();
		try (Browser browser = new Browser()) {
			var unused = traffic.scheduleAtFixedRate(() -> record(metrics), 0, 200, TimeUnit.MILLISECONDS);
			browser.command("Performance.enable", Map.of());
			browser.driver().manage().timeouts().scriptTimeout(Duration.ofMinutes(5));
			browser.driver().get(url);
			browser.find("#interval option[value='1']").click();
			for (String column : List.of("name", "lookups-now")) {
				browser.click("thead ." + column + " button");
				polls(browser, 5);
				double before = busy(browser);
				double[] milliseconds = polls(browser, POLLS);
				print("page, sorted by " + column + ": script that shows an answer", milliseconds);
				System.out.printf("page, sorted by %s: script, style and layout of a poll: %.1f ms on average%n", column,
						(busy(browser) - before) / POLLS * 1000);
			}
		}
		finally {
			traffic.shutdownNow();
		}
	}

	private static double[] polls(Browser browser, int count) {
		Object durations = browser.driver().executeAsyncScript("""
				const [count, done] = arguments;
				const durations = [];
				new PerformanceObserver((list, observer) => {
					durations.push(...list.getEntries().map((entry) => entry.duration));
					if (durations.length >= count) {
						observer.disconnect();
						done(durations);
					}
				}).observe({ type: 'measure' });
				""", count);
		return ((List<?>) durations).stream().mapToDouble((duration) -> ((Number) duration).doubleValue()).toArray();
	}

	private static double busy(Browser browser) {
		Object seconds = browser.run("""
				const busy = ['ScriptDuration', 'RecalcStyleDuration', 'LayoutDuration'];
				return arguments[0].metrics.filter((metric) => busy.includes(metric.name))
					.reduce((sum, metric) => sum + metric.value, 0);
				""", browser.command("Performance.getMetrics", Map.of()));
		return ((Number) seconds).doubleValue();
	}

	private static void print(String what, double[] milliseconds) {
		Arrays.sort(milliseconds);
		System.out.printf("%s: median %.2f ms, 90 %% within %.2f ms%n", what, milliseconds[milliseconds.length / 2],
				milliseconds[milliseconds.length * 9 / 10]);
	}

}
