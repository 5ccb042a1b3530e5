package io.cachemetrics.boot.micrometer;

import io.cachemetrics.CacheMetrics;
import io.cachemetrics.boot.CacheMetricsAutoConfiguration;
import io.cachemetrics.boot.ConditionalOnCacheMetrics;
import io.micrometer.core.instrument.binder.MeterBinder;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/**
 * {@link AutoConfiguration Auto-configuration} for the meters of {@link CacheMetrics}.
 * Spring Boot applies the binder to every registry there is, so none is asked for here.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = CacheMetricsAutoConfiguration.class)
@ConditionalOnClass(MeterBinder.class)
@ConditionalOnCacheMetrics
public final class CacheMetricsMeterAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	CacheMetricsMeterBinder cacheMetricsMeterBinder(CacheMetrics cacheMetrics) {
		return new CacheMetricsMeterBinder(cacheMetrics);
	}

}
