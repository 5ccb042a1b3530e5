package io.cachemetrics.boot.redis;

import io.cachemetrics.boot.redis.fixture.EnabledWithRedisServer;
import io.cachemetrics.boot.redis.fixture.FaultProxy;
import io.cachemetrics.boot.redis.fixture.RedisProcess;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;

/**
 * Three writers that count all the while, on a Redis behind a proxy. Two classes have the
 * faults, so that they can run side by side.
 */
@Tag("faults")
@EnabledWithRedisServer
abstract class FaultScenarios {

	final RedisProcess redis = RedisProcess.started();

	final FaultProxy proxy = new FaultProxy(this.redis.port());

	FaultCluster cluster;

	@BeforeEach
	void run() {
		this.cluster = new FaultCluster(3, "spring.data.redis.host=127.0.0.1",
				"spring.data.redis.port=" + this.proxy.port());
		this.cluster.run(1);
		this.cluster.awaitAttempts(2);
	}

	@AfterEach
	void close() {
		this.cluster.close();
		this.proxy.close();
		this.redis.close();
	}

}
