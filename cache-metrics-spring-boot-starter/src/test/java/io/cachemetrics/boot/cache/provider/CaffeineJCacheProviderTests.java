package io.cachemetrics.boot.cache.provider;

import javax.cache.CacheManager;
import javax.cache.configuration.MutableConfiguration;

import com.github.benmanes.caffeine.jcache.spi.CaffeineCachingProvider;

import org.springframework.cache.jcache.JCacheCacheManager;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

class CaffeineJCacheProviderTests extends CacheProviderContract {

	CaffeineJCacheProviderTests() {
		super(Provider.class, false);
	}

	@Configuration(proxyBeanMethods = false)
	static class Provider {

		@Bean(destroyMethod = "close")
		CacheManager provider() {
			CacheManager manager = new CaffeineCachingProvider().getCacheManager();
			for (String name : new String[] { "books", "archive" }) {
				manager.createCache(name, new MutableConfiguration<Object, Object>().setStoreByValue(false));
			}
			return manager;
		}

		@Bean
		JCacheCacheManager cacheManager(CacheManager provider) {
			return new JCacheCacheManager(provider);
		}

	}

}
