package io.cachemetrics.boot;

import io.cachemetrics.CacheMetrics;
import io.cachemetrics.InMemoryCacheMetrics;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;

/**
 * {@link AutoConfiguration Auto-configuration} for {@link CacheMetrics}. There is always
 * a bean to inject: one that does nothing if {@code cache-metrics.enabled} is
 * {@code false}.
 *
 * @since 0.1.0
 */
@AutoConfiguration
@EnableConfigurationProperties(CacheMetricsProperties.class)
public final class CacheMetricsAutoConfiguration {

	CacheMetricsAutoConfiguration() {
	}

	@Bean
	@Conditional(OnCacheMetricsEnabledCondition.class)
	@ConditionalOnMissingBean(CacheMetrics.class)
	CacheMetrics inMemoryCacheMetrics(CacheMetricsProperties properties) {
		return new InMemoryCacheMetrics(properties.maxNamespaces());
	}

	@Bean
	@ConditionalOnMissingBean(CacheMetrics.class)
	CacheMetrics noOpCacheMetrics() {
		return CacheMetrics.noOp();
	}

}
