package io.cachemetrics.sample;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

import io.cachemetrics.sample.demo.DemoProperties.Outage;
import io.cachemetrics.sample.demo.OutageSchedule;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class FailingAccountCacheTests {

	private final AtomicLong nanoTime = new AtomicLong();

	private final AccountCache cache = new FailingAccountCache(new OutageSchedule(
			new Outage(Duration.ofSeconds(2), Duration.ofSeconds(3), Duration.ofSeconds(10)), this.nanoTime::get));

	@Test
	void entriesAreKeptBetweenOutages() {
		this.cache.put(1, "[]");
		at(1);
		assertThat(this.cache.get(1)).hasValue("[]");
		at(5);
		this.cache.put(2, "[]");
		at(11);
		assertThat(this.cache.get(2)).hasValue("[]");
	}

	@Test
	void readsAndWritesFailDuringAnOutage() {
		at(2);
		assertThatIllegalStateException().isThrownBy(() -> this.cache.get(1));
		assertThatIllegalStateException().isThrownBy(() -> this.cache.put(1, "[]"));
	}

	@Test
	void cacheIsEmptyAfterAnOutage() {
		this.cache.put(1, "[]");
		at(3);
		assertThatIllegalStateException().isThrownBy(() -> this.cache.get(1));
		at(5);
		assertThat(this.cache.get(1)).isEmpty();
	}

	@Test
	void cacheIsEmptyAfterAnOutageThatNobodyNoticed() {
		this.cache.put(1, "[]");
		at(6);
		assertThat(this.cache.get(1)).isEmpty();
	}

	private void at(long second) {
		this.nanoTime.set(Duration.ofSeconds(second).toNanos());
	}

}
