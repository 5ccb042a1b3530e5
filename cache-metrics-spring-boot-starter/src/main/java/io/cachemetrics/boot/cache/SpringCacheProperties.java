package io.cachemetrics.boot.cache;

import java.util.List;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.cache.Cache;
import org.springframework.util.PatternMatchUtils;

/**
 * Configuration properties for the instrumentation of Spring's caches.
 *
 * @param enabled Whether to count every cache of every Spring cache manager.
 * @param exclude Caches to leave alone, as "cache" or "manager:cache" with "*" for any
 * characters. The manager is the name of its bean.
 * @param bindNativeMeters Whether caches created after start-up get Spring Boot's own
 * "cache.*" meters, too.
 */
@ConfigurationProperties("cache-metrics.spring-cache")
record SpringCacheProperties(@DefaultValue("true") boolean enabled, @DefaultValue List<String> exclude,
		@DefaultValue("true") boolean bindNativeMeters) {

	boolean excludes(String cacheManagerName, Cache cache) {
		String[] patterns = this.exclude.toArray(String[]::new);
		return PatternMatchUtils.simpleMatch(patterns, cache.getName())
				|| PatternMatchUtils.simpleMatch(patterns, cacheManagerName + ":" + cache.getName());
	}

}
