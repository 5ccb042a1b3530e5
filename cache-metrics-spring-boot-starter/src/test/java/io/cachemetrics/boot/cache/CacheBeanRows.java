package io.cachemetrics.boot.cache;

import java.util.Collection;
import java.util.Objects;
import java.util.stream.Stream;

import io.cachemetrics.CacheStats;
import org.aspectj.lang.annotation.Aspect;
import org.aspectj.lang.annotation.Before;

import org.springframework.cache.Cache;
import org.springframework.cache.CacheManager;
import org.springframework.cache.concurrent.ConcurrentMapCache;
import org.springframework.cache.support.SimpleCacheManager;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.EnableAspectJAutoProxy;
import org.springframework.context.annotation.Import;

/**
 * Rows about caches that are beans.
 */
final class CacheBeanRows {

	private CacheBeanRows() {
	}

	static Stream<Row> rows() {
		return Stream.of(Row.of("T18 aspect on caches, one of which is a bean", Aspects.class, (context, seen) -> {
			seen.accept(Annotated.findTwice(context));
			seen.accept(context.getBean("bookCache", Cache.class).get("key") != null);
			return context.getBean(CacheAspect.class).calls;
		}, new CacheStats(2, 1, 0)), Row.of("T33 cache that is a bean", CacheBean.class, (context, seen) -> {
			Cache bean = context.getBean(Cache.class);
			seen.accept(cache(context).equals(bean) + " " + (cache(context).hashCode() == bean.hashCode()));
			return Annotated.findTwice(context);
		}));
	}

	private static Cache cache(ApplicationContext context) {
		return Objects.requireNonNull(context.getBean(CacheManager.class).getCache("books"));
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAspectJAutoProxy
	@Import({ Annotated.class, CacheRows.Plain.class })
	static class Aspects {

		@Bean
		Cache bookCache(CacheManager manager) {
			return Objects.requireNonNull(manager.getCache("books"));
		}

		@Bean
		CacheAspect aspect() {
			return new CacheAspect();
		}

	}

	@Aspect
	static class CacheAspect {

		private int calls;

		@Before("execution(* org.springframework.cache.Cache.*(..))")
		void count() {
			this.calls++;
		}

	}

	@Configuration(proxyBeanMethods = false)
	@Import(Annotated.class)
	static class CacheBean {

		@Bean
		ConcurrentMapCache bookCache() {
			return new ConcurrentMapCache("books");
		}

		@Bean
		SimpleCacheManager cacheManager(Collection<Cache> caches) {
			SimpleCacheManager manager = new SimpleCacheManager();
			manager.setCaches(caches);
			return manager;
		}

	}

}
