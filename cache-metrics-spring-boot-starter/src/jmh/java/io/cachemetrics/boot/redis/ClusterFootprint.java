package io.cachemetrics.boot.redis;

import java.io.PrintStream;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import io.cachemetrics.InMemoryCacheMetrics;
import io.cachemetrics.boot.redis.fixture.RedisCommands;

import org.springframework.util.Assert;

/**
 * Prints what a cluster costs Redis: memory, time and bytes on the wire, as Redis itself
 * says.
 */
public final class ClusterFootprint {

	private static final int[] SIZES = { 10, 100, 1000 };

	private static final int NAMESPACES = 100;

	private static final long STAMP = 1_800_000_000_000_000L;

	private static final int WARMUP = 100;

	private static final int RUNS = 200;

	private static final Pattern COMMAND = Pattern.compile("cmdstat_([^:]+):calls=(\\d+),usec=(\\d+)");

	/**
	 * Commands that opening a connection or this measurement sends.
	 */
	private static final Set<String> OTHERS = Set.of("info", "config|resetstat", "hello", "client|setinfo");

	private static final String SCRIPT = "cmdstat_evalsha";

	private final PrintStream out = System.out;

	private final BenchmarkCluster cluster;

	private final RedisCommands redis;

	private ClusterFootprint(BenchmarkCluster cluster, RedisCommands redis) {
		this.cluster = cluster;
		this.redis = redis;
	}

	/**
	 * Prints everything.
	 * @param args not used
	 */
	public static void main(String[] args) {
		try (BenchmarkCluster cluster = new BenchmarkCluster();
				RedisCommands redis = new RedisCommands(cluster.redis().port())) {
			ClusterFootprint footprint = new ClusterFootprint(cluster, redis);
			footprint.print("Redis %s, namespaces of %d characters", footprint.info("server", "redis_version"),
					BenchmarkCluster.name(0).length());
			Arrays.stream(SIZES).forEach(footprint::report);
			Arrays.stream(SIZES).forEach(footprint::resets);
			Arrays.stream(SIZES).forEach(footprint::read);
			Arrays.stream(SIZES).forEach(footprint::acknowledged);
		}
	}

	private void report(int namespaces) {
		this.redis.command("FLUSHALL");
		ClusterKeys keys = this.cluster.keys();
		String instance = "0000000000000001";
		this.cluster.store().report(instance, BenchmarkCluster.report(namespaces, 0), Resets.NONE);
		long neverReset = memory(keys.instance(instance));
		this.cluster.store().report(instance, BenchmarkCluster.report(namespaces, STAMP), Resets.NONE);
		print("An instance of %d namespaces: %d bytes in Redis, %d after a reset", namespaces, neverReset,
				memory(keys.instance(instance)));
		InMemoryCacheMetrics local = BenchmarkCluster.metrics(namespaces);
		ClusterMember member = this.cluster.member(local);
		print("A report of %d namespaces: %s", namespaces, costs(() -> {
			local.recordHit(BenchmarkCluster.name(0));
			member.report();
		}));
	}

	private void resets(int namespaces) {
		this.redis.command("FLUSHALL");
		this.cluster.store()
			.report("0000000000000001", BenchmarkCluster.report(1, STAMP), BenchmarkCluster.resets(namespaces, STAMP));
		long bytes = memory(this.cluster.keys().resets());
		print("Resets of %d namespaces: %d bytes in Redis, %d each", namespaces, bytes, bytes / namespaces);
		InMemoryCacheMetrics local = BenchmarkCluster.metrics(namespaces);
		ClusterMember member = this.cluster.member(local);
		print("A report of %d namespaces, each reset: %s", namespaces, costs(() -> {
			local.recordHit(BenchmarkCluster.name(0));
			member.report();
		}));
	}

	private void read(int instances) {
		this.redis.command("FLUSHALL");
		this.cluster.reportOthers(1, instances, NAMESPACES);
		ClusterMember member = this.cluster.member(BenchmarkCluster.metrics(NAMESPACES));
		member.report();
		long bytes = memory(this.cluster.keys().instances());
		print("The set of %d instances: %d bytes in Redis, %d each", instances, bytes, bytes / instances);
		print("A read of %d instances of %d namespaces: %s", instances, NAMESPACES, costs(member::read));
	}

	private void acknowledged(int namespaces) {
		InMemoryCacheMetrics local = BenchmarkCluster.metrics(namespaces);
		ClusterMember member = this.cluster.member(local);
		long before = usedHeap();
		for (int i = 0; i < 40; i++) {
			BenchmarkCluster.names(namespaces).forEach(local::recordHit);
			member.report();
		}
		print("Acknowledged totals of %d namespaces: %d kB of heap", namespaces, (usedHeap() - before) / 1000);
		member.report();
	}

	private static long usedHeap() {
		for (int i = 0; i < 5; i++) {
			System.gc();
		}
		return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
	}

	private String costs(Runnable action) {
		run(action, WARMUP);
		this.redis.command("CONFIG", "RESETSTAT");
		run(action, RUNS);
		String statistics = info("stats");
		String commands = info("commandstats");
		// The time of a script includes that of its commands, which are listed as well.
		boolean script = commands.contains(SCRIPT);
		double micros = COMMAND.matcher(commands)
			.results()
			.filter((command) -> script ? SCRIPT.endsWith(command.group(1)) : !OTHERS.contains(command.group(1)))
			.mapToLong((MatchResult command) -> Long.parseLong(command.group(3)))
			.sum();
		return "%.1f µs in Redis, %.0f bytes to it, %.0f bytes from it, %.2f connections opened".formatted(
				micros / RUNS, perRun(statistics, "total_net_input_bytes"),
				perRun(statistics, "total_net_output_bytes"), perRun(statistics, "total_connections_received"));
	}

	private static void run(Runnable action, int times) {
		for (int i = 0; i < times; i++) {
			action.run();
		}
	}

	private long memory(String key) {
		Object bytes = this.redis.command("MEMORY", "USAGE", key, "SAMPLES", "0");
		Assert.state(bytes instanceof Long, () -> key + " is not there");
		return (long) bytes;
	}

	private static double perRun(String info, String field) {
		return Double.parseDouble(field(info, field)) / RUNS;
	}

	private String info(String section, String field) {
		return field(info(section), field);
	}

	private String info(String section) {
		return String.valueOf(this.redis.command("INFO", section));
	}

	private static String field(String info, String name) {
		return info.lines()
			.filter((line) -> line.startsWith(name + ":"))
			.map((line) -> line.substring(name.length() + 1))
			.findFirst()
			.orElseThrow();
	}

	private void print(String format, Object... args) {
		this.out.println(format.formatted(args));
	}

}
