package io.cachemetrics.boot.redis;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

import io.cachemetrics.CacheMetrics;
import io.cachemetrics.CacheStats;
import org.jspecify.annotations.Nullable;

/**
 * Records at random and keeps count of what it recorded.
 */
final class WriterLoad {

	static final List<String> NAMESPACES = List.of("a", "b", "c");

	private final CacheMetrics metrics;

	private final Map<String, CacheStats> totals = new ConcurrentHashMap<>();

	private volatile boolean running;

	private @Nullable Thread thread;

	WriterLoad(CacheMetrics metrics) {
		this.metrics = metrics;
	}

	void run(long seed) {
		Random random = new Random(seed);
		this.running = true;
		this.thread = new Thread(() -> {
			while (this.running) {
				record(random);
				LockSupport.parkNanos(50_000);
			}
		}, "load");
		this.thread.start();
	}

	void pause() throws InterruptedException {
		this.running = false;
		if (this.thread != null) {
			this.thread.join();
		}
	}

	/**
	 * Returns what was recorded. While running, what is being recorded may be missing.
	 * @return the totals by namespace
	 */
	Map<String, CacheStats> totals() {
		return this.totals;
	}

	private void record(Random random) {
		String namespace = NAMESPACES.get(random.nextInt(NAMESPACES.size()));
		switch (random.nextInt(3)) {
			case 0 -> {
				this.metrics.recordHit(namespace);
				add(namespace, new CacheStats(1, 0, 0));
			}
			case 1 -> {
				this.metrics.recordMiss(namespace);
				add(namespace, new CacheStats(0, 1, 0));
			}
			default -> {
				this.metrics.recordError(namespace);
				add(namespace, new CacheStats(0, 0, 1));
			}
		}
	}

	private void add(String namespace, CacheStats one) {
		this.totals.merge(namespace, one, CacheStats::plus);
	}

}
