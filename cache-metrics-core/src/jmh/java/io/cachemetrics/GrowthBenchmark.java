package io.cachemetrics;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.ThreadParams;

/**
 * Counts hits by name, of more and more namespaces in an order of chance.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(3)
@Warmup(iterations = 3, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 200, timeUnit = TimeUnit.MILLISECONDS)
public class GrowthBenchmark {

	/**
	 * How many namespaces there are.
	 */
	@Param({ "1", "10", "1000", "10000" })
	public int namespaces;

	private final Map<String, LongAdder> adders = new ConcurrentHashMap<>();

	private CacheMetrics metrics;

	private String[] names;

	@Setup
	public void createNamespaces() {
		this.metrics = InMemoryCacheMetrics.builder().maxNamespaces(this.namespaces).build();
		List<String> shuffled = IntStream.range(0, this.namespaces).mapToObj((i) -> "cache-" + i).collect(Collectors.toList());
		Collections.shuffle(shuffled, new Random(42));
		this.names = shuffled.toArray(String[]::new);
		for (String name : this.names) {
			this.metrics.recordHit(name);
			this.adders.put(name, new LongAdder());
		}
	}

	@Benchmark
	public void cacheMetrics(Turn turn) {
		this.metrics.recordHit(turn.next(this.names));
	}

	@Benchmark
	public void mapOfLongAdders(Turn turn) {
		this.adders.get(turn.next(this.names)).increment();
	}

	/**
	 * Whose turn it is in a thread. Each starts somewhere else.
	 */
	@State(Scope.Thread)
	public static class Turn {

		private int turn;

		@Setup
		public void start(ThreadParams thread, GrowthBenchmark benchmark) {
			this.turn = (int) (1L * benchmark.namespaces * thread.getThreadIndex() / thread.getThreadCount());
		}

		String next(String[] names) {
			int turn = this.turn;
			this.turn = (turn + 1 < names.length) ? turn + 1 : 0;
			return names[turn];
		}

	}

}
