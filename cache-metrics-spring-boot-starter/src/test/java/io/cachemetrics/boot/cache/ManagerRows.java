package io.cachemetrics.boot.cache;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.aspectj.lang.annotation.Aspect;
import org.aspectj.lang.annotation.Before;
import org.jspecify.annotations.Nullable;
import org.mockito.Mockito;

import org.springframework.cache.CacheManager;
import org.springframework.cache.caffeine.CaffeineCacheManager;
import org.springframework.cache.concurrent.ConcurrentMapCacheManager;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.EnableAspectJAutoProxy;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.test.util.AopTestUtils;

/**
 * Rows about the classes of managers.
 */
final class ManagerRows {

	private ManagerRows() {
	}

	static Stream<Row> rows() {
		return Stream.of(Row.of("T1 final method that uses state", FinalMethod.class, (context, seen) -> {
			RegionManager manager = context.getBean(RegionManager.class);
			manager.register("eu");
			seen.accept(manager.regions());
			return Annotated.findTwice(context);
		}), Row.of("T2 fields that are not private", Fields.class, (context, seen) -> {
			FieldManager manager = context.getBean(FieldManager.class);
			seen.accept(manager.open + manager.guarded + manager.local);
			return Annotated.findTwice(context);
		}), Row.of("T2 private members of a nested manager", Nested.class, (context, seen) -> {
			seen.accept(context.getBean("seen"));
			return Annotated.findTwice(context);
		}), Row.of("T3 private event listener", Listening.class, (context, seen) -> {
			seen.accept(context.getBean(ListeningManager.class).heard());
			return Annotated.findTwice(context);
		}), Row.of("T5 equals over a field", Equality.class, (context, seen) -> {
			CacheManager manager = context.getBean(EqualManager.class);
			seen.accept(manager.equals(new EqualManager("a")) + " " + new EqualManager("a").equals(manager));
			seen.accept(new HashSet<>(Set.of(new EqualManager("a"))).contains(manager));
			return Annotated.findTwice(context);
		}), Row.of("T7 spy", Spied.class, (context, seen) -> {
			CacheManager manager = context.getBean(CacheManager.class);
			Mockito.doReturn(null).when(manager).getCache("none");
			seen.accept(manager.getCache("none"));
			Mockito.verify(manager).getCache("none");
			seen.accept(AopTestUtils.getUltimateTargetObject(manager).getClass() == CaffeineCacheManager.class);
			return Annotated.findTwice(context);
		}), Row.of("T8 aspect within the class of a manager", Aspects.class, (context, seen) -> {
			Annotated.findTwice(context);
			return context.getBean(WithinAspect.class).calls;
		}), Row.of("T9 private constructor", PrivateConstructor.class,
				(context, seen) -> Annotated.findTwice(context) + context.getBean(CacheManager.class).getClass()));
	}

	@Configuration(proxyBeanMethods = false)
	@Import(Annotated.class)
	static class FinalMethod {

		@Bean
		RegionManager cacheManager() {
			return new RegionManager();
		}

	}

	static class RegionManager extends ConcurrentMapCacheManager {

		private final List<String> regions = new ArrayList<>();

		final void register(String region) {
			this.regions.add(region);
		}

		final int regions() {
			return this.regions.size();
		}

	}

	@Configuration(proxyBeanMethods = false)
	@Import(Annotated.class)
	static class Fields {

		@Bean
		FieldManager cacheManager() {
			return new FieldManager();
		}

	}

	static class FieldManager extends ConcurrentMapCacheManager {

		public final String open = new String("open");

		protected String guarded = "guarded";

		String local = "local";

	}

	@Configuration(proxyBeanMethods = false)
	@Import(Annotated.class)
	static class Nested {

		@Bean
		Manager cacheManager() {
			return new Manager();
		}

		@Bean
		String seen(Manager manager) {
			return manager.name + manager.secret();
		}

		static class Manager extends ConcurrentMapCacheManager {

			private final String name = new String("name");

			private int secret() {
				return this.name.length();
			}

		}

	}

	@Configuration(proxyBeanMethods = false)
	@Import(Annotated.class)
	static class Listening {

		@Bean
		ListeningManager cacheManager() {
			return new ListeningManager();
		}

	}

	static class ListeningManager extends ConcurrentMapCacheManager {

		private final List<Object> events = new ArrayList<>();

		int heard() {
			return this.events.size();
		}

		@EventListener
		@SuppressWarnings("UnusedMethod")
		private void onRefresh(ContextRefreshedEvent event) {
			this.events.add(event);
		}

	}

	@Configuration(proxyBeanMethods = false)
	@Import(Annotated.class)
	static class Equality {

		@Bean
		EqualManager cacheManager() {
			return new EqualManager("a");
		}

	}

	static class EqualManager extends ConcurrentMapCacheManager {

		private final String name;

		EqualManager(String name) {
			this.name = name;
		}

		@Override
		public boolean equals(@Nullable Object other) {
			return other instanceof EqualManager manager && this.name.equals(manager.name);
		}

		@Override
		public int hashCode() {
			return this.name.hashCode();
		}

	}

	@Configuration(proxyBeanMethods = false)
	@Import(Annotated.class)
	static class Spied {

		@Bean
		CacheManager cacheManager() {
			return Mockito.spy(new CaffeineCacheManager());
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAspectJAutoProxy
	@Import(Annotated.class)
	static class Aspects {

		@Bean
		ConcurrentMapCacheManager cacheManager() {
			return new ConcurrentMapCacheManager();
		}

		@Bean
		WithinAspect aspect() {
			return new WithinAspect();
		}

	}

	@Aspect
	static class WithinAspect {

		private int calls;

		@Before("within(org.springframework.cache.concurrent.ConcurrentMapCacheManager)")
		void count() {
			this.calls++;
		}

	}

	@Configuration(proxyBeanMethods = false)
	@Import(Annotated.class)
	static class PrivateConstructor {

		@Bean
		CacheManager cacheManager() {
			return PrivateConstructorManager.create();
		}

	}

	static class PrivateConstructorManager extends ConcurrentMapCacheManager {

		private PrivateConstructorManager() {
		}

		static PrivateConstructorManager create() {
			return new Child();
		}

		private static class Child extends PrivateConstructorManager {

		}

	}

}
