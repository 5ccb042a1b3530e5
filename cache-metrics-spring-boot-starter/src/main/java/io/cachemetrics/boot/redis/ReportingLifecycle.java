package io.cachemetrics.boot.redis;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.context.SmartLifecycle;

/**
 * Schedules the reports of this instance from the start of the application to its end.
 * Instances that start together report at different moments of the interval.
 */
final class ReportingLifecycle implements SmartLifecycle {

	/**
	 * Stops after the web server and the executors (about 2^30), so that what they still
	 * count is reported, and before the connection factory of Lettuce (0).
	 */
	private static final int PHASE = 1024;

	private static final Log logger = LogFactory.getLog(ReportingLifecycle.class);

	private final Reporter reporter;

	private final RedisExecutor executor;

	private final Duration interval;

	private final Duration shutdownTimeout;

	private @Nullable Future<?> schedule;

	ReportingLifecycle(Reporter reporter, RedisExecutor executor, Duration interval, Duration shutdownTimeout) {
		this.reporter = reporter;
		this.executor = executor;
		this.interval = interval;
		this.shutdownTimeout = shutdownTimeout;
	}

	@Override
	public synchronized void start() {
		if (this.schedule == null) {
			Duration first = Duration.ofNanos(ThreadLocalRandom.current().nextLong(this.interval.toNanos()));
			this.schedule = this.executor.repeat(this.reporter::report, first, this.interval);
		}
	}

	@Override
	public synchronized void stop() {
		if (this.schedule == null) {
			return;
		}
		if (this.shutdownTimeout.isZero()) {
			this.schedule.cancel(false);
		}
		else {
			reportLast(this.schedule);
		}
		this.schedule = null;
	}

	@Override
	public synchronized boolean isRunning() {
		return this.schedule != null;
	}

	@Override
	public int getPhase() {
		return PHASE;
	}

	private void reportLast(Future<?> schedule) {
		// What is under way may hang, and the last report contains all of it.
		schedule.cancel(false);
		this.reporter.cancelling();
		this.executor.cancelAll();
		Future<Boolean> last = this.executor.submit(this.reporter::reportLast);
		boolean acknowledged = false;
		try {
			acknowledged = last.get(this.shutdownTimeout.toNanos(), TimeUnit.NANOSECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		catch (ExecutionException | TimeoutException ex) {
			// Logged below.
		}
		last.cancel(true);
		if (!acknowledged) {
			logger.warn("Redis did not acknowledge the last report of cache metrics within "
					+ this.shutdownTimeout.toMillis()
					+ " ms: counts since the report before it may be missing from the statistics of the cluster.");
		}
	}

}
