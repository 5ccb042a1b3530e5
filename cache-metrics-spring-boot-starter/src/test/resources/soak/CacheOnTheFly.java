package io.cachemetrics.sample;

import java.util.Objects;

import org.springframework.cache.CacheManager;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * What the soak adds to the sample: a cache for each name that is asked for.
 */
@RestController
class CacheOnTheFly {

	private final CacheManager cacheManager;

	CacheOnTheFly(CacheManager cacheManager) {
		this.cacheManager = cacheManager;
	}

	@GetMapping("/soak/{cache}/{key}")
	String get(@PathVariable String cache, @PathVariable String key) {
		return Objects.requireNonNull(this.cacheManager.getCache(cache)).get(key, () -> "value of " + key);
	}

}
