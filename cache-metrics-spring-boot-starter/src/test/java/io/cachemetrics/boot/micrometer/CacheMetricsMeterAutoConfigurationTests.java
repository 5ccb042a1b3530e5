package io.cachemetrics.boot.micrometer;

import io.cachemetrics.CacheMetrics;
import io.cachemetrics.InMemoryCacheMetrics;
import io.cachemetrics.boot.CacheMetricsAutoConfiguration;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.junit.jupiter.api.Test;

import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.export.prometheus.PrometheusMetricsExportAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.export.simple.SimpleMetricsExportAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

class CacheMetricsMeterAutoConfigurationTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner().withConfiguration(
			AutoConfigurations.of(CacheMetricsAutoConfiguration.class, CacheMetricsMeterAutoConfiguration.class));

	private final ApplicationContextRunner metricsRunner = this.contextRunner
		.withConfiguration(AutoConfigurations.of(MetricsAutoConfiguration.class,
				CompositeMeterRegistryAutoConfiguration.class, SimpleMetricsExportAutoConfiguration.class));

	@Test
	void metersAreBoundToTheRegistry() {
		this.metricsRunner.run((context) -> {
			context.getBean(CacheMetrics.class).recordHit("test");
			assertThat(hits(context.getBean(MeterRegistry.class))).isEqualTo(1);
		});
	}

	@Test
	void metersAreBoundToEveryRegistryOfAComposite() {
		this.metricsRunner.withConfiguration(AutoConfigurations.of(PrometheusMetricsExportAutoConfiguration.class))
			.withBean("other", SimpleMeterRegistry.class)
			.run((context) -> {
				context.getBean(CacheMetrics.class).recordHit("test");
				assertThat(hits(context.getBean(CompositeMeterRegistry.class))).isEqualTo(1);
				assertThat(hits(context.getBean(PrometheusMeterRegistry.class))).isEqualTo(1);
				assertThat(hits(context.getBean(SimpleMeterRegistry.class))).isEqualTo(1);
			});
	}

	@Test
	void metersAreBoundToCacheMetricsOfTheUser() {
		this.metricsRunner.withBean("mine", CacheMetrics.class, InMemoryCacheMetrics::new).run((context) -> {
			context.getBean(CacheMetrics.class).recordHit("test");
			assertThat(hits(context.getBean(MeterRegistry.class))).isEqualTo(1);
		});
	}

	@Test
	void metersAreBoundWhenBeansAreLazy() {
		this.metricsRunner
			.withInitializer(
					(context) -> context.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor()))
			.run((context) -> {
				context.getBean(CacheMetrics.class).recordHit("test");
				assertThat(hits(context.getBean(MeterRegistry.class))).isEqualTo(1);
			});
	}

	@Test
	void nothingHappensWhenCountingIsDisabled() {
		this.metricsRunner.withPropertyValues("cache-metrics.enabled=false").run((context) -> {
			context.getBean(CacheMetrics.class).recordHit("test");
			assertThat(context.getBean(MeterRegistry.class).find("cache.metrics.requests").meters()).isEmpty();
			assertThat(context).doesNotHaveBean(CacheMetricsMeterBinder.class);
		});
	}

	@Test
	void nothingHappensWithoutARegistry() {
		this.contextRunner.run((context) -> {
			context.getBean(CacheMetrics.class).recordHit("test");
			assertThat(context).hasNotFailed().doesNotHaveBean(MeterRegistry.class);
		});
	}

	@Test
	void nothingHappensWithoutMicrometer() {
		this.contextRunner.withClassLoader(new FilteredClassLoader("io.micrometer"))
			.run((context) -> assertThat(context).hasNotFailed()
				.hasSingleBean(CacheMetrics.class)
				.doesNotHaveBean("cacheMetricsMeterBinder"));
	}

	private static double hits(MeterRegistry registry) {
		return registry.get("cache.metrics.requests").tags("cache", "test", "result", "hit").functionCounter().count();
	}

}
