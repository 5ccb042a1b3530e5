package io.cachemetrics.boot.cache.provider;

import org.infinispan.configuration.cache.ConfigurationBuilder;
import org.infinispan.configuration.global.GlobalConfigurationBuilder;
import org.infinispan.manager.DefaultCacheManager;
import org.infinispan.spring.embedded.provider.SpringEmbeddedCacheManager;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

class InfinispanProviderTests extends CacheProviderContract {

	InfinispanProviderTests() {
		super(Provider.class, true);
	}

	@Configuration(proxyBeanMethods = false)
	static class Provider {

		@Bean(destroyMethod = "stop")
		DefaultCacheManager provider() {
			DefaultCacheManager manager = new DefaultCacheManager(
					new GlobalConfigurationBuilder().nonClusteredDefault().build());
			for (String name : new String[] { "books", "archive" }) {
				manager.defineConfiguration(name, new ConfigurationBuilder().build());
			}
			return manager;
		}

		@Bean
		SpringEmbeddedCacheManager cacheManager(DefaultCacheManager provider) {
			return new SpringEmbeddedCacheManager(provider, true);
		}

	}

}
