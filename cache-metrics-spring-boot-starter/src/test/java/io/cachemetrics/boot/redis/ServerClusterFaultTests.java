package io.cachemetrics.boot.redis;

import io.cachemetrics.boot.redis.fixture.EnabledWithRedisServer;
import io.cachemetrics.boot.redis.fixture.RedisClusterProcesses;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Writers on a Redis Cluster of three masters with a replica each.
 */
@Tag("faults")
@EnabledWithRedisServer
class ServerClusterFaultTests {

	@ParameterizedTest
	@ValueSource(strings = { "lettuce", "jedis" })
	void plannedFailOverAndKilledMasterAreExactAndTheLogStaysReadable(String client) {
		try (RedisClusterProcesses servers = new RedisClusterProcesses()) {
			FaultCluster cluster = new FaultCluster(3, "spring.data.redis.client-type=" + client,
					"spring.data.redis.cluster.nodes=" + String.join(",", servers.nodes()));
			String key = cluster.keys().instances();
			cluster.run(11);
			cluster.awaitAttempts(2);
			servers.failOver(key);
			cluster.reset(0, "a");
			cluster.awaitAttempts(2);
			cluster.assertExactOnceSettled();
			cluster.run(12);
			cluster.awaitAttempts(1);
			servers.killOwner(key);
			cluster.reset(1, "b");
			cluster.awaitAttempts(2);
			cluster.assertExactOnceSettled();
			for (WriterProcess writer : cluster.running()) {
				String log = cluster.log(writer);
				assertThat(log.lines().filter((line) -> line.contains("Cache metrics cannot be reported")))
					.hasSizeLessThanOrEqualTo(2);
				assertThat(log).doesNotContain("\tat io.cachemetrics.");
			}
			cluster.close();
		}
	}

}
