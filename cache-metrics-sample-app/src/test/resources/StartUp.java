import java.io.BufferedReader;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import javax.tools.ToolProvider;

/**
 * Compares how long the packaged sample takes to start, from the start of its JVM, with the starter and without, in
 * turns. Without it, the handler gets its {@code CacheMetrics} from a configuration of its own.
 *
 * <pre>
 * ./mvnw -pl cache-metrics-sample-app -am -DskipTests package
 * java cache-metrics-sample-app/src/test/resources/StartUp.java [rounds of four starts, 15 unless given]
 * </pre>
 */
class StartUp {

	private static final String WITHOUT = """
			@org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
			public class WithoutStarter {

				@org.springframework.context.annotation.Bean
				io.cachemetrics.CacheMetrics cacheMetrics() {
					return new io.cachemetrics.InMemoryCacheMetrics();
				}

			}
			""";

	private static final Pattern STARTED = Pattern.compile("Started .* \\(process running for ([0-9.]+)\\)");

	public static void main(String[] args) throws Exception {
		int rounds = (args.length > 0) ? Integer.parseInt(args[0]) : 15;
		Path folder = Files.createTempDirectory("start-up");
		run(java(), "-Djarmode=tools", "-jar", packagedSample().toString(), "extract", "--force", "--destination",
				folder.toString());
		String with = classPath(folder, "");
		compile(folder, with);
		String without = folder + File.pathSeparator + classPath(folder, "cache-metrics-spring-boot-starter");
		List<Double> timesWith = new ArrayList<>();
		List<Double> timesWithout = new ArrayList<>();
		for (int i = -2; i < rounds; i++) {
			double first = start(with);
			double second = start(without, "--spring.main.sources=WithoutStarter");
			double third = start(without, "--spring.main.sources=WithoutStarter");
			double fourth = start(with);
			// The first two rounds warm the cache of the disk.
			if (i >= 0) {
				Collections.addAll(timesWith, first, fourth);
				Collections.addAll(timesWithout, second, third);
			}
		}
		double ratio = print("with the starter", timesWith) / print("without it", timesWithout);
		System.out.printf("ratio of the medians: %.3f%n", ratio);
	}

	private static double print(String what, List<Double> times) {
		Collections.sort(times);
		int size = times.size();
		double median = (times.get(size / 2) + times.get((size - 1) / 2)) / 2;
		System.out.printf("%-16s %d starts, median %.3f s, quartiles %.3f to %.3f s%n", what, size, median,
				times.get(size / 4), times.get(size * 3 / 4));
		return median;
	}

	private static double start(String classPath, String... arguments) throws Exception {
		List<String> command = new ArrayList<>(
				List.of(java(), "-cp", classPath, "io.cachemetrics.sample.SampleApplication", "--server.port=0"));
		Collections.addAll(command, arguments);
		Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
		StringBuilder log = new StringBuilder();
		try (BufferedReader reader = process.inputReader()) {
			String line;
			while ((line = reader.readLine()) != null) {
				Matcher started = STARTED.matcher(line);
				if (started.find()) {
					return Double.parseDouble(started.group(1));
				}
				log.append(line).append('\n');
			}
			throw new IllegalStateException(log.toString());
		}
		finally {
			process.destroyForcibly().waitFor();
		}
	}

	private static Path packagedSample() throws Exception {
		try (var files = Files.list(Path.of("cache-metrics-sample-app/target"))) {
			return files.filter((file) -> file.toString().matches(".*app-[^/]*(?<!sources|javadoc)\\.jar"))
				.findFirst()
				.orElseThrow(() -> new IllegalStateException("Package the sample first"));
		}
	}

	private static String classPath(Path folder, String left) throws Exception {
		try (var files = Files.walk(folder)) {
			return files.filter((file) -> file.toString().endsWith(".jar"))
				.filter((file) -> left.isEmpty() || !file.getFileName().toString().startsWith(left))
				.sorted()
				.map(Path::toString)
				.collect(Collectors.joining(File.pathSeparator));
		}
	}

	private static void compile(Path folder, String classPath) throws Exception {
		Path source = Files.writeString(folder.resolve("WithoutStarter.java"), WITHOUT);
		int result = ToolProvider.getSystemJavaCompiler()
			.run(null, null, null, "-proc:none", "-d", folder.toString(), "-cp", classPath, source.toString());
		if (result != 0) {
			throw new IllegalStateException("Not compiled");
		}
	}

	private static void run(String... command) throws Exception {
		if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
			throw new IllegalStateException(String.join(" ", command));
		}
	}

	private static String java() {
		return Path.of(System.getProperty("java.home"), "bin", "java").toString();
	}

}
