package io.cachemetrics.sample;

import java.util.Optional;

import io.cachemetrics.sample.demo.OutageSchedule;
import io.cachemetrics.sample.demo.OutageSchedule.State;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fails on a schedule, and is empty after each outage.
 */
final class FailingAccountCache implements AccountCache {

	private static final Logger logger = LoggerFactory.getLogger(FailingAccountCache.class);

	private final OutageSchedule schedule;

	private AccountCache entries = new CaffeineAccountCache();

	private State last = new State(0, false);

	FailingAccountCache(OutageSchedule schedule) {
		this.schedule = schedule;
	}

	@Override
	public Optional<String> get(long userId) {
		return entries().get(userId);
	}

	@Override
	public void put(long userId, String json) {
		entries().put(userId, json);
	}

	private synchronized AccountCache entries() {
		State now = this.schedule.now();
		if (now.begun() != this.last.begun()) {
			this.entries = new CaffeineAccountCache();
		}
		if (now.out() != this.last.out()) {
			logger.info("The accounts cache {}", now.out() ? "fails for a while" : "is back, and empty");
		}
		this.last = now;
		if (now.out()) {
			throw new IllegalStateException("The demo lets the accounts cache fail");
		}
		return this.entries;
	}

}
