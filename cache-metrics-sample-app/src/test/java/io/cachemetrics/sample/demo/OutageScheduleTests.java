package io.cachemetrics.sample.demo;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

import io.cachemetrics.sample.demo.OutageSchedule.State;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class OutageScheduleTests {

	private static final DemoProperties.Outage OUTAGE = new DemoProperties.Outage(Duration.ofSeconds(10),
			Duration.ofSeconds(7), Duration.ofSeconds(45));

	@ParameterizedTest
	@CsvSource({ "0, 0, false", "9999, 0, false", "10000, 1, true", "16999, 1, true", "17000, 1, false",
			"54999, 1, false", "55000, 2, true", "61999, 2, true", "62000, 2, false", "100000, 3, true" })
	void outagesComeAndGo(long millis, long begun, boolean out) {
		assertThat(stateAfter(millis, 0)).isEqualTo(new State(begun, out));
	}

	@ParameterizedTest
	@ValueSource(longs = { Long.MIN_VALUE, -1, Long.MAX_VALUE })
	void clockMayStartAnywhere(long start) {
		assertThat(stateAfter(9_999, start)).isEqualTo(new State(0, false));
		assertThat(stateAfter(10_000, start)).isEqualTo(new State(1, true));
	}

	private static State stateAfter(long millis, long start) {
		AtomicLong nanoTime = new AtomicLong(start);
		OutageSchedule schedule = new OutageSchedule(OUTAGE, nanoTime::get);
		nanoTime.addAndGet(millis * 1_000_000);
		return schedule.now();
	}

}
