package io.cachemetrics.sample.demo;

import java.util.Map;
import java.util.function.IntConsumer;

import org.springframework.cache.Cache;
import org.springframework.cache.CacheManager;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

/**
 * Runs the load on a thread of its own for as long as the application runs. Caches of
 * which the sample knows nothing are those of the cache manager.
 */
public final class DemoTraffic implements SmartLifecycle {

	private final Load load;

	private final CacheManager cacheManager;

	private final Map<String, IntConsumer> services;

	private final ThreadPoolTaskScheduler scheduler = new ThreadPoolTaskScheduler();

	private volatile boolean running;

	/**
	 * Creates the traffic; it begins with {@link #start()}.
	 * @param properties the seed and how much
	 * @param cacheManager where to find the caches that only the demo has
	 * @param services what to ask with the key instead of a cache, by the name of the
	 * cache
	 */
	public DemoTraffic(DemoProperties properties, CacheManager cacheManager, Map<String, IntConsumer> services) {
		this.load = new Load(properties.seed(), properties.lookupsPerSecond());
		this.cacheManager = cacheManager;
		this.services = services;
		this.scheduler.setThreadNamePrefix("demo-");
		this.scheduler.setDaemon(true);
		// A batch takes some milliseconds, and a database does not like to be
		// interrupted.
		this.scheduler.setWaitForTasksToCompleteOnShutdown(true);
		this.scheduler.setAwaitTerminationSeconds(10);
	}

	@Override
	public void start() {
		this.running = true;
		this.scheduler.initialize();
		// With a delay, not at a rate: what a busy machine has missed is not made up for.
		var unused = this.scheduler.scheduleWithFixedDelay(() -> this.load.nextBatch().forEach(this::run), Load.TICK);
	}

	@Override
	public void stop() {
		this.running = false;
		this.scheduler.shutdown();
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	private void run(Lookup lookup) {
		this.services.getOrDefault(lookup.cache(), (key) -> ask(lookup.cache(), key)).accept(lookup.key());
	}

	private void ask(String name, int key) {
		Cache cache = this.cacheManager.getCache(name);
		if (cache != null) {
			cache.get(key, () -> name + " " + key);
		}
	}

}
