package io.cachemetrics.boot.cache;

import io.cachemetrics.CacheMetrics;
import io.cachemetrics.boot.CacheMetricsAutoConfiguration;
import io.cachemetrics.boot.ConditionalOnCacheMetrics;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.cache.CacheManager;
import org.springframework.cache.interceptor.CacheInterceptor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Role;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ResourceLoader;
import org.springframework.util.ClassUtils;

/**
 * {@link AutoConfiguration Auto-configuration} to count Spring's caches: those of
 * annotated methods and those of {@link CacheManager} beans.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = CacheMetricsAutoConfiguration.class)
@ConditionalOnClass({ CacheManager.class, CacheInterceptor.class })
@ConditionalOnCacheMetrics("spring-cache")
@EnableConfigurationProperties(SpringCacheProperties.class)
@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
public final class CacheInstrumentationAutoConfiguration {

	// The declared class tells Spring to make it among the first, before the interceptor.
	@Bean
	@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
	static CacheManagerPostProcessor cacheMetricsCacheManagerPostProcessor(Environment environment,
			ResourceLoader resourceLoader, ObjectProvider<CacheMetrics> cacheMetrics,
			ObjectProvider<CacheNamespaceResolver> resolver) {
		// Bound here, since the bean would be made too early.
		SpringCacheProperties properties = Binder.get(environment)
			.bindOrCreate("cache-metrics.spring-cache", SpringCacheProperties.class);
		boolean nativeMeters = properties.bindNativeMeters()
				&& ClassUtils.isPresent("org.springframework.boot.cache.metrics.CacheMetricsRegistrar",
						resourceLoader.getClassLoader())
				&& ClassUtils.isPresent("io.micrometer.core.instrument.Tag", resourceLoader.getClassLoader());
		return new CacheManagerPostProcessor(properties, cacheMetrics, resolver,
				nativeMeters ? new NativeMeterRegistration() : null);
	}

}
