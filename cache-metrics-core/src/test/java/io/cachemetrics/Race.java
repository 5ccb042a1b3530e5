package io.cachemetrics;

import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * Runs an action on several threads that start at the same moment, and waits for all.
 */
final class Race {

	private Race() {
	}

	static void run(int threads, IntConsumer action) {
		CyclicBarrier start = new CyclicBarrier(threads);
		ExecutorService executor = Executors.newFixedThreadPool(threads);
		try {
			List<Future<?>> runs = IntStream.range(0, threads).<Future<?>>mapToObj((thread) -> executor.submit(() -> {
				start.await();
				action.accept(thread);
				return null;
			})).toList();
			for (Future<?> run : runs) {
				run.get();
			}
		}
		catch (Exception ex) {
			throw new AssertionError(ex);
		}
		finally {
			executor.shutdownNow();
		}
	}

}
