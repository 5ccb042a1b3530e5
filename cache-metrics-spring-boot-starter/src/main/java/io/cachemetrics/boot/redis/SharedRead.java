package io.cachemetrics.boot.redis;

import java.util.concurrent.Callable;
import java.util.concurrent.Future;

import org.jspecify.annotations.Nullable;

/**
 * One read for all who ask before it begins. So readers do not add up, and what one gets
 * is never from before it asked.
 *
 * @param <T> the type of what is read
 */
final class SharedRead<T> {

	private final RedisWorker worker;

	private final Callable<T> read;

	private @Nullable Future<T> next;

	SharedRead(RedisWorker worker, Callable<T> read) {
		this.worker = worker;
		this.read = read;
	}

	synchronized Future<T> join() {
		Future<T> future = this.next;
		if (future == null || future.isDone()) {
			future = this.worker.submit(() -> {
				begin();
				return this.read.call();
			});
			this.next = future;
		}
		return future;
	}

	private synchronized void begin() {
		this.next = null;
	}

}
