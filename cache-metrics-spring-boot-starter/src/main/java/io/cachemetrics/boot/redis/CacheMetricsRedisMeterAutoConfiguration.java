package io.cachemetrics.boot.redis;

import io.micrometer.core.instrument.binder.MeterBinder;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/**
 * {@link AutoConfiguration Auto-configuration} for meters of the reports to Redis.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = CacheMetricsRedisAutoConfiguration.class)
@ConditionalOnClass(MeterBinder.class)
@ConditionalOnBean(Reporter.class)
public final class CacheMetricsRedisMeterAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	ClusterMeterBinder cacheMetricsClusterMeterBinder(Reporter reporter) {
		return new ClusterMeterBinder(reporter);
	}

}
