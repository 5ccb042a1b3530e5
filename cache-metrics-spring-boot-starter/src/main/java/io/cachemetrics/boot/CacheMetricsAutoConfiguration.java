package io.cachemetrics.boot;

import io.cachemetrics.CacheMetrics;
import io.cachemetrics.InMemoryCacheMetrics;
import io.cachemetrics.InMemoryCacheMetricsBuilder;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.boot.autoconfigure.condition.NoneNestedConditions;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

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

	private static final Log logger = LogFactory.getLog(CacheMetrics.class);

	// Warnings go where those of the application go, in a WAR, too, where
	// java.util.logging belongs to the server.
	@Bean
	@ConditionalOnMissingBean
	InMemoryCacheMetricsBuilder cacheMetricsBuilder(CacheMetricsProperties properties) {
		return InMemoryCacheMetrics.builder().maxNamespaces(properties.maxNamespaces()).warnings(logger::warn);
	}

	@Bean
	@Conditional(OnCacheMetricsEnabledCondition.class)
	@ConditionalOnMissingBean(CacheMetrics.class)
	CacheMetrics inMemoryCacheMetrics(InMemoryCacheMetricsBuilder builder) {
		return builder.build();
	}

	@Bean
	@ConditionalOnMissingBean(CacheMetrics.class)
	CacheMetrics noOpCacheMetrics() {
		return CacheMetrics.noOp();
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnBean(CacheMetrics.class)
	@Conditional({ OnCacheMetricsEnabledCondition.class, SeveralCandidatesCondition.class })
	static class SeveralCandidatesConfiguration {

		SeveralCandidatesConfiguration() {
			logger.warn("There are several CacheMetrics beans and none is marked as @Primary: "
					+ "there are no endpoint and no meters, and Spring caches are not counted. Mark one as @Primary.");
		}

	}

	static class SeveralCandidatesCondition extends NoneNestedConditions {

		SeveralCandidatesCondition() {
			super(ConfigurationPhase.REGISTER_BEAN);
		}

		@ConditionalOnSingleCandidate(CacheMetrics.class)
		static class SingleCandidate {

		}

	}

}
