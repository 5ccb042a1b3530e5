package io.cachemetrics.boot.redis;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.cachemetrics.CacheStats;
import io.cachemetrics.InMemoryCacheMetrics;
import io.cachemetrics.boot.redis.fixture.RedisProcess;

import org.springframework.data.redis.connection.RedisStandaloneConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

/**
 * One application on a Redis server of its own, with namespaces of 24 characters.
 */
final class BenchmarkCluster implements AutoCloseable {

	private final ClusterKeys keys = ClusterKeys.ofApplication("benchmark");

	private final RedisProcess redis;

	private final LettuceConnectionFactory connectionFactory;

	private final RedisClusterStore store;

	BenchmarkCluster() {
		this.redis = RedisProcess.started();
		this.connectionFactory = new LettuceConnectionFactory(
				new RedisStandaloneConfiguration("127.0.0.1", this.redis.port()));
		this.connectionFactory.start();
		this.store = new RedisClusterStore(this.connectionFactory, this.keys, Duration.ofHours(24),
				Duration.ofSeconds(30));
	}

	ClusterKeys keys() {
		return this.keys;
	}

	RedisProcess redis() {
		return this.redis;
	}

	RedisClusterStore store() {
		return this.store;
	}

	/**
	 * Returns an instance.
	 * @param local what it has counted
	 * @return the instance, which has not reported
	 */
	ClusterMember member(InMemoryCacheMetrics local) {
		return new ClusterMember(() -> "0123456789abcdef", new InstanceState(local), this.store);
	}

	/**
	 * Returns an instance that has counted nothing.
	 * @param executor the thread that talks to Redis
	 * @return the instance, which has not reported
	 */
	RedisCacheMetrics metrics(RedisExecutor executor) {
		return new RedisCacheMetrics(InMemoryCacheMetrics.builder(), () -> "0123456789abcdef", this.store,
				executor);
	}

	/**
	 * Leaves reports of other instances.
	 * @param from number of the first
	 * @param to number of the one after the last
	 * @param namespaces number of namespaces of each
	 */
	void reportOthers(int from, int to, int namespaces) {
		Report report = report(namespaces, 0);
		for (int i = from; i < to; i++) {
			this.store.report("%016x".formatted(i), report, Resets.NONE);
		}
	}

	@Override
	public void close() {
		this.connectionFactory.destroy();
		this.redis.close();
	}

	static InMemoryCacheMetrics metrics(int namespaces) {
		InMemoryCacheMetrics metrics = new InMemoryCacheMetrics();
		names(namespaces).forEach(metrics::recordHit);
		return metrics;
	}

	/**
	 * Returns a report with numbers of some digits.
	 * @param namespaces number of namespaces
	 * @param stamp the reset since which they are counted, 0 for none
	 * @return the report
	 */
	static Report report(int namespaces, long stamp) {
		CacheStats stats = new CacheStats(12_345_678, 1_234_567, 123);
		return new Report(1_700_000_000_000L, names(namespaces).stream()
			.collect(Collectors.toMap(Function.identity(), (name) -> new Report.Count(stamp, stats))));
	}

	static Resets resets(int namespaces, long stamp) {
		Map<String, Long> stamps = names(namespaces).stream()
			.collect(Collectors.toMap(Resets::member, (name) -> stamp));
		return new Resets(stamps);
	}

	static List<String> names(int namespaces) {
		return IntStream.range(0, namespaces).mapToObj(BenchmarkCluster::name).toList();
	}

	static String name(int namespace) {
		return "a-cache-of-24-chars-%04d".formatted(namespace);
	}

}
