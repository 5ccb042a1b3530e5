package io.cachemetrics.boot.redis;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import io.cachemetrics.CacheMetricsUnavailableException;
import io.cachemetrics.CacheStats;
import io.cachemetrics.boot.redis.TestCluster.Instance;
import io.cachemetrics.boot.redis.fixture.EnabledWithRedisServer;
import io.cachemetrics.boot.redis.fixture.RedisProcess;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

@EnabledWithRedisServer
@ExtendWith(OutputCaptureExtension.class)
class RedisOutageTests {

	private static final String FAILURE = "Cache metrics cannot be reported to Redis";

	private static final String RECOVERY = "Cache metrics are reported to Redis again";

	private final RedisProcess redis = RedisProcess.started();

	private final TestCluster cluster = new TestCluster(this.redis.port(), Duration.ofSeconds(2));

	private final Instance instance = this.cluster.join("a");

	@AfterEach
	void close() {
		this.cluster.close();
		this.redis.close();
	}

	@Test
	void outageIsLoggedOnceAndItsEndOnce(CapturedOutput output) throws Exception {
		this.instance.metrics().recordHit("accounts");
		assertThat(this.instance.report()).isTrue();
		assertThat(output).doesNotContain(FAILURE, RECOVERY);
		this.redis.kill();
		this.instance.metrics().recordMiss("accounts");
		this.instance.metrics().recordError("user");
		for (int i = 0; i < 3; i++) {
			assertThat(this.instance.report()).isFalse();
		}
		assertThat(output).containsOnlyOnce(FAILURE).containsOnlyOnce("2 records are pending");
		assertThat(output.getAll().lines().filter((line) -> line.startsWith("	at "))).isEmpty();
		this.redis.start();
		Awaitility.await().until(this.instance::report);
		this.instance.report();
		assertThat(output).containsOnlyOnce(FAILURE).containsOnlyOnce(RECOVERY);
		assertThat(this.instance.reporter().failures()).isGreaterThanOrEqualTo(3);
		assertThat(this.instance.reporter().successes()).isEqualTo(3);
	}

	@Test
	void readerIsToldSinceWhenAndInstanceStillAnswers() throws Exception {
		this.instance.metrics().recordHit("accounts");
		this.redis.kill();
		Instant before = Instant.now();
		assertThat(this.instance.report()).isFalse();
		CacheMetricsUnavailableException first = failure();
		assertThat(first.since()).isBetween(before, Instant.now());
		assertThat(first).hasCauseInstanceOf(Exception.class)
			.message()
			.matches(
					"The statistics of the cluster cannot be read: (Redis cannot be reached|no answer within 2000 ms)");
		assertThat(failure().since()).isEqualTo(first.since());
		assertThat(this.instance.metrics().getInstanceStats())
			.containsExactly(Map.entry("accounts", new CacheStats(1, 0, 0)));
		this.redis.start();
		Awaitility.await().until(this.instance::report);
		assertThat(this.instance.metrics().getStats("accounts")).isEqualTo(new CacheStats(1, 0, 0));
		this.redis.kill();
		assertThat(failure().since()).isAfter(first.since());
	}

	private CacheMetricsUnavailableException failure() {
		CacheMetricsUnavailableException failure = catchThrowableOfType(CacheMetricsUnavailableException.class,
				() -> this.instance.metrics().getStats("accounts"));
		assertThat(failure).isNotNull();
		return failure;
	}

}
