package io.cachemetrics.boot.redis;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The one thread that talks to Redis, and a second that wakes it. No task keeps it for
 * longer than the time-out: it is interrupted then, since a Redis client may wait for a
 * minute.
 */
final class RedisWorker implements AutoCloseable {

	private final Duration timeout;

	private final ThreadPoolExecutor worker;

	private final ScheduledThreadPoolExecutor timer;

	RedisWorker(Duration timeout) {
		this.timeout = timeout;
		this.worker = new ThreadPoolExecutor(1, 1, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>(),
				daemon("cache-metrics-redis"));
		this.timer = new ScheduledThreadPoolExecutor(1, daemon("cache-metrics-timer"));
		this.timer.setRemoveOnCancelPolicy(true);
	}

	Duration timeout() {
		return this.timeout;
	}

	/**
	 * Has the thread run a task, after those that came before.
	 * @param <T> the type of its result
	 * @param task the task
	 * @return its future
	 * @throws RejectedExecutionException if closed
	 */
	<T> Future<T> submit(Callable<T> task) {
		FutureTask<T> future = new FutureTask<>(task);
		this.worker.execute(() -> {
			ScheduledFuture<?> alarm = this.timer.schedule(() -> future.cancel(true), this.timeout.toNanos(),
					TimeUnit.NANOSECONDS);
			future.run();
			alarm.cancel(false);
		});
		return future;
	}

	/**
	 * Waits for a result, for as long as the time-out at most.
	 * @param <T> the type of the result
	 * @param future the future
	 * @return the result
	 * @throws ExecutionException if the task failed
	 * @throws TimeoutException if the task was not run, or not to its end, in time
	 * @throws InterruptedException if the waiting thread is interrupted
	 */
	<T> T await(Future<T> future) throws ExecutionException, TimeoutException, InterruptedException {
		try {
			return future.get(this.timeout.toNanos(), TimeUnit.NANOSECONDS);
		}
		catch (CancellationException ex) {
			throw new TimeoutException();
		}
	}

	/**
	 * Runs something short again and again.
	 * @param task what to run; must not throw
	 * @param delay time until the first run
	 * @param interval time between the runs
	 * @return a future to cancel
	 */
	Future<?> repeat(Runnable task, Duration delay, Duration interval) {
		return this.timer.scheduleAtFixedRate(task, delay.toNanos(), interval.toNanos(), TimeUnit.NANOSECONDS);
	}

	@Override
	public void close() {
		this.timer.shutdownNow();
		this.worker.shutdownNow();
	}

	private static ThreadFactory daemon(String name) {
		return (task) -> {
			Thread thread = new Thread(task, name);
			thread.setDaemon(true);
			return thread;
		};
	}

}
