package io.cachemetrics.boot.cache;

import java.util.Collection;
import java.util.Set;

import io.cachemetrics.CacheMetrics;
import io.cachemetrics.InMemoryCacheMetrics;

import org.springframework.aop.framework.ProxyFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.cache.Cache;
import org.springframework.cache.CacheManager;
import org.springframework.cache.concurrent.ConcurrentMapCache;
import org.springframework.cache.concurrent.ConcurrentMapCacheManager;
import org.springframework.cache.support.CompositeCacheManager;
import org.springframework.cache.transaction.AbstractTransactionSupportingCacheManager;
import org.springframework.cache.transaction.TransactionAwareCacheManagerProxy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.context.annotation.Scope;
import org.springframework.context.annotation.ScopedProxyMode;
import org.springframework.core.Ordered;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Applications with cache managers that are hard to instrument.
 */
final class CacheManagers {

	private CacheManagers() {
	}

	@Configuration(proxyBeanMethods = false)
	static class Composite {

		@Bean
		ConcurrentMapCacheManager target() {
			return new ConcurrentMapCacheManager();
		}

		@Bean
		@Primary
		CompositeCacheManager composite(ConcurrentMapCacheManager target) {
			return new CompositeCacheManager(new ConcurrentMapCacheManager("other"), target);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class TransactionAwareOverBean {

		@Bean
		ConcurrentMapCacheManager target() {
			return new ConcurrentMapCacheManager();
		}

		@Bean
		@Primary
		TransactionAwareCacheManagerProxy proxy(ConcurrentMapCacheManager target) {
			return new TransactionAwareCacheManagerProxy(target);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class TransactionAware {

		@Bean
		AbstractTransactionSupportingCacheManager manager() {
			AbstractTransactionSupportingCacheManager manager = new AbstractTransactionSupportingCacheManager() {

				@Override
				protected Collection<? extends Cache> loadCaches() {
					return Set.of(new ConcurrentMapCache("test"));
				}

			};
			manager.setTransactionAware(true);
			return manager;
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class ForeignPostProcessor {

		@Bean
		static Foreign foreign(CacheManager manager) {
			return new Foreign(manager);
		}

		@Bean
		static ConcurrentMapCacheManager manager() {
			return new ConcurrentMapCacheManager();
		}

		record Foreign(CacheManager manager) implements BeanPostProcessor, Ordered {

			@Override
			public int getOrder() {
				return Ordered.HIGHEST_PRECEDENCE;
			}

		}

	}

	@Configuration
	static class CallsItsOwnBeanMethod {

		@Bean
		CacheManager manager() {
			return new ConcurrentMapCacheManager();
		}

		@Bean
		UsesManager usesManager() {
			return new UsesManager(manager());
		}

	}

	record UsesManager(CacheManager manager) {

	}

	@Configuration(proxyBeanMethods = false)
	static class TwoManagers {

		@Bean
		@Primary
		CacheManager one() {
			return new ConcurrentMapCacheManager();
		}

		@Bean
		CacheManager two() {
			return new ConcurrentMapCacheManager();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Scoped {

		@Bean
		@Scope("prototype")
		ConcurrentMapCacheManager prototype() {
			return new ConcurrentMapCacheManager();
		}

		@Bean
		@Primary
		@Scope(scopeName = "prototype", proxyMode = ScopedProxyMode.TARGET_CLASS)
		ConcurrentMapCacheManager scoped() {
			return new ConcurrentMapCacheManager();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class MetricsNeedManager {

		@Bean
		ConcurrentMapCacheManager manager() {
			return new ConcurrentMapCacheManager();
		}

		@Bean
		CacheMetrics metrics(CacheManager manager) {
			Cache cache = manager.getCache("test");
			if (cache != null) {
				cache.get("key");
			}
			return new InMemoryCacheMetrics();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class CircularFromManager {

		@Bean
		Circular.CircularManager manager() {
			return new Circular.CircularManager();
		}

		@Bean
		Circular.Client client() {
			return new Circular.Client();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Aliases {

		@Bean
		ConcurrentMapCacheManager target() {
			return new ConcurrentMapCacheManager();
		}

		@Bean
		@Primary
		CacheManager byInterface(@Qualifier("target") ConcurrentMapCacheManager target) {
			return target;
		}

		@Bean
		ConcurrentMapCacheManager byClass(@Qualifier("target") ConcurrentMapCacheManager target) {
			return target;
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class ProxiedAlready {

		@Bean
		@Primary
		CacheManager proxied() {
			return (CacheManager) new ProxyFactory(new ConcurrentMapCacheManager()).getProxy();
		}

		@Bean
		CacheManager frozen() {
			ProxyFactory factory = new ProxyFactory(new ConcurrentMapCacheManager());
			factory.setFrozen(true);
			return (CacheManager) factory.getProxy();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Circular {

		@Bean
		Client client() {
			return new Client();
		}

		@Bean
		CircularManager manager() {
			return new CircularManager();
		}

		static class Client {

			@Autowired
			CacheManager manager;

		}

		static class CircularManager extends ConcurrentMapCacheManager {

			@Autowired
			void useClient(Client client) {
				assertThat(client).isNotNull();
			}

		}

	}

}
