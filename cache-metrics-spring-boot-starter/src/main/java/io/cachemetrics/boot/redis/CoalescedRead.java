package io.cachemetrics.boot.redis;

import java.util.concurrent.Callable;
import java.util.concurrent.Future;

import org.jspecify.annotations.Nullable;

/**
 * A read that is shared by all callers that ask before it begins. So reads do not pile
 * up, and no result is older than its question.
 *
 * @param <T> the type of what is read
 */
final class CoalescedRead<T> {

	private final RedisExecutor executor;

	private final Callable<T> read;

	private @Nullable Future<T> next;

	CoalescedRead(RedisExecutor executor, Callable<T> read) {
		this.executor = executor;
		this.read = read;
	}

	synchronized Future<T> join() {
		Future<T> future = this.next;
		if (future == null || future.isDone()) {
			future = this.executor.submit(() -> {
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
