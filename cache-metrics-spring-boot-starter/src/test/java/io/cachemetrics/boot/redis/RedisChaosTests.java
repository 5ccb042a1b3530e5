package io.cachemetrics.boot.redis;

import java.util.Random;

import io.cachemetrics.boot.redis.fixture.EnabledWithRedisServer;
import io.cachemetrics.boot.redis.fixture.FaultProxy;
import io.cachemetrics.boot.redis.fixture.RedisProcess;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * All faults in random order, with resets in between. The seed is the name of the test.
 */
@Tag("faults")
@EnabledWithRedisServer
class RedisChaosTests {

	private static final int STEPS = 12;

	@ParameterizedTest(name = "seed {0}")
	@ValueSource(longs = { 1, 2, 3 })
	void anyHistoryIsExactInTheEnd(long seed) {
		try (RedisProcess redis = RedisProcess.started(); FaultProxy proxy = new FaultProxy(redis.port())) {
			FaultCluster cluster = new FaultCluster(3, "spring.data.redis.host=127.0.0.1",
					"spring.data.redis.port=" + proxy.port());
			cluster.run(seed);
			cluster.awaitAttempts(1);
			Chaos chaos = new Chaos(redis, proxy, cluster, new Random(seed));
			for (int i = 0; i < STEPS; i++) {
				chaos.step();
			}
			chaos.end();
			cluster.assertExactOnceSettled();
			cluster.close();
		}
	}

	private static final class Chaos {

		private final RedisProcess redis;

		private final FaultProxy proxy;

		private final FaultCluster cluster;

		private final Random random;

		private byte[] snapshot;

		Chaos(RedisProcess redis, FaultProxy proxy, FaultCluster cluster, Random random) {
			this.redis = redis;
			this.proxy = proxy;
			this.cluster = cluster;
			this.random = random;
			this.snapshot = redis.snapshot();
		}

		void step() {
			switch (this.random.nextInt(14)) {
				case 0 -> during(this.proxy::refuse);
				case 1 -> during(this.proxy::holdReplies);
				case 2 -> during(this.proxy::dropReplies);
				case 3 -> during(() -> this.proxy.cutAfterExecution(1 + this.random.nextInt(4)));
				case 4 -> during(this.proxy::holdRequests);
				case 5 -> during(this.proxy::lateRequests);
				case 6 -> this.proxy.deliverLate(this.random);
				case 7 -> freeze();
				case 8 -> this.redis.command("CLIENT", "PAUSE", Integer.toString(this.random.nextInt(800)), "ALL");
				case 9 -> {
					this.snapshot = this.redis.snapshot();
				}
				case 10 -> restart();
				case 11 -> evict();
				default -> reset();
			}
			if (this.random.nextBoolean()) {
				this.cluster.awaitAttempts(1);
			}
		}

		void end() {
			this.proxy.pass();
			this.proxy.deliverLate(this.random);
		}

		private void during(Runnable fault) {
			fault.run();
			if (this.random.nextInt(3) == 0) {
				reset();
			}
			this.cluster.awaitAttempts(1);
			this.proxy.pass();
		}

		private void freeze() {
			this.redis.freeze();
			this.cluster.awaitAttempts(1);
			this.redis.thaw();
		}

		private void restart() {
			this.redis.kill();
			switch (this.random.nextInt(2)) {
				case 0 -> this.redis.wipe();
				default -> this.redis.restore(this.snapshot);
			}
			this.redis.start();
		}

		private void evict() {
			Object key = this.redis.command("RANDOMKEY");
			if (key != null) {
				this.redis.command("DEL", key.toString());
			}
		}

		private void reset() {
			String[] namespaces = { "", "a", "b", "c" };
			this.cluster.reset(this.random.nextInt(3), namespaces[this.random.nextInt(4)]);
		}

	}

}
