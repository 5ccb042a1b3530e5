package io.cachemetrics.boot.redis;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import io.cachemetrics.CacheMetricsUnavailableException;
import io.cachemetrics.CacheStats;
import io.cachemetrics.boot.ClusterStats;
import io.cachemetrics.boot.redis.TestCluster.Instance;
import io.cachemetrics.boot.redis.fixture.FaultProxy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Who takes part in a cluster, and with which rights and connections.
 */
class RedisMembershipTests extends TwoInstances {

	@Test
	void ageOfTheOldestReportIsTold() throws Exception {
		this.b.report();
		redis.command("ZINCRBY", this.cluster.keys().instances(), "-20000000", "b");
		assertThat(coverage(this.a).oldestReportAge()).isBetween(Duration.ofSeconds(20), TestCluster.SILENCE);
	}

	@Test
	void instancesThatNoLongerReportAreToldFromThoseThatDo() throws Exception {
		for (String id : List.of("b", "c", "d")) {
			Instance instance = this.cluster.join(id);
			instance.metrics().recordHit("accounts");
			instance.report();
		}
		redis.command("ZINCRBY", this.cluster.keys().instances(), "-31000000", "c");
		redis.command("ZINCRBY", this.cluster.keys().instances(), "-90000000", "d");
		ClusterStats.Coverage coverage = coverage(this.a);
		assertThat(coverage.instances()).isEqualTo(2);
		assertThat(coverage.endedInstances()).isEqualTo(2);
		assertThat(coverage.oldestReportAge()).isLessThan(TestCluster.SILENCE);
		assertThat(coverage.retention()).isEqualTo(Duration.ofHours(1));
		assertThat(this.a.metrics().getStats("accounts")).isEqualTo(new CacheStats(3, 0, 0));
	}

	@Test
	void readingNeedsNoRightToWrite() throws Exception {
		this.b.metrics().recordMiss("accounts");
		this.b.report();
		redis.command("CONFIG", "SET", "maxmemory-policy", "noeviction");
		redis.command("CONFIG", "SET", "maxmemory", "1");
		try {
			this.a.metrics().recordHit("accounts");
			assertThat(this.a.metrics().getStats("accounts")).isEqualTo(new CacheStats(1, 1, 0));
			assertThat(coverage(this.a)).extracting("instances", "endedInstances").containsExactly(2, 0);
			assertThatExceptionOfType(CacheMetricsUnavailableException.class)
				.isThrownBy(() -> this.a.metrics().reset("accounts"))
				.withMessageContaining("Redis refused it (OOM command not allowed");
		}
		finally {
			redis.command("CONFIG", "SET", "maxmemory", "0");
		}
	}

	// Two: the time and the reset. Three more read the cluster, once at most.
	@ParameterizedTest
	@CsvSource({ "counted here, 2, true", "counted elsewhere, 5, true", "unknown, 3, false" })
	void resetReadsTheClusterAtMostOnce(String namespace, int roundTrips, boolean listed) throws Exception {
		this.b.metrics().recordHit("counted elsewhere");
		this.b.report();
		try (FaultProxy proxy = new FaultProxy(redis.port());
				TestCluster proxied = this.cluster.through(proxy.port())) {
			Instance instance = proxied.join("proxied");
			instance.metrics().recordHit("counted here");
			instance.report();
			int before = proxy.requests();
			assertThat(instance.metrics().reset(namespace)).isEqualTo(listed);
			assertThat(proxy.requests() - before).isEqualTo(roundTrips);
		}
	}

	// Copies of a process that was saved before would share it.
	@Test
	void idIsMadeWithTheFirstReport() throws Exception {
		AtomicInteger ids = new AtomicInteger();
		Instance late = this.cluster.join(() -> "late-" + ids.incrementAndGet());
		late.metrics().recordHit("accounts");
		assertThat(late.metrics().getStats("accounts")).isEqualTo(new CacheStats(1, 0, 0));
		late.metrics().reset("unknown");
		assertThat(ids).hasValue(0);
		late.report();
		late.report();
		assertThat(late.metrics().getStats("accounts")).isEqualTo(new CacheStats(1, 0, 0));
		assertThat(redis.list("ZRANGE", this.cluster.keys().instances(), "0", "-1")).containsExactly("late-1");
	}

	@Test
	void reportsOpenNoConnectionOfTheirOwn() throws Exception {
		LettuceConnectionFactory factory = new LettuceConnectionFactory("127.0.0.1", redis.port());
		factory.afterPropertiesSet();
		try {
			factory.getConnection().ping();
			long before = connections();
			Instance instance = this.cluster.join("sharing", factory);
			instance.report();
			instance.metrics().getAllStats();
			instance.metrics().reset();
			instance.report();
			assertThat(connections()).isEqualTo(before);
		}
		finally {
			factory.destroy();
		}
	}

	private static long connections() {
		return String.valueOf(redis.command("CLIENT", "LIST")).lines().count();
	}

	private static ClusterStats.Coverage coverage(Instance instance) {
		return instance.metrics().getClusterStats().coverage();
	}

}
