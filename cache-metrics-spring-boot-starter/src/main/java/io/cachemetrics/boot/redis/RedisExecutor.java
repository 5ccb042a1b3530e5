package io.cachemetrics.boot.redis;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.jspecify.annotations.Nullable;

/**
 * The one thread that talks to Redis: reports, reads and resets run one after the other.
 * No caller waits longer than the time-out, which does not interrupt the thread, since a
 * client that is connecting would leak its connection. Only stopping interrupts it: what
 * hangs would keep the last report from being sent.
 */
final class RedisExecutor implements AutoCloseable {

	private final Duration timeout;

	private final ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(1, this::newThread);

	private volatile @Nullable Thread thread;

	/**
	 * Creates an executor.
	 * @param timeout how long a caller waits at most
	 */
	RedisExecutor(Duration timeout) {
		this.timeout = timeout;
	}

	Duration timeout() {
		return this.timeout;
	}

	/**
	 * Runs a task after those that were submitted before.
	 * @param <T> the type of its result
	 * @param task the task
	 * @return its future
	 * @throws RejectedExecutionException if closed
	 */
	<T> Future<T> submit(Callable<T> task) {
		return this.executor.submit(task);
	}

	/**
	 * Waits for a result, for as long as the time-out at most.
	 * @param <T> the type of the result
	 * @param future the future
	 * @return the result
	 * @throws ExecutionException if the task failed
	 * @throws TimeoutException if the task did not end in time
	 * @throws InterruptedException if the waiting thread is interrupted
	 * @throws RejectedExecutionException if closed before the task began
	 */
	<T> T await(Future<T> future) throws ExecutionException, TimeoutException, InterruptedException {
		try {
			return future.get(this.timeout.toNanos(), TimeUnit.NANOSECONDS);
		}
		catch (CancellationException ex) {
			throw new RejectedExecutionException("Closed", ex);
		}
	}

	/**
	 * Runs a task repeatedly.
	 * @param task the task; must not throw
	 * @param delay time until the first run
	 * @param interval time between the end of a run and the next
	 * @return a future to cancel
	 */
	Future<?> repeat(Runnable task, Duration delay, Duration interval) {
		return this.executor.scheduleWithFixedDelay(task, delay.toNanos(), interval.toNanos(), TimeUnit.NANOSECONDS);
	}

	/**
	 * Cancels all tasks, by an interrupt also the one that is running.
	 */
	void cancelAll() {
		for (Runnable waiting : this.executor.getQueue().toArray(new Runnable[0])) {
			if (this.executor.remove(waiting) && waiting instanceof Future<?> future) {
				future.cancel(false);
			}
		}
		Thread thread = this.thread;
		if (thread != null) {
			// The executor ignores it if nothing is running.
			thread.interrupt();
		}
	}

	private Thread newThread(Runnable task) {
		Thread thread = new Thread(task, "cache-metrics-redis");
		thread.setDaemon(true);
		this.thread = thread;
		return thread;
	}

	@Override
	public void close() {
		for (Runnable waiting : this.executor.shutdownNow()) {
			if (waiting instanceof Future<?> future) {
				future.cancel(false);
			}
		}
	}

}
