package io.cachemetrics.boot;

import io.cachemetrics.InMemoryCacheMetrics;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/**
 * Configuration properties for {@link io.cachemetrics.CacheMetrics}.
 *
 * @param enabled Whether to count. If not, the bean does nothing and there are no
 * endpoint and no meters.
 * @param maxNamespaces Number of namespaces to keep apart, at least 1. Those beyond are
 * counted together as "_overflow".
 * @since 0.1.0
 */
@ConfigurationProperties("cache-metrics")
public record CacheMetricsProperties(@DefaultValue("true") Boolean enabled,
		@DefaultValue("" + InMemoryCacheMetrics.DEFAULT_MAX_NAMESPACES) Integer maxNamespaces) {

	/**
	 * Creates properties.
	 * @param enabled whether to count
	 * @param maxNamespaces number of namespaces to keep apart, at least 1
	 */
	public CacheMetricsProperties {
		if (maxNamespaces < 1) {
			throw new InvalidConfigurationPropertyValueException("cache-metrics.max-namespaces", maxNamespaces,
					"It must be at least 1.");
		}
	}

}
