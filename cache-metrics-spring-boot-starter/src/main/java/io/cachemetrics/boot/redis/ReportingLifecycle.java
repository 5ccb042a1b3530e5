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
 * Has this instance report from the start of the application to its end. Instances that
 * start together report at different moments of the interval.
 */
final class ReportingLifecycle implements SmartLifecycle {

	/**
	 * Stops after the web server and the executors (about 2^30), so that what they still
	 * count is reported, and before the connection factory of Lettuce (0).
	 */
	private static final int PHASE = 1024;

	private static final Log logger = LogFactory.getLog(ReportingLifecycle.class);

	private final Reporter reporter;

	private final RedisWorker worker;

	private final Duration interval;

	private final Duration shutdownTimeout;

	private @Nullable Future<?> schedule;

	private volatile @Nullable Future<Boolean> current;

	private volatile boolean stopping;

	ReportingLifecycle(Reporter reporter, RedisWorker worker, Duration interval, Duration shutdownTimeout) {
		this.reporter = reporter;
		this.worker = worker;
		this.interval = interval;
		this.shutdownTimeout = shutdownTimeout;
	}

	@Override
	public synchronized void start() {
		if (this.schedule == null) {
			this.stopping = false;
			Duration first = Duration.ofNanos(ThreadLocalRandom.current().nextLong(this.interval.toNanos()));
			this.schedule = this.worker.repeat(this::submit, first, this.interval);
		}
	}

	@Override
	public synchronized void stop() {
		if (this.schedule != null) {
			this.stopping = true;
			this.schedule.cancel(false);
			this.schedule = null;
			if (!this.shutdownTimeout.isZero()) {
				reportLast();
			}
		}
	}

	@Override
	public synchronized boolean isRunning() {
		return this.schedule != null;
	}

	@Override
	public int getPhase() {
		return PHASE;
	}

	private void submit() {
		Future<Boolean> current = this.current;
		try {
			if (!this.stopping && (current == null || current.isDone())) {
				this.current = this.worker.submit(this.reporter::report);
			}
		}
		catch (Throwable ex) {
			// The timer would never call again.
			logger.warn("A report of cache metrics could not be started", ex);
		}
	}

	private void reportLast() {
		Future<Boolean> current = this.current;
		if (current != null) {
			// It may hang, and the last report holds all of it.
			this.reporter.cancelling();
			current.cancel(true);
		}
		Future<Boolean> last = this.worker.submit(this.reporter::reportLast);
		boolean acknowledged = false;
		try {
			acknowledged = last.get(this.shutdownTimeout.toNanos(), TimeUnit.NANOSECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		catch (ExecutionException | TimeoutException ex) {
			// Said below.
		}
		last.cancel(true);
		if (!acknowledged) {
			logger.warn("Redis did not acknowledge the last report of cache metrics in time: "
					+ "the cluster may lack what came after the one before it.");
		}
	}

}
