package io.cachemetrics.boot.redis;

import java.util.List;
import java.util.function.Supplier;

import io.cachemetrics.boot.redis.fixture.RedisProcess;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Each fault around a reset by itself.
 */
class RedisResetFaultTests extends FaultScenarios {

	@ParameterizedTest
	@ValueSource(strings = { "", "a" })
	void resetWhileRecording(String namespace) {
		for (int i = 0; i < 3; i++) {
			this.cluster.resetSurely(i, namespace);
			this.cluster.awaitAttempts(1);
		}
		this.cluster.assertExactOnceSettled();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "a" })
	void resetWithTimeouts(String namespace) {
		this.proxy.holdReplies();
		assertThat(this.cluster.reset(0, namespace)).isFalse();
		this.proxy.pass();
		this.cluster.awaitAttempts(1);
		this.proxy.cutAfterExecution(2);
		this.cluster.reset(1, namespace);
		this.proxy.pass();
		this.cluster.awaitAttempts(2);
		this.cluster.assertExactOnceSettled();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "a" })
	void resetBeforeAnEmptyRestart(String namespace) {
		this.cluster.resetSurely(0, namespace);
		this.redis.kill();
		this.redis.wipe();
		this.redis.start();
		this.cluster.awaitAttempts(2);
		this.cluster.assertExactOnceSettled();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "a" })
	void resetBeforeALaggingFailOver(String namespace) {
		try (RedisProcess replica = RedisProcess.started("replicaof", "127.0.0.1 " + this.redis.port())) {
			Awaitility.await()
				.until(() -> String.valueOf(replica.text("INFO", "replication")).contains("master_link_status:up"));
			this.cluster.awaitAttempts(1);
			replica.freeze();
			this.cluster.resetSurely(0, namespace);
			this.cluster.awaitAttempts(2);
			this.redis.kill();
			replica.thaw();
			replica.command("REPLICAOF", "NO", "ONE");
			this.proxy.target(replica.port());
			this.cluster.awaitAttempts(2);
			this.cluster.assertExactOnceSettled();
		}
	}

	@Test
	void pausedWriterThatComesBackAfterItsRecordExpired() {
		this.cluster.close();
		this.cluster = new FaultCluster(3, "spring.data.redis.host=127.0.0.1",
				"spring.data.redis.port=" + this.proxy.port(), "cache-metrics.redis.retention=1500ms");
		this.cluster.run(5);
		this.cluster.awaitAttempts(2);
		Supplier<Long> records = () -> this.redis.number("ZCARD", this.cluster.keys().instances());
		assertThat(records.get()).isEqualTo(3);
		this.cluster.suspend(2);
		Awaitility.await().until(() -> records.get() == 2);
		this.cluster.resetSurely(0, "a");
		this.cluster.resume(2);
		this.cluster.awaitAttempts(2);
		assertThat(records.get()).isEqualTo(3);
		this.cluster.assertExactOnceSettled();
	}

	@Test
	void evictionOfAnySingleKey() {
		this.cluster.resetSurely(0, "a");
		this.cluster.awaitAttempts(1);
		List<String> keys = this.redis.list("KEYS", "*").stream().map(String::valueOf).toList();
		assertThat(keys).hasSize(6);
		for (String key : keys) {
			this.redis.command("DEL", key);
			this.cluster.awaitAttempts(1);
			this.cluster.assertExactOnceSettled();
			this.cluster.run(7);
		}
	}

}
