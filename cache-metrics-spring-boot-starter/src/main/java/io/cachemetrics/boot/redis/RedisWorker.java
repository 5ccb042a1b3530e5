package io.cachemetrics.boot.redis;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The one thread that talks to Redis, and a second that wakes it. Nobody waits for it
 * longer than the time-out, which does not interrupt it: a client that is connecting
 * would leave its connection behind. Only stopping does, since a report that hangs would
 * keep the last one from being sent.
 */
final class RedisWorker implements AutoCloseable {

	private final Duration timeout;

	private final ExecutorService worker = Executors.newSingleThreadExecutor(daemon("cache-metrics-redis"));

	private final ScheduledExecutorService timer = Executors
		.newSingleThreadScheduledExecutor(daemon("cache-metrics-timer"));

	RedisWorker(Duration timeout) {
		this.timeout = timeout;
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
		return this.worker.submit(task);
	}

	/**
	 * Waits for a result, for as long as the time-out at most.
	 * @param <T> the type of the result
	 * @param future the future
	 * @return the result
	 * @throws ExecutionException if the task failed
	 * @throws TimeoutException if the task was not run, or not to its end, in time
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
	 * Runs something short again and again.
	 * @param task what to run; must not throw
	 * @param delay time until the first run
	 * @param interval time between two runs
	 * @return a future to cancel
	 */
	Future<?> repeat(Runnable task, Duration delay, Duration interval) {
		return this.timer.scheduleWithFixedDelay(task, delay.toNanos(), interval.toNanos(), TimeUnit.NANOSECONDS);
	}

	@Override
	public void close() {
		this.timer.shutdownNow();
		for (Runnable waiting : this.worker.shutdownNow()) {
			if (waiting instanceof Future<?> future) {
				future.cancel(false);
			}
		}
	}

	private static ThreadFactory daemon(String name) {
		return (task) -> {
			Thread thread = new Thread(task, name);
			thread.setDaemon(true);
			return thread;
		};
	}

}
