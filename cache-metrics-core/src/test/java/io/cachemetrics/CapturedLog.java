package io.cachemetrics;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * Keeps the warnings that {@link InMemoryCacheMetrics} logs until it is closed.
 */
final class CapturedLog extends Handler implements AutoCloseable {

	private final Logger logger = Logger.getLogger(InMemoryCacheMetrics.class.getName());

	private final List<String> warnings = new CopyOnWriteArrayList<>();

	CapturedLog() {
		this.logger.setUseParentHandlers(false);
		this.logger.addHandler(this);
	}

	List<String> warnings() {
		return this.warnings;
	}

	@Override
	public void publish(LogRecord record) {
		if (record.getLevel().equals(Level.WARNING)) {
			this.warnings.add(record.getMessage());
		}
	}

	@Override
	public void flush() {
	}

	@Override
	public void close() {
		this.logger.removeHandler(this);
		this.logger.setUseParentHandlers(true);
	}

}
