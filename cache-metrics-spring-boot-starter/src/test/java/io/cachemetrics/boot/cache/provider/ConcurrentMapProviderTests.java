package io.cachemetrics.boot.cache.provider;

import org.springframework.cache.concurrent.ConcurrentMapCacheManager;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

class ConcurrentMapProviderTests extends CacheProviderContract {

	ConcurrentMapProviderTests() {
		super(Provider.class, true);
	}

	@Configuration(proxyBeanMethods = false)
	static class Provider {

		@Bean
		ConcurrentMapCacheManager cacheManager() {
			return new ConcurrentMapCacheManager("books", "archive");
		}

	}

}
