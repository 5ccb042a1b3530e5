package io.cachemetrics.boot.redis;

import java.time.Duration;
import java.util.Random;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Each fault of Redis, the network and the writers by itself.
 */
class RedisFaultTests extends FaultScenarios {

	@Test
	void steady() {
		this.cluster.awaitAttempts(3);
		this.cluster.assertExactOnceSettled();
	}

	@Test
	void downAndBackWithItsData() {
		this.redis.stopSaving();
		this.cluster.awaitAttempts(2);
		this.redis.start();
		this.cluster.assertExactOnceSettled();
	}

	@Test
	void downAndBackEmpty() {
		this.redis.kill();
		this.cluster.awaitAttempts(2);
		this.redis.wipe();
		this.redis.start();
		this.cluster.assertExactOnceSettled();
	}

	@Test
	void downAndBackWithOlderData() {
		byte[] older = this.redis.snapshot();
		this.cluster.awaitAttempts(2);
		this.redis.kill();
		this.redis.restore(older);
		this.redis.start();
		this.cluster.assertExactOnceSettled();
	}

	@Test
	void olderDataAndNothingCountedSince() {
		byte[] older = this.redis.snapshot();
		this.cluster.awaitAttempts(2);
		this.cluster.running().forEach(WriterProcess::pause);
		this.cluster.awaitAttempts(2);
		this.redis.kill();
		this.redis.restore(older);
		this.redis.start();
		this.cluster.assertExactOnceSettled();
	}

	@Test
	void repliesHeldPastTheTimeout() {
		this.proxy.holdReplies();
		this.cluster.awaitAttempts(3);
		this.proxy.pass();
		this.cluster.assertExactOnceSettled();
	}

	@Test
	void repliesLost() {
		this.proxy.dropReplies();
		this.cluster.awaitAttempts(3);
		this.proxy.pass();
		this.cluster.assertExactOnceSettled();
	}

	@Test
	void repliesCutOffAfterExecution() {
		for (int i = 0; i < 3; i++) {
			this.proxy.cutAfterExecution(3);
			this.cluster.awaitAttempts(2);
		}
		this.proxy.pass();
		this.cluster.assertExactOnceSettled();
	}

	@Test
	void requestsHeldPastTheTimeout() {
		this.proxy.holdRequests();
		this.cluster.awaitAttempts(3);
		this.proxy.pass();
		this.cluster.assertExactOnceSettled();
	}

	@Test
	void requestsDeliveredLateAndOutOfOrder() {
		for (int i = 0; i < 3; i++) {
			this.proxy.lateRequests();
			this.cluster.awaitAttempts(2);
			this.proxy.pass();
			this.cluster.awaitAttempts(1);
		}
		assertThat(this.proxy.deliverLate(new Random(1))).isPositive();
		this.cluster.assertExactOnceSettled();
	}

	@Test
	void clientsPaused() {
		this.redis.command("CLIENT", "PAUSE", "1500", "ALL");
		this.cluster.awaitAttempts(3);
		this.cluster.assertExactOnceSettled();
	}

	@Test
	void serverBlocked() {
		this.redis.freeze();
		this.cluster.awaitAttempts(3);
		this.redis.thaw();
		this.cluster.assertExactOnceSettled();
	}

	@Test
	void killedWriterLosesAtMostWhatItHadNotReported() {
		this.cluster.kill(2);
		this.cluster.awaitAttempts(2);
		this.cluster.assertExactOnceSettled();
	}

	@Test
	void writerThatStopsWhileAReplyHangsHasReported() {
		this.proxy.holdReplies();
		this.cluster.awaitAttempts(1);
		long start = System.nanoTime();
		this.cluster.stop(2);
		assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(6));
		this.proxy.pass();
		this.cluster.assertExactOnceSettled();
	}

}
