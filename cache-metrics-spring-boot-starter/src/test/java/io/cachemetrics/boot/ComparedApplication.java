package io.cachemetrics.boot;

import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;

import io.cachemetrics.CacheMetrics;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.boot.actuate.autoconfigure.endpoint.EndpointAutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.cache.autoconfigure.CacheAutoConfiguration;
import org.springframework.boot.cache.autoconfigure.CachesEndpointAutoConfiguration;
import org.springframework.boot.context.annotation.ImportCandidates;
import org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsEndpointAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.export.simple.SimpleMetricsExportAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.cache.Cache;
import org.springframework.cache.CacheManager;
import org.springframework.cache.annotation.EnableCaching;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.ClassUtils;

/**
 * An application with Spring Boot's caches, meters and endpoints, with or without
 * cache-metrics. Its caches are Caffeine's, with statistics, unless properties say else.
 */
record ComparedApplication(ApplicationContext context) {

	static Runner alone(String... properties) {
		return new Runner(new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(CacheAutoConfiguration.class,
					CachesEndpointAutoConfiguration.class, CompositeMeterRegistryAutoConfiguration.class,
					DataRedisAutoConfiguration.class, EndpointAutoConfiguration.class, MetricsAutoConfiguration.class,
					MetricsEndpointAutoConfiguration.class, SimpleMetricsExportAutoConfiguration.class,
					org.springframework.boot.cache.autoconfigure.metrics.CacheMetricsAutoConfiguration.class))
			.withUserConfiguration(Caching.class)
			.withPropertyValues("spring.cache.type=caffeine", "spring.cache.caffeine.spec=recordStats",
					"management.endpoints.web.exposure.include=*")
			.withPropertyValues(properties));
	}

	static Runner withCacheMetrics(String... properties) {
		Class<?>[] starter = ImportCandidates.load(AutoConfiguration.class, null)
			.getCandidates()
			.stream()
			.filter((name) -> name.startsWith("io.cachemetrics."))
			.map((name) -> ClassUtils.resolveClassName(name, null))
			.toArray(Class<?>[]::new);
		return new Runner(alone(properties).contextRunner().withConfiguration(AutoConfigurations.of(starter)));
	}

	<T> T bean(Class<T> type) {
		return this.context.getBean(type);
	}

	CacheMetrics metrics() {
		return bean(CacheMetrics.class);
	}

	Cache cache(String name) {
		return Objects.requireNonNull(bean(CacheManager.class).getCache(name));
	}

	void missAndHit(String name) {
		cache(name).get("key");
		cache(name).put("key", "value");
		cache(name).get("key");
	}

	Map<String, Double> meters(String prefix) {
		Map<String, Double> meters = new TreeMap<>();
		for (Meter meter : bean(MeterRegistry.class).getMeters()) {
			if (meter.getId().getName().startsWith(prefix)) {
				meter.measure().forEach((each) -> meters.put(meter.getId().toString(), each.getValue()));
			}
		}
		return meters;
	}

	/**
	 * Starts and stops such an application.
	 *
	 * @param contextRunner what it is started by
	 */
	record Runner(ApplicationContextRunner contextRunner) {

		@SuppressWarnings("unchecked")
		<T> Runner withBean(T bean) {
			return new Runner(this.contextRunner.withBean((Class<T>) bean.getClass(), () -> bean));
		}

		void run(Consumer<ComparedApplication> use) {
			this.contextRunner.run((context) -> use.accept(new ComparedApplication(context)));
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableCaching
	static class Caching {

	}

}
