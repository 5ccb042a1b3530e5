package io.cachemetrics.boot.micrometer;

import java.time.Duration;
import java.util.List;

import io.cachemetrics.CacheMetrics;
import io.cachemetrics.InMemoryCacheMetrics;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MockClock;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micrometer.core.instrument.simple.CountingMode;
import io.micrometer.core.instrument.simple.SimpleConfig;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CacheMetricsMeterBinderTests {

	private final CacheMetrics metrics = new InMemoryCacheMetrics();

	@Test
	void metersAppearWithTheirNamespace() {
		MeterRegistry registry = bind(new SimpleMeterRegistry());
		assertThat(registry.getMeters()).isEmpty();
		recordAccounts();
		assertThat(registry.getMeters()).extracting(Meter::getId)
			.extracting((id) -> id.getName() + id.getTags())
			.containsExactlyInAnyOrder("cache.metrics.requests[tag(cache=accounts), tag(result=hit)]",
					"cache.metrics.requests[tag(cache=accounts), tag(result=miss)]",
					"cache.metrics.errors[tag(cache=accounts)]");
		assertThat(values(registry)).containsExactly(3, 5, 7);
	}

	@Test
	void namespacesRecordedBeforeTheRegistryIsThereAreBound() {
		recordAccounts();
		assertThat(values(bind(new SimpleMeterRegistry()))).containsExactly(3, 5, 7);
	}

	@Test
	void metersDoNotMoveOnReset() {
		MeterRegistry registry = bind(new SimpleMeterRegistry());
		recordAccounts();
		this.metrics.reset("accounts");
		assertThat(values(registry)).containsExactly(3, 5, 7);
		this.metrics.reset();
		recordAccounts();
		assertThat(values(registry)).containsExactly(6, 10, 14);
	}

	@Test
	void stepRegistryLosesNoStepAndReportsNoNegativeOneAroundAReset() {
		MockClock clock = new MockClock();
		MeterRegistry registry = bind(new SimpleMeterRegistry(new StepConfig(), clock));
		recordAccounts();
		clock.add(Duration.ofMinutes(1));
		assertThat(values(registry)).containsExactly(3, 5, 7);
		recordAccounts();
		this.metrics.reset();
		recordAccounts();
		clock.add(Duration.ofMinutes(1));
		assertThat(values(registry)).containsExactly(6, 10, 14);
		this.metrics.reset();
		clock.add(Duration.ofMinutes(1));
		assertThat(values(registry)).containsExactly(0, 0, 0);
	}

	@Test
	void prometheusScrapeIsUnmovedByReset() {
		PrometheusMeterRegistry registry = bind(new PrometheusMeterRegistry(PrometheusConfig.DEFAULT));
		recordAccounts();
		String before = registry.scrape();
		assertThat(before).contains("cache_metrics_requests_total{cache=\"accounts\",result=\"hit\"} 3.0",
				"cache_metrics_requests_total{cache=\"accounts\",result=\"miss\"} 5.0",
				"cache_metrics_errors_total{cache=\"accounts\"} 7.0");
		this.metrics.reset();
		assertThat(registry.scrape()).isEqualTo(before);
	}

	@Test
	void compositeBindsARegistryThatJoinsLater() {
		CompositeMeterRegistry composite = bind(new CompositeMeterRegistry());
		recordAccounts();
		SimpleMeterRegistry late = new SimpleMeterRegistry();
		composite.add(late);
		assertThat(values(late)).containsExactly(3, 5, 7);
	}

	@Test
	void metersOutliveGarbageCollection() {
		MeterRegistry registry = bind(new SimpleMeterRegistry());
		recordAccounts();
		System.gc();
		recordAccounts();
		assertThat(values(registry)).containsExactly(6, 10, 14);
	}

	private <R extends MeterRegistry> R bind(R registry) {
		new CacheMetricsMeterBinder(this.metrics).bindTo(registry);
		return registry;
	}

	private void recordAccounts() {
		for (int i = 0; i < 7; i++) {
			if (i < 3) {
				this.metrics.recordHit("accounts");
			}
			if (i < 5) {
				this.metrics.recordMiss("accounts");
			}
			this.metrics.recordError("accounts");
		}
	}

	private static List<Integer> values(MeterRegistry registry) {
		FunctionCounter hits = registry.get("cache.metrics.requests").tag("result", "hit").functionCounter();
		FunctionCounter misses = registry.get("cache.metrics.requests").tag("result", "miss").functionCounter();
		FunctionCounter errors = registry.get("cache.metrics.errors").functionCounter();
		return List.of((int) hits.count(), (int) misses.count(), (int) errors.count());
	}

	private static final class StepConfig implements SimpleConfig {

		@Override
		public @Nullable String get(String key) {
			return null;
		}

		@Override
		public CountingMode mode() {
			return CountingMode.STEP;
		}

	}

}
