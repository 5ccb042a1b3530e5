package io.cachemetrics.boot.redis;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

import io.cachemetrics.CacheStats;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Writers in JVMs of their own, and what they may show: at least what was counted after
 * the last reset, at most that and what was not acknowledged when it happened. Without a
 * reset both are the same.
 */
final class FaultCluster {

	// They end with this JVM, whose end closes their input.
	private static final List<WriterProcess> pool = new ArrayList<>();

	private static final AtomicInteger names = new AtomicInteger();

	private final List<WriterProcess> writers;

	private final String name = "faults-" + names.incrementAndGet();

	private final Map<WriterProcess, Map<String, CacheStats>> recordedAtReset = new HashMap<>();

	private final Map<WriterProcess, Map<String, CacheStats>> acknowledgedAtReset = new HashMap<>();

	private final Map<WriterProcess, Map<String, CacheStats>> acknowledgedOfSuspended = new HashMap<>();

	private final Map<WriterProcess, Map<String, CacheStats>> totalsOfSuspended = new HashMap<>();

	private final Map<WriterProcess, Map<String, CacheStats>> leastOfEnded = new HashMap<>();

	private final Map<WriterProcess, Map<String, CacheStats>> mostOfEnded = new HashMap<>();

	FaultCluster(int size, String... settings) {
		pool.removeIf((writer) -> !writer.isAlive());
		while (pool.size() < size) {
			pool.add(new WriterProcess());
		}
		this.writers = List.copyOf(pool.subList(0, size));
		List<String> all = new ArrayList<>(
				List.of("spring.application.name=" + this.name, "spring.data.redis.timeout=300ms",
						"cache-metrics.redis.flush-interval=100ms", "cache-metrics.redis.timeout=500ms"));
		all.addAll(List.of(settings));
		this.writers.forEach((writer) -> writer.open(all));
	}

	ClusterKeys keys() {
		return ClusterKeys.ofApplication(this.name);
	}

	/**
	 * Returns what a writer logged as one of this cluster.
	 * @param writer the writer
	 * @return the log
	 */
	String log(WriterProcess writer) {
		String log = writer.log();
		return log.substring(Math.max(0, log.indexOf("[" + this.name + "]")));
	}

	List<WriterProcess> running() {
		return this.writers.stream()
			.filter((writer) -> !this.leastOfEnded.containsKey(writer) && !this.totalsOfSuspended.containsKey(writer))
			.toList();
	}

	void run(long seed) {
		long each = seed;
		for (WriterProcess writer : running()) {
			writer.run(each++);
		}
	}

	/**
	 * Waits until each writer has tried to report.
	 * @param times how often
	 */
	void awaitAttempts(int times) {
		for (WriterProcess writer : running()) {
			long until = writer.attempts() + times;
			Awaitility.await().until(() -> writer.attempts() >= until);
		}
	}

	/**
	 * Resets, which may fail and take effect all the same, or later.
	 * @param index the writer that resets
	 * @param namespace the namespace, empty for all
	 * @return whether it succeeded
	 */
	boolean reset(int index, String namespace) {
		Map<WriterProcess, Map<String, CacheStats>> acknowledged = new HashMap<>(this.acknowledgedOfSuspended);
		running().forEach((writer) -> acknowledged.put(writer, writer.acknowledged()));
		boolean done = this.writers.get(index).reset(namespace);
		this.totalsOfSuspended.forEach((writer, totals) -> note(this.recordedAtReset, writer, namespace, totals));
		running().forEach((writer) -> note(this.recordedAtReset, writer, namespace, writer.totals()));
		if (done) {
			acknowledged.forEach((writer, totals) -> note(this.acknowledgedAtReset, writer, namespace, totals));
		}
		return done;
	}

	void resetSurely(int index, String namespace) {
		Awaitility.await().until(() -> reset(index, namespace));
	}

	/**
	 * Keeps a writer from running, in the middle of whatever it does.
	 * @param index the writer
	 */
	void suspend(int index) {
		WriterProcess writer = this.writers.get(index);
		writer.pause();
		this.acknowledgedOfSuspended.put(writer, writer.acknowledged());
		this.totalsOfSuspended.put(writer, writer.totals());
		writer.signal("STOP");
	}

	void resume(int index) {
		WriterProcess writer = this.writers.get(index);
		writer.signal("CONT");
		this.acknowledgedOfSuspended.remove(writer);
		this.totalsOfSuspended.remove(writer);
		writer.run(index);
	}

	void kill(int index) {
		WriterProcess writer = this.writers.get(index);
		this.leastOfEnded.put(writer, minus(writer.acknowledged(), this.recordedAtReset.get(writer)));
		// Paused only now: what it counts until then counts as not reported.
		writer.pause();
		this.mostOfEnded.put(writer, minus(writer.totals(), this.acknowledgedAtReset.get(writer)));
		writer.kill();
	}

	void stop(int index) {
		WriterProcess writer = this.writers.get(index);
		writer.stop();
		this.leastOfEnded.put(writer, minus(writer.totals(), this.recordedAtReset.get(writer)));
		this.mostOfEnded.put(writer, minus(writer.totals(), this.acknowledgedAtReset.get(writer)));
	}

	/**
	 * Stops what still runs.
	 */
	void close() {
		running().forEach(WriterProcess::stop);
	}

	/**
	 * Waits until all have reported and learnt everything, and compares what each reads
	 * with what it must.
	 */
	void assertExactOnceSettled() {
		running().forEach(WriterProcess::pause);
		for (int i = 0; i < 3; i++) {
			running().forEach((writer) -> Awaitility.await().atMost(Duration.ofSeconds(30)).until(writer::report));
		}
		Map<String, CacheStats> least = new TreeMap<>();
		Map<String, CacheStats> most = new TreeMap<>();
		this.leastOfEnded.values().forEach((figures) -> add(least, figures));
		this.mostOfEnded.values().forEach((figures) -> add(most, figures));
		for (WriterProcess writer : running()) {
			add(least, minus(writer.totals(), this.recordedAtReset.get(writer)));
			add(most, minus(writer.totals(), this.acknowledgedAtReset.get(writer)));
		}
		assertThat(most).isNotEmpty();
		for (WriterProcess reader : running()) {
			Map<String, CacheStats> actual = reader.stats();
			assertThat(actual.keySet()).isSubsetOf(most.keySet());
			most.forEach((namespace, upper) -> {
				CacheStats lower = least.getOrDefault(namespace, CacheStats.EMPTY);
				CacheStats read = actual.getOrDefault(namespace, CacheStats.EMPTY);
				assertThat(read.hits()).as("hits of %s", namespace).isBetween(lower.hits(), upper.hits());
				assertThat(read.misses()).as("misses of %s", namespace).isBetween(lower.misses(), upper.misses());
				assertThat(read.errors()).as("errors of %s", namespace).isBetween(lower.errors(), upper.errors());
			});
		}
	}

	private static void note(Map<WriterProcess, Map<String, CacheStats>> notes, WriterProcess writer, String namespace,
			Map<String, CacheStats> figures) {
		Map<String, CacheStats> noted = notes.computeIfAbsent(writer, (key) -> new TreeMap<>());
		for (String name : namespace.isEmpty() ? WriterLoad.NAMESPACES : List.of(namespace)) {
			noted.put(name, figures.getOrDefault(name, CacheStats.EMPTY));
		}
	}

	private static Map<String, CacheStats> minus(Map<String, CacheStats> figures,
			@Nullable Map<String, CacheStats> base) {
		Map<String, CacheStats> rest = new TreeMap<>(figures);
		if (base != null) {
			rest.replaceAll((namespace, stats) -> stats.minus(base.getOrDefault(namespace, CacheStats.EMPTY)));
		}
		return rest;
	}

	private static void add(Map<String, CacheStats> sum, Map<String, CacheStats> figures) {
		figures.forEach((namespace, stats) -> sum.merge(namespace, stats, CacheStats::plus));
	}

}
