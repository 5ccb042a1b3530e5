package io.cachemetrics.boot.cache;

import java.util.List;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
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
record SpringCacheProperties(@DefaultValue("true") Boolean enabled, @DefaultValue List<String> exclude,
		@DefaultValue("true") Boolean bindNativeMeters) {

	boolean excludes(String cacheManagerName, String cacheName) {
		if (this.exclude.isEmpty()) {
			return false;
		}
		String[] patterns = this.exclude.toArray(String[]::new);
		return PatternMatchUtils.simpleMatch(patterns, cacheName)
				|| PatternMatchUtils.simpleMatch(patterns, cacheManagerName + ":" + cacheName);
	}

	/**
	 * Returns whether all caches of a manager are excluded, so that it is not touched.
	 * @param cacheManagerName the bean name of the manager
	 * @return whether a pattern excludes every name of a cache
	 */
	boolean excludesAllOf(String cacheManagerName) {
		return this.exclude.stream().anyMatch((pattern) -> {
			String caches = pattern.substring(pattern.indexOf(':') + 1);
			String manager = (caches.length() < pattern.length())
					? pattern.substring(0, pattern.length() - caches.length() - 1) : "*";
			return caches.equals("*") && PatternMatchUtils.simpleMatch(manager, cacheManagerName);
		});
	}

}
