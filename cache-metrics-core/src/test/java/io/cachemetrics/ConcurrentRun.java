package io.cachemetrics;

import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * Runs an action on several threads that start at the same moment, and waits for all.
 */
final class ConcurrentRun {

	private final AtomicInteger finished = new AtomicInteger();

	private ConcurrentRun() {
	}

	static void run(int threads, Action action) {
		ConcurrentRun race = new ConcurrentRun();
		CyclicBarrier start = new CyclicBarrier(threads);
		ExecutorService executor = Executors.newFixedThreadPool(threads);
		try {
			List<Future<?>> runs = IntStream.range(0, threads).<Future<?>>mapToObj((thread) -> executor.submit(() -> {
				start.await();
				try {
					action.run(thread, race);
				}
				finally {
					race.finished.incrementAndGet();
				}
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

	/**
	 * Repeats an action until others have finished, at least once.
	 * @param others the number of threads to finish, well or badly
	 * @param action the action to repeat
	 */
	void until(int others, Runnable action) {
		do {
			action.run();
		}
		while (this.finished.get() < others);
	}

	/**
	 * What each thread runs.
	 */
	interface Action {

		void run(int thread, ConcurrentRun race);

	}

}
