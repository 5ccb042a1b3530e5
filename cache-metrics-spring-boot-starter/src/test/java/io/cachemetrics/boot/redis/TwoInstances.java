package io.cachemetrics.boot.redis;

import io.cachemetrics.boot.redis.TestCluster.Instance;
import io.cachemetrics.boot.redis.fixture.EnabledWithRedisServer;
import io.cachemetrics.boot.redis.fixture.RedisProcess;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/**
 * Two instances of an application on a real Redis, which report when they are told to.
 */
@EnabledWithRedisServer
abstract class TwoInstances {

	static RedisProcess redis;

	TestCluster cluster;

	Instance a;

	Instance b;

	@BeforeAll
	static void startRedis() {
		redis = RedisProcess.started();
	}

	@AfterAll
	static void stopRedis() {
		redis.close();
	}

	@BeforeEach
	void join() {
		this.cluster = new TestCluster(redis.port());
		this.a = this.cluster.join("a");
		this.b = this.cluster.join("b");
	}

	@AfterEach
	void leave() {
		this.cluster.close();
		redis.command("FLUSHALL");
	}

	static void record(Instance instance, String namespace, int hits, int misses, int errors) {
		for (int i = 0; i < hits; i++) {
			instance.metrics().recordHit(namespace);
		}
		for (int i = 0; i < misses; i++) {
			instance.metrics().recordMiss(namespace);
		}
		for (int i = 0; i < errors; i++) {
			instance.metrics().recorder(namespace).recordError();
		}
	}

}
