package io.cachemetrics.boot.cache.provider;

import org.springframework.cache.caffeine.CaffeineCacheManager;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

class CaffeineProviderTests extends CacheProviderContract {

	CaffeineProviderTests() {
		super(Provider.class, false);
	}

	@Configuration(proxyBeanMethods = false)
	static class Provider {

		@Bean
		CaffeineCacheManager cacheManager() {
			return new CaffeineCacheManager();
		}

	}

}
