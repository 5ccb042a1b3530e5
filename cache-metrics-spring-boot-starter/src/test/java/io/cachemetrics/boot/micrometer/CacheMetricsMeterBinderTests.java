package io.cachemetrics.boot.micrometer;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToDoubleFunction;

import io.cachemetrics.CacheMetrics;
import io.cachemetrics.InMemoryCacheMetrics;
import io.cachemetrics.NamespaceListener;
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
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

@ExtendWith(OutputCaptureExtension.class)
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

	@Test
	void registryThatRefusesAMeterTakesNothingFromTheOthers(CapturedOutput output) {
		SimpleMeterRegistry refusing = new RefusingMeterRegistry("refused");
		SimpleMeterRegistry other = new SimpleMeterRegistry();
		CompositeMeterRegistry inner = new CompositeMeterRegistry();
		inner.add(refusing);
		inner.add(other);
		CompositeMeterRegistry outer = new CompositeMeterRegistry();
		SimpleMeterRegistry last = new SimpleMeterRegistry();
		outer.add(inner);
		outer.add(last);
		bind(outer);
		recordAccounts();
		this.metrics.recordHit("refused");
		for (MeterRegistry registry : List.of(other, last)) {
			assertThat(registry.find("cache.metrics.requests").tag("cache", "refused").meters()).hasSize(2);
			assertThat(registry.find("cache.metrics.errors").tag("cache", "refused").meters()).hasSize(1);
			assertThat(registry.find("cache.metrics.requests").tag("cache", "accounts").meters()).hasSize(2);
		}
		assertThat(refusing.find("cache.metrics.errors").tag("cache", "refused").meters()).hasSize(1);
		assertThat(refusing.find("cache.metrics.requests").meters()).hasSize(2);
		assertThat(output).containsOnlyOnce("'refused'")
			.contains("RefusingMeterRegistry, which refused them")
			.contains("A meter of this name exists");
	}

	@Test
	void registryOfAClosedContextIsGarbage() {
		try (AnnotationConfigApplicationContext parent = new AnnotationConfigApplicationContext()) {
			parent.registerBean(CacheMetrics.class, () -> this.metrics);
			parent.register(CacheMetricsMeterAutoConfiguration.class);
			parent.refresh();
			recordAccounts();
			List<WeakReference<MeterRegistry>> registries = new ArrayList<>();
			for (int i = 0; i < 20; i++) {
				registries.add(registryOfClosedContext(parent));
			}
			Awaitility.await().untilAsserted(() -> {
				System.gc();
				assertThat(registries).allMatch((registry) -> registry.get() == null);
			});
		}
	}

	@Test
	void listenersAreRemovedWithTheContextOrTheRegistry() {
		AtomicInteger listeners = new AtomicInteger();
		CacheMetrics counted = mock(CacheMetrics.class);
		given(counted.addNamespaceListener(any())).willAnswer((invocation) -> {
			listeners.incrementAndGet();
			return (NamespaceListener.Registration) listeners::decrementAndGet;
		});
		CacheMetricsMeterBinder binder = new CacheMetricsMeterBinder(counted);
		MeterRegistry closed = new SimpleMeterRegistry();
		binder.bindTo(closed);
		closed.close();
		binder.bindTo(new SimpleMeterRegistry());
		binder.bindTo(new SimpleMeterRegistry());
		assertThat(listeners).hasValue(2);
		binder.close();
		assertThat(listeners).hasValue(0);
	}

	@Test
	void nothingIsRegisteredWithARegistryThatIsClosed() {
		MeterRegistry registry = bind(new SimpleMeterRegistry());
		registry.close();
		recordAccounts();
		assertThat(registry.getMeters()).isEmpty();
	}

	private WeakReference<MeterRegistry> registryOfClosedContext(ApplicationContext parent) {
		try (AnnotationConfigApplicationContext child = new AnnotationConfigApplicationContext()) {
			child.setParent(parent);
			child.registerBean(SimpleMeterRegistry.class);
			child.refresh();
			MeterRegistry registry = child.getBean(MeterRegistry.class);
			child.getBean(CacheMetricsMeterBinder.class).bindTo(registry);
			assertThat(values(registry)).containsExactly(3, 5, 7);
			return new WeakReference<>(registry);
		}
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

	/**
	 * As one without tags, whose names are equal for other characters.
	 */
	private static final class RefusingMeterRegistry extends SimpleMeterRegistry {

		private final String refused;

		RefusingMeterRegistry(String refused) {
			this.refused = refused;
		}

		@Override
		protected <T> FunctionCounter newFunctionCounter(Meter.Id id, T source, ToDoubleFunction<T> function) {
			if (this.refused.equals(id.getTag("cache")) && id.getName().endsWith("requests")) {
				throw new IllegalArgumentException("A meter of this name exists");
			}
			return super.newFunctionCounter(id, source, function);
		}

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
