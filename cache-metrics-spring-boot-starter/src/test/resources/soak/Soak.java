import java.io.BufferedReader;
import java.io.File;
import java.io.InputStream;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

import javax.tools.ToolProvider;

/**
 * The packaged sample under load from two generators, while statistics are read and reset, the page is asked for and
 * caches are created, more of them than are kept apart. Fails for an answer that is an error, for a heap that grows after
 * warm-up, and for totals that are not what was sent.
 *
 * <pre>
 * ./mvnw -pl cache-metrics-sample-app -am -DskipTests package
 * java cache-metrics-spring-boot-starter/src/test/resources/soak/Soak.java [minutes, 10 unless given]
 * </pre>
 */
class Soak {

	private static final int MAX_NAMESPACES = 1000;

	private static final int CACHES = 1500;

	private static final String OVERFLOW = "_overflow";

	private static final List<String> CURRENCIES = List.of("USD", "GBP", "JPY", "EUR");

	private static final Pattern METER = Pattern
		.compile("cache_metrics_(requests|errors)_total\\{(?:.*,)?cache=\"([^\"]*)\".*} (\\S+)");

	private static final Pattern SERVED = Pattern
		.compile("http_server_requests_seconds_count\\{.*uri=\"(/(?:users|exchange-rates|soak)/[^\"]*)\".*} (\\S+)");

	private static final Pattern HEAP = Pattern.compile("(?m)^Total +\\d+ +(\\d+)");

	private final HttpClient client = HttpClient.newHttpClient();

	private final Map<String, LongAdder> sent = new ConcurrentHashMap<>();

	private final ConcurrentLinkedQueue<String> problems = new ConcurrentLinkedQueue<>();

	private final AtomicLong created = new AtomicLong();

	private final AtomicLong reads = new AtomicLong();

	private final AtomicLong resets = new AtomicLong();

	private final Duration duration;

	private final int port;

	private final Process sample;

	private final long start;

	private Soak(Duration duration, int port, Process sample) {
		this.duration = duration;
		this.port = port;
		this.sample = sample;
		this.start = System.nanoTime();
	}

	public static void main(String[] args) throws Exception {
		double minutes = (args.length > 0) ? Double.parseDouble(args[0]) : 10;
		Path folder = Files.createTempDirectory("soak");
		int port;
		try (ServerSocket free = new ServerSocket(0)) {
			port = free.getLocalPort();
		}
		Process sample = start(folder, port);
		boolean passed;
		try {
			passed = new Soak(Duration.ofMillis((long) (minutes * 60_000)), port, sample).run();
		}
		finally {
			sample.destroy();
			sample.waitFor();
		}
		System.out.println((passed ? "PASSED" : "FAILED") + ", log of the sample: " + folder.resolve("sample.log"));
		System.exit(passed ? 0 : 1);
	}

	private static Process start(Path folder, int port) throws Exception {
		Path jar;
		try (var files = Files.list(Path.of("cache-metrics-sample-app/target"))) {
			jar = files.filter((file) -> file.toString().matches(".*app-[^/]*(?<!sources|javadoc)\\.jar"))
				.findFirst()
				.orElseThrow(() -> new IllegalStateException("Package the sample first"));
		}
		unpack(jar, folder);
		Path classes = folder.resolve("BOOT-INF/classes");
		String classPath = classes + File.pathSeparator + libraries(folder.resolve("BOOT-INF/lib"));
		String added = "cache-metrics-spring-boot-starter/src/test/resources/soak/CacheOnTheFly.java";
		int result = ToolProvider.getSystemJavaCompiler()
			.run(null, null, null, "-proc:none", "-nowarn", "-parameters", "-d", classes.toString(), "-cp", classPath,
					added);
		if (result != 0) {
			throw new IllegalStateException("Not compiled");
		}
		return new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m",
				"-XX:+UseG1GC", "-cp", classPath, "io.cachemetrics.sample.SampleApplication", "--server.port=" + port,
				"--spring.cache.caffeine.spec=maximumSize=1,recordStats",
				"--cache-metrics.max-namespaces=" + MAX_NAMESPACES)
			.redirectErrorStream(true)
			.redirectOutput(folder.resolve("sample.log").toFile())
			.start();
	}

	private static String libraries(Path folder) throws Exception {
		try (var files = Files.list(folder)) {
			return files.map(Path::toString).collect(Collectors.joining(File.pathSeparator));
		}
	}

	private static void unpack(Path jar, Path folder) throws Exception {
		try (ZipFile zip = new ZipFile(jar.toFile())) {
			for (Enumeration<? extends ZipEntry> entries = zip.entries(); entries.hasMoreElements();) {
				ZipEntry entry = entries.nextElement();
				Path file = folder.resolve(entry.getName()).normalize();
				if (entry.isDirectory() || !file.startsWith(folder)) {
					continue;
				}
				Files.createDirectories(file.getParent());
				try (InputStream content = zip.getInputStream(entry)) {
					Files.copy(content, file);
				}
			}
		}
	}

	private boolean run() throws Exception {
		awaitStart();
		List<Thread> threads = new ArrayList<>();
		for (int i = 1; i <= 2; i++) {
			Random random = new Random(i);
			threads.add(loop(() -> generate(random)));
		}
		Random random = new Random(3);
		threads.add(loop(() -> read(random)));
		List<Long> heap = watchHeap();
		for (Thread thread : threads) {
			thread.join();
		}
		checkHeap(heap);
		checkTotals();
		long requests = this.sent.values().stream().mapToLong(LongAdder::sum).sum();
		System.out.printf("%d lookups sent (%d/s) to %d caches, %d reads, %d resets%n", requests,
				requests / Math.max(1, this.duration.toSeconds()), this.sent.size(), this.reads.get(),
				this.resets.get());
		System.out.println("live heap since warm-up, KiB: " + heap);
		this.problems.stream().limit(20).forEach((problem) -> System.out.println("PROBLEM " + problem));
		return this.problems.isEmpty();
	}

	private void awaitStart() throws Exception {
		for (int i = 0; i < 600 && this.sample.isAlive(); i++) {
			try {
				if (send("GET", "/actuator/health", "*/*").statusCode() == 200) {
					return;
				}
			}
			catch (java.io.IOException ex) {
				Thread.sleep(200);
			}
		}
		throw new IllegalStateException("The sample did not start");
	}

	private boolean isOver(double share) {
		return System.nanoTime() - this.start > this.duration.toNanos() * share;
	}

	private Thread loop(Step step) {
		Thread thread = new Thread(() -> {
			while (!isOver(1)) {
				try {
					step.run();
				}
				catch (Exception ex) {
					this.problems.add(ex.toString());
				}
			}
		});
		thread.start();
		return thread;
	}

	private void generate(Random random) throws Exception {
		int choice = random.nextInt(10);
		if (choice < 4) {
			lookUp("accounts", "/users/" + (1 + random.nextInt(3)) + "/accounts");
		}
		else if (choice < 8) {
			lookUp("exchange-rates", "/exchange-rates/" + CURRENCIES.get(random.nextInt(CURRENCIES.size())));
		}
		else {
			// All of them are there, and full with one entry, before the heap is watched: the sample keeps each.
			long next = (this.created.get() < CACHES) ? this.created.getAndIncrement() : random.nextInt(CACHES);
			lookUp("cache-" + next, "/soak/cache-" + next + "/" + random.nextInt(2));
		}
	}

	private void lookUp(String cache, String path) throws Exception {
		this.sent.computeIfAbsent(cache, (name) -> new LongAdder()).increment();
		expect("GET", path, "application/json", 200);
	}

	private void read(Random random) throws Exception {
		expect("GET", "/actuator/cachemetrics", "application/json", 200);
		expect("GET", "/actuator/cachemetrics", "text/html", 200);
		expect("GET", "/actuator/cachemetrics/accounts", "application/json", 200, 404);
		this.reads.addAndGet(3);
		if (random.nextInt(10) == 0) {
			expect("GET", "/actuator/prometheus", "*/*", 200);
			expect("DELETE", "/actuator/cachemetrics/accounts", "*/*", 204, 404);
			expect("DELETE", "/actuator/cachemetrics/cache-" + random.nextInt(CACHES), "*/*", 204, 404);
			this.resets.addAndGet(2);
		}
		if (random.nextInt(50) == 0) {
			expect("DELETE", "/actuator/cachemetrics", "*/*", 204);
			this.resets.incrementAndGet();
		}
		Thread.sleep(20);
	}

	private String expect(String method, String path, String accept, Integer... statuses) throws Exception {
		HttpResponse<String> response = send(method, path, accept);
		if (!List.of(statuses).contains(response.statusCode())) {
			this.problems.add(method + " " + path + " was answered with " + response.statusCode());
		}
		return response.body();
	}

	private HttpResponse<String> send(String method, String path, String accept) throws Exception {
		HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + this.port + path))
			.method(method, BodyPublishers.noBody())
			.header("Accept", accept)
			.timeout(Duration.ofSeconds(30))
			.build();
		try {
			return this.client.send(request, BodyHandlers.ofString());
		}
		catch (java.net.http.HttpTimeoutException ex) {
			long second = Duration.ofNanos(System.nanoTime() - this.start).toSeconds();
			throw new IllegalStateException("No answer to " + method + " " + path + " until second " + second, ex);
		}
	}

	// What warms up takes a third: the caches are all made, and what is hot is compiled.
	private List<Long> watchHeap() throws Exception {
		List<Long> heap = new ArrayList<>();
		long pause = Math.max(2_000, this.duration.toMillis() / 30);
		while (!isOver(1 - 1 / 30.0)) {
			Thread.sleep(pause);
			if (isOver(1 / 3.0)) {
				heap.add(liveHeap());
			}
		}
		return heap;
	}

	// The histogram collects and counts in one pause; after GC.run, new garbage would be in the figure.
	private long liveHeap() throws Exception {
		Matcher used = HEAP.matcher(jcmd("GC.class_histogram"));
		if (!used.find()) {
			throw new IllegalStateException("No figure of the heap");
		}
		return Long.parseLong(used.group(1)) / 1024;
	}

	private String jcmd(String command) throws Exception {
		Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
				String.valueOf(this.sample.pid()), command)
			.redirectErrorStream(true)
			.start();
		try (BufferedReader reader = process.inputReader()) {
			return reader.lines().collect(Collectors.joining("\n"));
		}
	}

	// The smallest of each half, since requests under way are live.
	private void checkHeap(List<Long> heap) {
		if (this.created.get() < CACHES || heap.size() < 4) {
			this.problems.add("Too short to judge the heap: " + this.created + " caches, " + heap.size() + " figures");
			return;
		}
		long before = heap.subList(0, heap.size() / 2).stream().mapToLong(Long::longValue).min().orElseThrow();
		long after = heap.subList(heap.size() / 2, heap.size()).stream().mapToLong(Long::longValue).min().orElseThrow();
		System.out.printf("least heap of the first and the second half: %d and %d KiB%n", before, after);
		if (after > before + 1024) {
			this.problems.add("The heap grew by " + (after - before) + " KiB");
		}
	}

	private static String folder(String name) {
		return name.contains("accounts") ? "accounts" : name.contains("exchange-rates") ? "exchange-rates" : "others";
	}

	// Meters are lifetime totals, which no reset moves. What the server says it served decides: the client of the JDK
	// repeats a GET whose connection breaks before an answer, and nobody is told.
	private void checkTotals() throws Exception {
		Map<String, Long> counted = new TreeMap<>();
		Map<String, Long> served = new TreeMap<>();
		for (String line : expect("GET", "/actuator/prometheus", "*/*", 200).lines().toList()) {
			Matcher meter = METER.matcher(line);
			if (meter.matches() && meter.group(1).equals("requests")) {
				counted.merge(meter.group(2), (long) Double.parseDouble(meter.group(3)), Long::sum);
			}
			else if (meter.matches() && Double.parseDouble(meter.group(3)) != 0) {
				this.problems.add(meter.group(3) + " errors of " + meter.group(2));
			}
			Matcher requests = SERVED.matcher(line);
			if (requests.matches()) {
				served.merge(folder(requests.group(1)), (long) Double.parseDouble(requests.group(2)), Long::sum);
			}
		}
		Map<String, Long> expected = new TreeMap<>();
		this.sent.forEach((cache, lookups) -> expected.merge(counted.containsKey(cache) ? cache : OVERFLOW,
				lookups.sum(), Long::sum));
		long repeated = served.values().stream().mapToLong(Long::longValue).sum()
				- expected.values().stream().mapToLong(Long::longValue).sum();
		System.out.println(repeated + " lookups repeated by the client");
		expected.forEach((cache, lookups) -> {
			long more = counted.getOrDefault(cache, 0L) - lookups;
			if (more < 0 || more > repeated) {
				this.problems.add(cache + ": sent " + lookups + ", counted " + counted.get(cache));
			}
		});
		Map<String, Long> countedByFolder = new TreeMap<>();
		counted.forEach((cache, lookups) -> countedByFolder.merge(folder(cache), lookups, Long::sum));
		if (!countedByFolder.equals(served)) {
			this.problems.add("served " + served + ", counted " + countedByFolder);
		}
		if (counted.size() != MAX_NAMESPACES + 1) {
			this.problems.add(counted.size() + " namespaces");
		}
	}

	private interface Step {

		void run() throws Exception;

	}

}
