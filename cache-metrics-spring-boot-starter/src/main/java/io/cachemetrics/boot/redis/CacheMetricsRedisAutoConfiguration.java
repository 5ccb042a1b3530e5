package io.cachemetrics.boot.redis;

import java.security.SecureRandom;
import java.util.HexFormat;

import io.cachemetrics.CacheMetrics;
import io.cachemetrics.InMemoryCacheMetricsBuilder;
import io.cachemetrics.boot.CacheMetricsAutoConfiguration;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingClass;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.util.StringUtils;

/**
 * {@link AutoConfiguration Auto-configuration} for {@link CacheMetrics} of all instances
 * of an application. It uses the connection factory of the application.
 *
 * @since 0.1.0
 */
@AutoConfiguration(before = CacheMetricsAutoConfiguration.class,
		afterName = "org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration")
@Conditional(OnClusterEnabledCondition.class)
public final class CacheMetricsRedisAutoConfiguration {

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(RedisConnectionFactory.class)
	@ConditionalOnMissingBean(CacheMetrics.class)
	@EnableConfigurationProperties(CacheMetricsRedisProperties.class)
	static class ClusterConfiguration {

		@Bean
		RedisExecutor cacheMetricsRedisExecutor(CacheMetricsRedisProperties properties) {
			return new RedisExecutor(properties.timeout());
		}

		@Bean
		ClusterStore cacheMetricsClusterStore(BeanFactory beanFactory, Environment environment,
				CacheMetricsRedisProperties properties) {
			RedisConnectionFactory connectionFactory = new ConnectionFactorySelector(beanFactory)
				.select(properties.connectionFactory());
			return new RedisClusterStore(connectionFactory, keys(properties, environment), properties.retention(),
					properties.silence());
		}

		@Bean
		RedisCacheMetrics redisCacheMetrics(InMemoryCacheMetricsBuilder builder, ClusterStore store,
				RedisExecutor executor) {
			return new RedisCacheMetrics(builder, () -> HexFormat.of().toHexDigits(new SecureRandom().nextLong()),
					store, executor);
		}

		@Bean
		Reporter cacheMetricsReporter(RedisCacheMetrics cacheMetrics) {
			return cacheMetrics.reporter();
		}

		@Bean
		ReportingLifecycle cacheMetricsReportingLifecycle(Reporter reporter, RedisExecutor executor,
				CacheMetricsRedisProperties properties) {
			return new ReportingLifecycle(reporter, executor, properties.flushInterval(), properties.shutdownTimeout());
		}

		private static ClusterKeys keys(CacheMetricsRedisProperties properties, Environment environment) {
			String prefix = properties.keyPrefix();
			if (prefix != null) {
				return ClusterKeys.ofPrefix(prefix);
			}
			String name = environment.getProperty("spring.application.name");
			if (!StringUtils.hasText(name) || name.contains("{") || name.contains("}")) {
				throw new InvalidConfigurationPropertyValueException("spring.application.name", name,
						"With cache-metrics.redis.enabled it must tell this application from others on the same "
								+ "Redis, without braces. Or set cache-metrics.redis.key-prefix.");
			}
			return ClusterKeys.ofApplication(name);
		}

	}

	// Statistics of one instance would be taken for those of all.
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnMissingClass("org.springframework.data.redis.connection.RedisConnectionFactory")
	static class WithoutRedisConfiguration {

		WithoutRedisConfiguration() {
			throw new InvalidConfigurationPropertyValueException("cache-metrics.redis.enabled", true,
					"Spring Data Redis is not on the class path; add spring-boot-starter-data-redis.");
		}

	}

}
