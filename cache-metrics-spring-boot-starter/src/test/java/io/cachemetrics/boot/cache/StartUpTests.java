package io.cachemetrics.boot.cache;

import java.util.ArrayList;
import java.util.List;

import javax.sql.DataSource;

import io.cachemetrics.CacheMetrics;
import io.cachemetrics.CacheStats;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.cache.CacheManager;
import org.springframework.cache.annotation.Cacheable;
import org.springframework.cache.annotation.EnableCaching;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.Ordered;
import org.springframework.core.PriorityOrdered;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(OutputCaptureExtension.class)
class StartUpTests {

	private static final List<String> OURS = List.of("cacheMetricsCacheManagerPostProcessor",
			"cacheMetricsNativeMeterRegistration", "instrumentedCacheMeterBinderProvider", "cachemetrics.boot.cache",
			"cache-metrics.spring-cache");

	@Test
	void noBeanIsCreatedEarlierAndNoneMissesAPostProcessor(CapturedOutput output) {
		List<String> without = beansInOrderOfCreation("--cache-metrics.spring-cache.enabled=false");
		List<String> with = beansInOrderOfCreation("--cache-metrics.spring-cache.enabled=true");
		with.removeIf((bean) -> OURS.stream().anyMatch(bean::contains));
		assertThat(with).containsExactlyElementsOf(without).contains("service").doesNotContain("lazyDataSource");
		assertThat(output).doesNotContain("not eligible for getting processed");
	}

	@Test
	void annotatedServiceOfARealApplicationIsCounted() {
		try (ConfigurableApplicationContext context = start(new CreationOrder(), "--spring.cache.type=caffeine")) {
			Service service = context.getBean(Service.class);
			service.find("key");
			service.find("key");
			assertThat(context.getBean(CacheMetrics.class).getStats("found")).isEqualTo(new CacheStats(1, 1, 0));
			assertThat(context.getBean(CacheManager.class).getCacheNames()).containsExactly("found");
		}
	}

	private static List<String> beansInOrderOfCreation(String argument) {
		CreationOrder order = new CreationOrder();
		start(order, argument, "--spring.cache.type=caffeine").close();
		return order.names;
	}

	private static ConfigurableApplicationContext start(CreationOrder order, String... arguments) {
		SpringApplication application = new SpringApplication(Application.class);
		application.setWebApplicationType(WebApplicationType.NONE);
		application.addInitializers((context) -> context.getBeanFactory().addBeanPostProcessor(order));
		return application.run(arguments);
	}

	private static final class CreationOrder implements BeanPostProcessor, PriorityOrdered {

		private final List<String> names = new ArrayList<>();

		@Override
		public Object postProcessBeforeInitialization(Object bean, String beanName) {
			this.names.add(beanName);
			return bean;
		}

		@Override
		public int getOrder() {
			return Ordered.HIGHEST_PRECEDENCE;
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@EnableCaching
	static class Application {

		@Bean
		Service service() {
			return new Service();
		}

		@Bean
		@Lazy
		DataSource lazyDataSource() {
			throw new IllegalStateException("nobody asked for it");
		}

	}

	static class Service {

		@Cacheable("found")
		String find(String key) {
			return "found " + key;
		}

	}

}
