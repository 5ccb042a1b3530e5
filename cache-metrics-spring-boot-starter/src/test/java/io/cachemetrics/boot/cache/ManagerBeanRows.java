package io.cachemetrics.boot.cache;

import java.util.Collection;
import java.util.Objects;
import java.util.stream.Stream;

import io.cachemetrics.CacheStats;
import org.jspecify.annotations.Nullable;

import org.springframework.aop.framework.Advised;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.cache.Cache;
import org.springframework.cache.CacheManager;
import org.springframework.cache.concurrent.ConcurrentMapCacheManager;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.PriorityOrdered;

/**
 * Rows about managers as beans.
 */
final class ManagerBeanRows {

	private static final CacheManager SHARED = shared();

	private ManagerBeanRows() {
	}

	static Stream<Row> rows() {
		return Stream.of(
				Row.of("T11 post-processor that wraps managers in a final class", Wrapped.class,
						(context, seen) -> Annotated.findTwice(context)
								+ context.getBean(CacheManager.class).getClass()),
				Row.of("T14 manager that is a proxy, shared between contexts", Shared.class, (context, seen) -> {
					Objects.requireNonNull(SHARED.getCache("books")).clear();
					seen.accept(Annotated.findTwice(context));
					return ((Advised) SHARED).getAdvisors().length;
				}),
				Row.of("T15 manager that a post-processor registers", Registered.class,
						(context, seen) -> Annotated.findTwice(context)),
				Row.of("T16 type argument for the caches", Generic.class, (context, seen) -> {
					TypedManager<PrefixCache> manager = context.getBean(PrefixCacheManager.class);
					seen.accept(manager.getCache("books").evictByPrefix("k"));
					return Annotated.findTwice(context);
				}),
				Row.of("T17 class with $$ in its name", Dollars.class,
						(context, seen) -> Annotated.findTwice(context) + context.getBean(Tenants.class).tenants()),
				Row.of("T19 checked exception that is not declared", Sneaky.class, (context, seen) -> {
					CacheManager manager = context.getBean(CacheManager.class);
					seen.accept(Annotated.findTwice(context));
					return manager.getCache("checked");
				}), Row.of("T22 final manager that is cast", Final.class, (context, seen) -> {
					seen.accept(((OddTypes.FinalManager) context.getBean(CacheManager.class)).getCacheNames());
					return Annotated.findTwice(context);
				}), Row.of("T24 excluded manager", Plain.class, (context, seen) -> {
					seen.accept(Annotated.findTwice(context));
					return context.getBean(CacheManager.class).getClass();
				}, CacheStats.EMPTY).with("cache-metrics.spring-cache.exclude=cacheManager:*"));
	}

	private static CacheManager shared() {
		ProxyFactory factory = new ProxyFactory(new ConcurrentMapCacheManager());
		return (CacheManager) factory.getProxy();
	}

	@Configuration(proxyBeanMethods = false)
	@Import(Annotated.class)
	static class Wrapped {

		@Bean
		static WrappingPostProcessor wrappingPostProcessor() {
			return new WrappingPostProcessor();
		}

		@Bean
		CacheManager cacheManager() {
			return new ConcurrentMapCacheManager();
		}

	}

	static class WrappingPostProcessor implements BeanPostProcessor, PriorityOrdered {

		@Override
		public Object postProcessAfterInitialization(Object bean, String beanName) {
			return (bean instanceof CacheManager manager) ? new Wrapper(manager) : bean;
		}

		@Override
		public int getOrder() {
			return LOWEST_PRECEDENCE;
		}

	}

	record Wrapper(CacheManager manager) implements CacheManager {

		@Override
		public @Nullable Cache getCache(String name) {
			return this.manager.getCache(name);
		}

		@Override
		public Collection<String> getCacheNames() {
			return this.manager.getCacheNames();
		}

	}

	@Configuration(proxyBeanMethods = false)
	@Import(Annotated.class)
	static class Shared {

		@Bean
		CacheManager cacheManager() {
			return SHARED;
		}

	}

	@Configuration(proxyBeanMethods = false)
	@Import(Annotated.class)
	static class Registered {

		@Bean
		static BeanDefinitionRegistryPostProcessor registersTheManager() {
			return (registry) -> registry.registerBeanDefinition("cacheManager",
					new RootBeanDefinition(ConcurrentMapCacheManager.class));
		}

	}

	@Configuration(proxyBeanMethods = false)
	@Import(Annotated.class)
	static class Generic {

		@Bean
		PrefixCacheManager cacheManager() {
			return new PrefixCacheManager();
		}

	}

	@Configuration(proxyBeanMethods = false)
	@Import(Annotated.class)
	static class Dollars {

		@Bean
		Tenants cacheManager() {
			return new Manager$$anon();
		}

	}

	/**
	 * Something else that a manager is.
	 */
	interface Tenants {

		int tenants();

	}

	static class Manager$$anon extends ConcurrentMapCacheManager implements Tenants {

		@Override
		public int tenants() {
			return 3;
		}

	}

	@Configuration(proxyBeanMethods = false)
	@Import(Annotated.class)
	static class Sneaky {

		@Bean
		SneakyManager cacheManager() {
			return new SneakyManager();
		}

	}

	static class SneakyManager extends ConcurrentMapCacheManager {

		@Override
		public @Nullable Cache getCache(String name) {
			if (name.equals("checked")) {
				throw SneakyManager.<RuntimeException>undeclared(new java.io.IOException("no disk"));
			}
			return super.getCache(name);
		}

		@SuppressWarnings({ "unchecked", "TypeParameterUnusedInFormals" })
		private static <T extends Throwable> T undeclared(Throwable failure) throws T {
			throw (T) failure;
		}

	}

	@Configuration(proxyBeanMethods = false)
	@Import(Annotated.class)
	static class Final {

		@Bean
		CacheManager cacheManager() {
			return new OddTypes.FinalManager();
		}

	}

	@Configuration(proxyBeanMethods = false)
	@Import(Annotated.class)
	static class Plain {

		@Bean
		CacheManager cacheManager() {
			return new ConcurrentMapCacheManager();
		}

	}

}
