package io.cachemetrics.boot.redis;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.util.StringUtils;

/**
 * Configuration properties for statistics of all instances of an application.
 *
 * @param enabled Whether statistics and resets are those of all instances of the
 * application, through Redis.
 * @param connectionFactory Name of the RedisConnectionFactory bean to use. Unless set,
 * the only one or the primary one.
 * @param keyPrefix Prefix of the keys in Redis, the same for all instances. Unless set,
 * "cache-metrics:{name}" with the name of the application.
 * @param flushInterval Time between two reports of an instance.
 * @param retention How long the last report of an instance is included, even after the
 * instance has stopped.
 * @param timeout How long a caller of getStats, getAllStats or reset waits for Redis at
 * most.
 * @param shutdownTimeout How long to wait for the last report when the application stops;
 * 0 to send none.
 */
@ConfigurationProperties("cache-metrics.redis")
record CacheMetricsRedisProperties(@DefaultValue("false") Boolean enabled, @Nullable String connectionFactory,
		@Nullable String keyPrefix, @DefaultValue("10s") Duration flushInterval,
		@DefaultValue("24h") Duration retention, @DefaultValue("2s") Duration timeout,
		@DefaultValue("2s") Duration shutdownTimeout) {

	/**
	 * Flush intervals without a report after which an instance is taken to have ended.
	 */
	private static final int MISSED_REPORTS = 3;

	CacheMetricsRedisProperties {
		// As an empty environment variable is.
		connectionFactory = StringUtils.hasText(connectionFactory) ? connectionFactory : null;
		keyPrefix = StringUtils.hasText(keyPrefix) ? keyPrefix : null;
		require("flush-interval", flushInterval, "100ms", "1d");
		require("retention", retention, "0s", "3650d");
		require("timeout", timeout, "1ms", "1h");
		require("shutdown-timeout", shutdownTimeout, "0s", "1h");
		if (retention.compareTo(flushInterval.multipliedBy(MISSED_REPORTS)) < 0) {
			throw new InvalidConfigurationPropertyValueException("cache-metrics.redis.retention", retention,
					"It must be at least " + MISSED_REPORTS + " times cache-metrics.redis.flush-interval, which is "
							+ flushInterval + ".");
		}
	}

	/**
	 * Returns the time without a report after which an instance is taken to have ended.
	 * @return some flush intervals and the time-out
	 */
	Duration silence() {
		return this.flushInterval.multipliedBy(MISSED_REPORTS).plus(this.timeout);
	}

	// Far less than fits in a long of nanoseconds.
	private static void require(String name, Duration value, String minimum, String maximum) {
		if (value.compareTo(DurationStyle.detectAndParse(minimum)) < 0
				|| value.compareTo(DurationStyle.detectAndParse(maximum)) > 0) {
			throw new InvalidConfigurationPropertyValueException("cache-metrics.redis." + name, value,
					"It must be from " + minimum + " to " + maximum + ".");
		}
	}

}
