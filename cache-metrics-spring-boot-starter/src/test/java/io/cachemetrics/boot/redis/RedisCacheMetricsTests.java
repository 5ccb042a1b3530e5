package io.cachemetrics.boot.redis;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.cachemetrics.CacheMetrics;
import io.cachemetrics.CacheMetricsContract;
import io.cachemetrics.boot.redis.fixture.EnabledWithRedisServer;
import io.cachemetrics.boot.redis.fixture.RedisProcess;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * The contract of the port, on a real Redis.
 */
@EnabledWithRedisServer
class RedisCacheMetricsTests extends CacheMetricsContract {

	private static final RedisProcess redis = new RedisProcess();

	private final List<TestCluster> clusters = new ArrayList<>();

	@BeforeAll
	static void startRedis() {
		redis.start();
	}

	@AfterAll
	static void stopRedis() {
		redis.close();
	}

	@Override
	protected CacheMetrics create() {
		TestCluster cluster = new TestCluster(redis.port());
		this.clusters.add(cluster);
		return cluster.join("instance").metrics();
	}

	@Test
	void statisticsCountFromTheFirstStartOrTheLastReset() {
		TestCluster cluster = new TestCluster(redis.port());
		this.clusters.add(cluster);
		RedisCacheMetrics a = cluster.join("a").metrics();
		RedisCacheMetrics b = cluster.join("b").metrics();
		a.recordHit("user");
		leaveReport(cluster, "earlier", "accounts\t0\t1\t0\t0\t1700000000000\nuser\t0\t1\t0\t0\n");
		leaveReport(cluster, "nothing counted", "");
		Instant start = Instant.ofEpochMilli(1_700_000_000_000L);
		assertThat(b.getClusterStats().since()).isEqualTo(Map.of("accounts", start, "user", start));
		assertThat(a.getInstanceSince("accounts")).isAfter(start);
		a.reset("accounts");
		Instant reset = a.getInstanceSince("accounts");
		assertThat(reset).isCloseTo(Instant.now(), within(1, ChronoUnit.MINUTES));
		assertThat(b.getSince("accounts")).hasValue(reset);
		assertThat(b.getSince("user")).hasValue(start);
		assertThat(b.getSince("unknown")).isEmpty();
		leaveReport(cluster, "without start", "accounts\t0\t1\t0\t0\n");
		assertThat(b.getClusterStats().since()).isEqualTo(Map.of("accounts", reset));
	}

	private static void leaveReport(TestCluster cluster, String instance, String report) {
		redis.command("SET", cluster.keys().instance(instance), report);
		redis.command("ZADD", cluster.keys().instances(), "1", instance);
	}

	@AfterEach
	void closeClusters() {
		this.clusters.forEach(TestCluster::close);
	}

}
