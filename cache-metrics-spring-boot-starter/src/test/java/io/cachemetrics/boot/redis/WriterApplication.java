package io.cachemetrics.boot.redis;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;

import io.cachemetrics.CacheMetricsUnavailableException;
import io.cachemetrics.boot.ClusterCacheMetrics;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * An application of its own JVM that does what it reads from its input, line by line, and
 * answers each with one line.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
public class WriterApplication {

	private @Nullable ConfigurableApplicationContext context;

	private @Nullable WriterLoad load;

	public static void main(String[] args) throws IOException {
		WriterApplication application = new WriterApplication();
		BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
		for (String line = input.readLine(); line != null; line = input.readLine()) {
			System.out.println("> " + application.answer(line.split(" ", -1)));
		}
		System.exit(0);
	}

	private String answer(String... words) {
		try {
			return execute(words);
		}
		catch (CacheMetricsUnavailableException ex) {
			return "unavailable " + ex.getMessage();
		}
		catch (Exception ex) {
			return "failed " + ex;
		}
	}

	private String execute(String... words) throws Exception {
		switch (words[0]) {
			case "open" -> open(words);
			case "run" -> load().run(Long.parseLong(words[1]));
			case "pause" -> load().pause();
			case "reset" -> reset(words);
			case "close" -> close();
			default -> {
				return tell(words[0]);
			}
		}
		return "ok";
	}

	private String tell(String question) throws Exception {
		return switch (question) {
			case "totals" -> StatsText.encode(load().totals());
			case "acknowledged" ->
				StatsText.encode(onExecutor(() -> bean(RedisCacheMetrics.class).member().state().acknowledged()));
			case "stats" -> StatsText.encode(bean(ClusterCacheMetrics.class).getAllStats());
			case "report" -> onExecutor(bean(Reporter.class)::report).toString();
			case "attempts" -> Long.toString(bean(Reporter.class).successes() + bean(Reporter.class).failures());
			default -> throw new IllegalArgumentException(question);
		};
	}

	// Settings follow as name=value.
	private void open(String... settings) throws InterruptedException {
		if (this.context != null) {
			close();
		}
		String[] properties = settings.clone();
		properties[0] = "cache-metrics.redis.enabled=true";
		this.context = new SpringApplicationBuilder(WriterApplication.class).web(WebApplicationType.NONE)
			.properties(properties)
			.run();
		this.load = new WriterLoad(bean(ClusterCacheMetrics.class));
	}

	private void close() throws InterruptedException {
		load().pause();
		if (this.context != null) {
			this.context.close();
			this.context = null;
		}
	}

	private void reset(String... words) {
		ClusterCacheMetrics metrics = bean(ClusterCacheMetrics.class);
		if (words.length > 1) {
			metrics.reset(words[1]);
		}
		else {
			metrics.reset();
		}
	}

	private WriterLoad load() {
		if (this.load == null) {
			throw new IllegalStateException("not open");
		}
		return this.load;
	}

	private <T> T bean(Class<T> type) {
		if (this.context == null) {
			throw new IllegalStateException("not open");
		}
		return this.context.getBean(type);
	}

	private <T> T onExecutor(Callable<T> task) throws InterruptedException, ExecutionException {
		return bean(RedisExecutor.class).submit(task).get();
	}

}
