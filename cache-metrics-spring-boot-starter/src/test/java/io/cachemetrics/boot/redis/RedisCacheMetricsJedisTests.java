package io.cachemetrics.boot.redis;

import java.util.ArrayList;
import java.util.List;

import io.cachemetrics.CacheMetrics;
import io.cachemetrics.CacheMetricsContract;
import io.cachemetrics.boot.redis.fixture.EnabledWithRedisServer;
import io.cachemetrics.boot.redis.fixture.RedisProcess;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;

import org.springframework.data.redis.connection.RedisStandaloneConfiguration;
import org.springframework.data.redis.connection.jedis.JedisConnectionFactory;

/**
 * The contract of the port, on a real Redis through Jedis.
 */
@EnabledWithRedisServer
class RedisCacheMetricsJedisTests extends CacheMetricsContract {

	private static final RedisProcess redis = new RedisProcess();

	private final List<TestCluster> clusters = new ArrayList<>();

	private final JedisConnectionFactory connectionFactory = new JedisConnectionFactory(
			new RedisStandaloneConfiguration("127.0.0.1", redis.port()));

	@BeforeAll
	static void startRedis() {
		redis.start();
	}

	@AfterAll
	static void stopRedis() {
		redis.close();
	}

	RedisCacheMetricsJedisTests() {
		this.connectionFactory.afterPropertiesSet();
	}

	@Override
	protected CacheMetrics create() {
		TestCluster cluster = new TestCluster(redis.port());
		this.clusters.add(cluster);
		return cluster.join("instance", this.connectionFactory).metrics();
	}

	@AfterEach
	void closeClusters() {
		this.clusters.forEach(TestCluster::close);
		this.connectionFactory.destroy();
	}

}
