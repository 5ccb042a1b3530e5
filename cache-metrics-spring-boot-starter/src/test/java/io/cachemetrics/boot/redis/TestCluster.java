package io.cachemetrics.boot.redis;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import io.cachemetrics.InMemoryCacheMetrics;

import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.connection.RedisStandaloneConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceClientConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

/**
 * Instances of one application on one Redis, which report when they are told to.
 */
final class TestCluster implements AutoCloseable {

	static final Duration SILENCE = Duration.ofSeconds(30);

	private static final AtomicInteger applications = new AtomicInteger();

	private final ClusterKeys keys;

	private final List<Runnable> resources = new ArrayList<>();

	private final Duration timeout;

	private final int port;

	TestCluster(int port) {
		this(port, Duration.ofSeconds(5));
	}

	TestCluster(int port, Duration timeout) {
		this(port, timeout, ClusterKeys.ofApplication("test-" + applications.incrementAndGet()));
	}

	private TestCluster(int port, Duration timeout, ClusterKeys keys) {
		this.port = port;
		this.timeout = timeout;
		this.keys = keys;
	}

	/**
	 * Returns further instances of the same application.
	 * @param port the port of a proxy of the same Redis
	 * @return instances that connect to the proxy
	 */
	TestCluster through(int port) {
		return new TestCluster(port, this.timeout, this.keys);
	}

	ClusterKeys keys() {
		return this.keys;
	}

	Instance join(String id) {
		return join(id, connect());
	}

	private RedisConnectionFactory connect() {
		LettuceConnectionFactory factory = new LettuceConnectionFactory(
				new RedisStandaloneConfiguration("127.0.0.1", this.port),
				LettuceClientConfiguration.builder()
					.commandTimeout(this.timeout)
					.shutdownTimeout(Duration.ZERO)
					.build());
		factory.afterPropertiesSet();
		this.resources.add(factory::destroy);
		return factory;
	}

	Instance join(Supplier<String> ids) {
		return join(ids, connect());
	}

	Instance join(String id, RedisConnectionFactory factory) {
		return join(() -> id, factory);
	}

	private Instance join(Supplier<String> ids, RedisConnectionFactory factory) {
		RedisExecutor executor = new RedisExecutor(this.timeout);
		this.resources.add(0, executor::close);
		ClusterStore store = new RedisClusterStore(factory, this.keys, Duration.ofHours(1), SILENCE);
		return new Instance(executor, new RedisCacheMetrics(InMemoryCacheMetrics.builder(), ids, store, executor));
	}

	@Override
	public void close() {
		this.resources.forEach(Runnable::run);
	}

	record Instance(RedisExecutor executor, RedisCacheMetrics metrics) {

		Reporter reporter() {
			return this.metrics.reporter();
		}

		boolean report() throws Exception {
			try {
				return this.executor.submit(reporter()::report).get();
			}
			catch (CancellationException ex) {
				return false;
			}
		}

	}

}
