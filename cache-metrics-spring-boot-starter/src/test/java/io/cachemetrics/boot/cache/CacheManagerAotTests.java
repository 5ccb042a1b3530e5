package io.cachemetrics.boot.cache;

import io.cachemetrics.CacheStats;
import io.cachemetrics.boot.AheadOfTime;
import org.junit.jupiter.api.Test;

import org.springframework.aot.hint.MemberCategory;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.cache.CacheManager;
import org.springframework.cache.caffeine.CaffeineCacheManager;
import org.springframework.cache.concurrent.ConcurrentMapCacheManager;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.core.test.tools.CompileWithForkedClassLoader;

import static org.assertj.core.api.Assertions.assertThat;

@CompileWithForkedClassLoader
class CacheManagerAotTests {

	@Test
	void managersPreparedAheadOfTimeCount() {
		new AheadOfTime(Application.class).run((context, hints) -> {
			CacheUse.once(context.getBean(CaffeineCacheManager.class), "caffeine");
			CacheUse.once(context.getBean("declaredAsInterface", CacheManager.class), "map");
			assertThat(CacheUse.stats(context, "caffeine")).isEqualTo(new CacheStats(1, 1, 0));
			assertThat(CacheUse.stats(context, "map")).isEqualTo(new CacheStats(1, 1, 0));
			CacheUse.once(context.getBean("privateConstructor", CacheManager.class), "private");
			assertThat(CacheUse.stats(context, "private")).isEqualTo(new CacheStats(1, 1, 0));
			Annotated.findTwice(context);
			assertThat(CacheUse.stats(context, "books")).isEqualTo(new CacheStats(1, 1, 0));
			assertHints(hints);
		});
	}

	private static void assertHints(RuntimeHints hints) {
		Class<?> subclass = GeneratedClass.subclassOf(CaffeineCacheManager.class,
				GeneratedClass.CountedMethods.OF_CACHE_MANAGER);
		assertThat(hints).matches(RuntimeHintsPredicates.reflection()
			.onType(subclass)
			.withMemberCategory(MemberCategory.UNSAFE_ALLOCATED));
		// What the code generator of Spring finds in the class.
		assertThat(hints).matches(RuntimeHintsPredicates.reflection()
			.onType(subclass)
			.withMemberCategories(MemberCategory.INVOKE_DECLARED_METHODS, MemberCategory.ACCESS_DECLARED_FIELDS));
		assertThat(GeneratedClass.intercepted(CaffeineCacheManager.class)).extracting("name")
			.contains("getCache", "equals", "adaptCaffeineCache")
			.doesNotContain("getCacheNames");
		assertThat(GeneratedClass.intercepted(CaffeineCacheManager.class)).allSatisfy(
				(method) -> assertThat(hints).matches(RuntimeHintsPredicates.reflection().onMethodInvocation(method)));
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import(Annotated.class)
	static class Application {

		@Bean
		@Primary
		CaffeineCacheManager caffeine() {
			return new CaffeineCacheManager();
		}

		@Bean
		ManagerRows.PrivateConstructorManager privateConstructor() {
			return ManagerRows.PrivateConstructorManager.create();
		}

		@Bean
		OddTypes.FinalGetCacheManager untouched() {
			return new OddTypes.FinalGetCacheManager();
		}

		@Bean
		CacheManager declaredAsInterface() {
			return new ConcurrentMapCacheManager();
		}

	}

}
