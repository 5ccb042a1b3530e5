package io.cachemetrics.boot.cache.provider;

import java.util.UUID;

import org.cache2k.extra.spring.SpringCache2kCacheManager;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

class Cache2kProviderTests extends CacheProviderContract {

	Cache2kProviderTests() {
		super(Provider.class, false);
	}

	@Configuration(proxyBeanMethods = false)
	static class Provider {

		@Bean
		SpringCache2kCacheManager cacheManager() {
			return new SpringCache2kCacheManager(UUID.randomUUID().toString());
		}

	}

}
