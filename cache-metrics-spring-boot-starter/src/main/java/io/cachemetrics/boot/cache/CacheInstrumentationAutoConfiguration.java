package io.cachemetrics.boot.cache;

import io.cachemetrics.CacheMetrics;
import io.cachemetrics.boot.CacheMetricsAutoConfiguration;
import io.cachemetrics.boot.ConditionalOnCacheMetrics;
import io.micrometer.core.instrument.binder.MeterBinder;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigureOrder;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.cache.metrics.CacheMeterBinderProvider;
import org.springframework.boot.cache.metrics.CacheMetricsRegistrar;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.cache.CacheManager;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Role;
import org.springframework.core.Ordered;

/**
 * {@link AutoConfiguration Auto-configuration} that counts every cache of every
 * {@link CacheManager} bean. It comes last, to see the managers that other
 * auto-configurations make.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = CacheMetricsAutoConfiguration.class,
		afterName = "org.springframework.boot.cache.autoconfigure.CacheAutoConfiguration")
@AutoConfigureOrder(Ordered.LOWEST_PRECEDENCE)
@ConditionalOnClass(CacheManager.class)
@ConditionalOnBean(CacheManager.class)
@ConditionalOnCacheMetrics("spring-cache")
@EnableConfigurationProperties(SpringCacheProperties.class)
@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
public final class CacheInstrumentationAutoConfiguration {

	private CacheInstrumentationAutoConfiguration() {
	}

	@Bean
	@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
	static CacheManagerPostProcessor cacheMetricsCacheManagerPostProcessor(ObjectProvider<CacheMetrics> cacheMetrics,
			ObjectProvider<SpringCacheProperties> properties, ObjectProvider<CacheNamespaceResolver> resolver,
			ObjectProvider<InstrumentedCacheListener> listeners) {
		return new CacheManagerPostProcessor(
				new CacheInstrumenter(new CacheMetricsSource(cacheMetrics), properties, resolver, listeners));
	}

	/**
	 * Keeps Spring Boot's own meters of caches complete.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass({ CacheMeterBinderProvider.class, MeterBinder.class })
	static class NativeMeterConfiguration {

		@Bean
		InstrumentedCacheMeterBinderProvider instrumentedCacheMeterBinderProvider(
				ObjectProvider<CacheMeterBinderProvider<?>> providers) {
			return new InstrumentedCacheMeterBinderProvider(providers);
		}

		@Bean
		@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
		NativeMeterRegistration cacheMetricsNativeMeterRegistration(ObjectProvider<CacheMetricsRegistrar> registrar,
				SpringCacheProperties properties) {
			return new NativeMeterRegistration(registrar, properties.bindNativeMeters());
		}

	}

}
