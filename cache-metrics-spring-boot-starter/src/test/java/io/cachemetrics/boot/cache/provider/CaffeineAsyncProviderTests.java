package io.cachemetrics.boot.cache.provider;

import org.springframework.cache.caffeine.CaffeineCacheManager;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

class CaffeineAsyncProviderTests extends CacheProviderContract {

	CaffeineAsyncProviderTests() {
		super(Provider.class, true);
	}

	@Configuration(proxyBeanMethods = false)
	static class Provider {

		@Bean
		CaffeineCacheManager cacheManager() {
			CaffeineCacheManager manager = new CaffeineCacheManager();
			manager.setAsyncCacheMode(true);
			return manager;
		}

	}

}
