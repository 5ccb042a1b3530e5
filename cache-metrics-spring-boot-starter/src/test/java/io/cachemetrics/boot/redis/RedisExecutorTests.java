package io.cachemetrics.boot.redis;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class RedisExecutorTests {

	private final RedisExecutor executor = new RedisExecutor(Duration.ofMillis(200));

	@AfterEach
	void close() {
		this.executor.close();
	}

	@Test
	void nobodyWaitsLongerThanTheTimeout() {
		CountDownLatch busy = new CountDownLatch(1);
		Future<Boolean> hanging = this.executor.submit(() -> busy.await(1, TimeUnit.MINUTES));
		Future<Boolean> behind = this.executor.submit(() -> true);
		assertThatExceptionOfType(TimeoutException.class).isThrownBy(() -> this.executor.await(hanging));
		assertThatExceptionOfType(TimeoutException.class).isThrownBy(() -> this.executor.await(behind));
		busy.countDown();
		assertThat(behind).succeedsWithin(Duration.ofMinutes(1));
	}

	@Test
	void whoWaitsForATaskThatNeverBeginsIsToldWhenItCloses() {
		CountDownLatch busy = new CountDownLatch(1);
		var unused = this.executor.submit(() -> busy.await(1, TimeUnit.MINUTES));
		Future<Boolean> behind = this.executor.submit(() -> true);
		this.executor.close();
		assertThatExceptionOfType(RejectedExecutionException.class).isThrownBy(() -> this.executor.await(behind));
	}

	@Test
	void failureOfATaskIsPassedOn() {
		Future<Boolean> failing = this.executor.submit(() -> {
			throw new IllegalStateException("no");
		});
		assertThatExceptionOfType(ExecutionException.class).isThrownBy(() -> this.executor.await(failing))
			.withCauseInstanceOf(IllegalStateException.class);
	}

	@Test
	void readersShareTheReadThatHasNotBegun() throws Exception {
		AtomicInteger reads = new AtomicInteger();
		CoalescedRead<Integer> read = new CoalescedRead<>(this.executor, reads::incrementAndGet);
		CountDownLatch busy = new CountDownLatch(1);
		var unused = this.executor.submit(() -> busy.await(1, TimeUnit.MINUTES));
		Set<Future<Integer>> futures = new HashSet<>();
		for (int i = 0; i < 100; i++) {
			futures.add(read.join());
		}
		busy.countDown();
		assertThat(futures).hasSize(1);
		assertThat(futures.iterator().next().get()).isEqualTo(1);
		assertThat(read.join().get()).isEqualTo(2);
	}

	@Test
	void readThatWasCancelledIsNotShared() throws Exception {
		CoalescedRead<Integer> read = new CoalescedRead<>(this.executor, () -> 1);
		CountDownLatch busy = new CountDownLatch(1);
		var unused = this.executor.submit(() -> busy.await(1, TimeUnit.MINUTES));
		assertThat(read.join().cancel(false)).isTrue();
		busy.countDown();
		assertThat(read.join().get()).isEqualTo(1);
	}

}
