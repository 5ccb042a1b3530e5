package io.cachemetrics.boot.redis;

import io.cachemetrics.boot.redis.fixture.EnabledWithRedisServer;
import io.cachemetrics.boot.redis.fixture.RedisProcess;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Writers whose Redis fails over by a Sentinel.
 */
@Tag("faults")
@EnabledWithRedisServer
class SentinelFaultTests {

	@Test
	void killedMasterIsExactInTheEnd() {
		try (RedisProcess master = RedisProcess.started();
				RedisProcess replica = RedisProcess.started("replicaof", "127.0.0.1 " + master.port());
				RedisProcess sentinel = RedisProcess.started("sentinel",
						"monitor main 127.0.0.1 " + master.port() + " 1", "sentinel",
						"down-after-milliseconds main 500", "sentinel", "failover-timeout main 3000")) {
			Awaitility.await()
				.until(() -> String.valueOf(sentinel.text("INFO", "sentinel")).contains("status=ok")
						&& String.valueOf(sentinel.text("INFO", "sentinel")).contains("slaves=1"));
			FaultCluster cluster = new FaultCluster(3, "spring.data.redis.sentinel.master=main",
					"spring.data.redis.sentinel.nodes=127.0.0.1:" + sentinel.port());
			cluster.run(21);
			cluster.awaitAttempts(2);
			cluster.resetSurely(0, "a");
			master.kill();
			Awaitility.await().until(() -> String.valueOf(replica.text("INFO", "replication")).contains("role:master"));
			cluster.awaitAttempts(1);
			cluster.assertExactOnceSettled();
			cluster.close();
		}
	}

}
