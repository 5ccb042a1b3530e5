package io.cachemetrics.boot.cache.provider;

import java.util.Objects;

import org.jspecify.annotations.Nullable;

import org.springframework.cache.Cache;
import org.springframework.cache.CacheManager;

/**
 * What a scenario works on.
 *
 * @param service a service with cached methods
 * @param manager the manager of their caches
 */
record Books(BookService service, CacheManager manager) {

	Cache cache() {
		return Objects.requireNonNull(this.manager.getCache("books"));
	}

	@Nullable Object putAfter(@Nullable Object looked) {
		cache().put("key", "value");
		return looked;
	}

}
