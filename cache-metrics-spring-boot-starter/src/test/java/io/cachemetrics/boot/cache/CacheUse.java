package io.cachemetrics.boot.cache;

import java.util.Objects;

import io.cachemetrics.CacheMetrics;
import io.cachemetrics.CacheStats;

import org.springframework.cache.Cache;
import org.springframework.cache.CacheManager;
import org.springframework.context.ApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Uses a cache of a manager as an application does, and looks at what was counted.
 */
final class CacheUse {

	private CacheUse() {
	}

	/**
	 * Misses once and hits once.
	 * @param manager the manager
	 * @param name the name of the cache
	 */
	static void once(CacheManager manager, String name) {
		Cache cache = cache(manager, name);
		assertThat(cache.get("key")).isNull();
		cache.put("key", "value");
		assertThat(cache(manager, name).get("key", String.class)).isEqualTo("value");
	}

	static Cache cache(CacheManager manager, String name) {
		return Objects.requireNonNull(manager.getCache(name));
	}

	static CacheStats stats(ApplicationContext context, String namespace) {
		return context.getBean(CacheMetrics.class).getStats(namespace);
	}

}
