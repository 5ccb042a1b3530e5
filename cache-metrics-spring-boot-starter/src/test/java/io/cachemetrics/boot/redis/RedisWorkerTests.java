package io.cachemetrics.boot.redis;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class RedisWorkerTests {

	private final RedisWorker worker = new RedisWorker(Duration.ofMillis(200));

	@AfterEach
	void close() {
		this.worker.close();
	}

	@Test
	void taskThatTakesTooLongIsInterruptedAndTheNextRuns() throws Exception {
		CountDownLatch interrupted = new CountDownLatch(1);
		Future<Boolean> hanging = this.worker.submit(() -> {
			try {
				return new CountDownLatch(1).await(1, TimeUnit.MINUTES);
			}
			catch (InterruptedException ex) {
				interrupted.countDown();
				throw ex;
			}
		});
		assertThatExceptionOfType(TimeoutException.class).isThrownBy(() -> this.worker.await(hanging));
		assertThat(interrupted.await(1, TimeUnit.MINUTES)).isTrue();
		assertThat(this.worker.submit(() -> Thread.currentThread().isInterrupted()).get()).isFalse();
	}

	@Test
	void whoWaitsBehindAHangingTaskIsNotKeptForLonger() {
		CountDownLatch never = new CountDownLatch(1);
		Future<Boolean> first = this.worker.submit(() -> awaitUninterruptibly(never));
		Future<Boolean> second = this.worker.submit(() -> true);
		assertThatExceptionOfType(TimeoutException.class).isThrownBy(() -> this.worker.await(second));
		assertThat(first).isNotNull();
		never.countDown();
	}

	@Test
	void failureOfATaskIsPassedOn() {
		Future<Boolean> failing = this.worker.submit(() -> {
			throw new IllegalStateException("no");
		});
		assertThatExceptionOfType(ExecutionException.class).isThrownBy(() -> this.worker.await(failing))
			.withCauseInstanceOf(IllegalStateException.class);
	}

	@Test
	void readersShareTheReadThatHasNotBegun() throws Exception {
		AtomicInteger reads = new AtomicInteger();
		SharedRead<Integer> read = new SharedRead<>(this.worker, reads::incrementAndGet);
		CountDownLatch busy = new CountDownLatch(1);
		var unused = this.worker.submit(() -> awaitUninterruptibly(busy));
		Set<Future<Integer>> futures = new HashSet<>();
		for (int i = 0; i < 100; i++) {
			futures.add(read.join());
		}
		busy.countDown();
		assertThat(futures).hasSize(1);
		assertThat(futures.iterator().next().get()).isEqualTo(1);
		assertThat(read.join().get()).isEqualTo(2);
	}

	private static boolean awaitUninterruptibly(CountDownLatch latch) {
		boolean counted = false;
		while (!counted) {
			try {
				counted = latch.await(1, TimeUnit.MINUTES);
			}
			catch (InterruptedException ex) {
				// As a client that cannot be interrupted.
			}
		}
		return counted;
	}

}
