package io.cachemetrics.boot.redis;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import io.cachemetrics.CacheMetricsUnavailableException;
import io.cachemetrics.InMemoryCacheMetrics;
import io.cachemetrics.boot.redis.ModelStore.Fault;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class ReportingLifecycleTests {

	private final ModelStore store = new ModelStore();

	private final RedisExecutor executor = new RedisExecutor(Duration.ofMillis(200));

	private final RedisCacheMetrics metrics = new RedisCacheMetrics(InMemoryCacheMetrics.builder(), () -> "a",
			this.store, this.executor);

	@AfterEach
	void close() {
		this.executor.close();
	}

	@Test
	void startsAndStopsOnceAndReportsForTheLastTime() {
		ReportingLifecycle lifecycle = lifecycle(Duration.ofHours(1), Duration.ofSeconds(10));
		lifecycle.stop();
		assertThat(lifecycle.isRunning()).isFalse();
		lifecycle.start();
		lifecycle.start();
		assertThat(lifecycle.isRunning()).isTrue();
		lifecycle.stop();
		lifecycle.stop();
		assertThat(lifecycle.isRunning()).isFalse();
		assertThat(this.metrics.reporter().successes()).isEqualTo(1);
	}

	@Test
	void lastReportCanBeSwitchedOff() {
		ReportingLifecycle lifecycle = lifecycle(Duration.ofHours(1), Duration.ZERO);
		lifecycle.start();
		lifecycle.stop();
		assertThat(this.metrics.reporter().successes()).isZero();
	}

	@Test
	void hangingThreadKeepsNeitherScheduleNorStop() {
		CountDownLatch busy = new CountDownLatch(1);
		ReportingLifecycle lifecycle = lifecycle(Duration.ofMillis(1), Duration.ofMillis(50));
		lifecycle.start();
		Awaitility.await().until(() -> this.metrics.reporter().successes() > 1);
		var unused = this.executor.submit(() -> busy.await(1, TimeUnit.MINUTES));
		lifecycle.stop();
		assertThat(lifecycle.isRunning()).isFalse();
		busy.countDown();
	}

	@Test
	void lastReportDoesNotWaitForWhatHangs() {
		CountDownLatch never = new CountDownLatch(1);
		ReportingLifecycle lifecycle = lifecycle(Duration.ofHours(1), Duration.ofSeconds(10));
		lifecycle.start();
		var hanging = this.executor.submit(() -> never.await(1, TimeUnit.MINUTES));
		Future<Boolean> behind = this.executor.submit(() -> true);
		lifecycle.stop();
		assertThat(this.metrics.reporter().successes()).isEqualTo(1);
		assertThat(hanging).isDone();
		assertThat(behind).isDone();
	}

	@Test
	void resetThatIsGivenUpMeanwhileIsNotStored() {
		this.metrics.recordHit("accounts");
		assertThat(this.metrics.member().reset(null, () -> true)).isFalse();
		assertThat(this.metrics.getAllStats()).containsKey("accounts");
	}

	@Test
	void resetThatWasGivenUpIsNotBegunLater() throws Exception {
		this.metrics.recordHit("accounts");
		CountDownLatch busy = new CountDownLatch(1);
		var unused = this.executor.submit(() -> busy.await(1, TimeUnit.MINUTES));
		assertThatExceptionOfType(CacheMetricsUnavailableException.class).isThrownBy(this.metrics::reset)
			.withMessageContaining("no answer within 200 ms");
		busy.countDown();
		assertThat(this.executor.submit(() -> true).get()).isTrue();
		assertThat(this.metrics.getAllStats()).containsKey("accounts");
	}

	@Test
	void readerIsToldWhyThereIsNothingToRead() {
		this.store.fault = Fault.LOST;
		assertThatExceptionOfType(CacheMetricsUnavailableException.class).isThrownBy(this.metrics::reset)
			.withMessageEndingWith("Redis failed");
		CountDownLatch busy = new CountDownLatch(1);
		var unused = this.executor.submit(() -> busy.await(1, TimeUnit.MINUTES));
		Thread.currentThread().interrupt();
		assertThatExceptionOfType(CacheMetricsUnavailableException.class).isThrownBy(this.metrics::getAllStats)
			.withMessageEndingWith("interrupted");
		assertThat(Thread.interrupted()).isTrue();
		busy.countDown();
		this.executor.close();
		assertThatExceptionOfType(CacheMetricsUnavailableException.class).isThrownBy(this.metrics::reset)
			.withMessageEndingWith("the application stops");
	}

	@Test
	void readerIsToldSinceWhenAReportHangs() throws Exception {
		CountDownLatch hanging = new CountDownLatch(1);
		CompletableFuture<String> id = new CompletableFuture<>();
		RedisCacheMetrics metrics = new RedisCacheMetrics(InMemoryCacheMetrics.builder(), () -> {
			hanging.countDown();
			return id.join();
		}, this.store, this.executor);
		Instant start = Instant.now();
		var report = this.executor.submit(metrics.reporter()::report);
		hanging.await();
		Instant asked = Instant.now();
		CacheMetricsUnavailableException failure = catchThrowableOfType(CacheMetricsUnavailableException.class,
				metrics::getAllStats);
		assertThat(failure).isNotNull();
		assertThat(failure.since()).isBetween(start, asked);
		id.complete("b");
		assertThat(report).succeedsWithin(Duration.ofMinutes(1));
		assertThat(metrics.getAllStats()).isEmpty();
	}

	private ReportingLifecycle lifecycle(Duration interval, Duration shutdownTimeout) {
		return new ReportingLifecycle(this.metrics.reporter(), this.executor, interval, shutdownTimeout);
	}

}
