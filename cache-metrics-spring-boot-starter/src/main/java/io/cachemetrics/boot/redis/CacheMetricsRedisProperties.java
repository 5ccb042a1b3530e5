package io.cachemetrics.boot.redis;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/**
 * Configuration properties for statistics of all instances of an application.
 *
 * @param enabled Whether statistics and resets are those of all instances of the
 * application, through Redis.
 * @param keyPrefix Prefix of the keys in Redis, the same for all instances. Unless set,
 * "cache-metrics:{name}" with the name of the application.
 * @param flushInterval Time between two reports of an instance.
 * @param retention Time for which the last report of an instance counts, also after it
 * has ended.
 * @param timeout Time to wait for an answer of Redis at most.
 * @param shutdownTimeout Time to wait for the last report when the application stops; 0
 * for none.
 */
@ConfigurationProperties("cache-metrics.redis")
record CacheMetricsRedisProperties(@DefaultValue("false") boolean enabled, @Nullable String keyPrefix,
		@DefaultValue("10s") Duration flushInterval, @DefaultValue("24h") Duration retention,
		@DefaultValue("2s") Duration timeout, @DefaultValue("2s") Duration shutdownTimeout) {

	CacheMetricsRedisProperties {
		requireAtLeast("flush-interval", flushInterval, Duration.ofMillis(100));
		requireAtLeast("retention", retention, flushInterval.multipliedBy(3));
		requireAtLeast("timeout", timeout, Duration.ofMillis(1));
		requireAtLeast("shutdown-timeout", shutdownTimeout, Duration.ZERO);
	}

	private static void requireAtLeast(String name, Duration value, Duration minimum) {
		if (value.compareTo(minimum) < 0) {
			throw new InvalidConfigurationPropertyValueException("cache-metrics.redis." + name, value,
					"It must be at least " + minimum.toMillis() + " ms.");
		}
	}

}
