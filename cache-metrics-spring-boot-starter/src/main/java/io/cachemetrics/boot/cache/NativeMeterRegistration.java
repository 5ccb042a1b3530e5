package io.cachemetrics.boot.cache;

import java.time.Instant;

import javax.cache.configuration.CompleteConfiguration;

import io.micrometer.core.instrument.Tag;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.cache.metrics.CacheMetricsRegistrar;
import org.springframework.cache.Cache;
import org.springframework.data.redis.cache.RedisCache;
import org.springframework.util.StringUtils;

/**
 * Registers Spring Boot's own meters for caches that are created on the fly, which Spring
 * Boot does not (spring-boot #14576). Those that are there when it makes its registrar
 * are left to it.
 */
final class NativeMeterRegistration implements InstrumentedCacheListener {

	private static final Log logger = LogFactory.getLog(NativeMeterRegistration.class);

	private static final String CACHE_MANAGER_SUFFIX = "cacheManager";

	private volatile @Nullable CacheMetricsRegistrar registrar;

	/**
	 * Notices Spring Boot's registrar.
	 * @param bean any bean that was created
	 */
	void onBean(Object bean) {
		if (bean instanceof CacheMetricsRegistrar created) {
			this.registrar = created;
		}
	}

	@Override
	public void onInstrumented(String cacheManagerName, Cache cache) {
		CacheMetricsRegistrar registrar = this.registrar;
		if (registrar == null) {
			return;
		}
		try {
			if (hasStatistics(cache)) {
				registrar.bindCacheToRegistry(cache, Tag.of("cache.manager", tagValue(cacheManagerName)));
			}
		}
		catch (RuntimeException | LinkageError ex) {
			logger.warn("Meters of cache '%s' could not be registered".formatted(cache.getName()), ex);
		}
	}

	// Without, there would be warnings, or meters of nothing.
	private static boolean hasStatistics(Cache cache) {
		return switch (cache.getClass().getSimpleName()) {
			case "CountedCaffeineCache" -> Statistics.ofCaffeine(cache);
			case "CountedJCacheCache" -> Statistics.ofJCache(cache);
			case "CountedRedisCache" -> Statistics.ofRedis(cache);
			default -> true;
		};
	}

	// As Spring Boot names a manager, in a method that it keeps to itself.
	private static String tagValue(String cacheManagerName) {
		boolean suffixed = cacheManagerName.length() > CACHE_MANAGER_SUFFIX.length()
				&& StringUtils.endsWithIgnoreCase(cacheManagerName, CACHE_MANAGER_SUFFIX);
		return suffixed ? cacheManagerName.substring(0, cacheManagerName.length() - CACHE_MANAGER_SUFFIX.length())
				: cacheManagerName;
	}

	/**
	 * Knows the providers, each of which may be absent.
	 */
	private static final class Statistics {

		static boolean ofCaffeine(Cache cache) {
			return ((com.github.benmanes.caffeine.cache.Cache<?, ?>) cache.getNativeCache()).policy()
				.isRecordingStats();
		}

		@SuppressWarnings("unchecked")
		static boolean ofJCache(Cache cache) {
			return ((javax.cache.Cache<Object, Object>) cache.getNativeCache())
				.getConfiguration(CompleteConfiguration.class)
				.isStatisticsEnabled();
		}

		static boolean ofRedis(Cache cache) {
			// Spring Data's statistics of nothing begin there.
			return !((RedisCache) cache).getStatistics().getSince().equals(Instant.EPOCH);
		}

	}

}
