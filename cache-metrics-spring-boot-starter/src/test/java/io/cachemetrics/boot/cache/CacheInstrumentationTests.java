package io.cachemetrics.boot.cache;

import java.util.List;
import java.util.Set;

import com.github.benmanes.caffeine.cache.Caffeine;
import io.cachemetrics.CacheMetrics;
import io.cachemetrics.CacheStats;
import io.cachemetrics.boot.CacheMetricsAutoConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.aop.AopAutoConfiguration;
import org.springframework.boot.cache.autoconfigure.CacheAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.cache.Cache;
import org.springframework.cache.CacheManager;
import org.springframework.cache.annotation.EnableCaching;
import org.springframework.cache.caffeine.CaffeineCacheManager;
import org.springframework.cache.concurrent.ConcurrentMapCache;
import org.springframework.cache.concurrent.ConcurrentMapCacheManager;
import org.springframework.cache.support.NoOpCacheManager;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(OutputCaptureExtension.class)
class CacheInstrumentationTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner().withConfiguration(
			AutoConfigurations.of(CacheMetricsAutoConfiguration.class, CacheInstrumentationAutoConfiguration.class));

	@Test
	void managerMadeBySpringBootIsCounted() {
		this.contextRunner.withConfiguration(AutoConfigurations.of(CacheAutoConfiguration.class))
			.withUserConfiguration(Caching.class)
			.withPropertyValues("spring.cache.type=caffeine")
			.run((context) -> {
				assertThat(context).getBean(CaffeineCacheManager.class).isNotNull();
				CacheUse.once(context.getBean(CacheManager.class), "test");
				assertThat(CacheUse.stats(context, "test")).isEqualTo(new CacheStats(1, 1, 0));
			});
	}

	@Test
	void managerKeepsItsClass() {
		this.contextRunner.withBean(CaffeineCacheManager.class).run((context) -> {
			CaffeineCacheManager manager = context.getBean(CaffeineCacheManager.class);
			manager.registerCustomCache("custom", Caffeine.newBuilder().build());
			CacheUse.once(manager, "custom");
			assertThat(CacheUse.stats(context, "custom")).isEqualTo(new CacheStats(1, 1, 0));
		});
	}

	@Test
	void managerKeepsItsClassWithProxiesOfInterfaces() {
		this.contextRunner.withConfiguration(AutoConfigurations.of(AopAutoConfiguration.class))
			.withPropertyValues("spring.aop.proxy-target-class=false")
			.withBean(CaffeineCacheManager.class)
			.run((context) -> {
				CacheUse.once(context.getBean(CaffeineCacheManager.class), "test");
				assertThat(CacheUse.stats(context, "test")).isEqualTo(new CacheStats(1, 1, 0));
			});
	}

	@Test
	void managerIsCountedWithoutAnyAopConfiguration() {
		this.contextRunner.withConfiguration(AutoConfigurations.of(AopAutoConfiguration.class))
			.withPropertyValues("spring.aop.auto=false")
			.withBean(ConcurrentMapCacheManager.class)
			.run((context) -> {
				CacheUse.once(context.getBean(CacheManager.class), "test");
				assertThat(CacheUse.stats(context, "test")).isEqualTo(new CacheStats(1, 1, 0));
			});
	}

	@Test
	void sameCacheIsTheSame() {
		this.contextRunner.withBean(ConcurrentMapCacheManager.class).run((context) -> {
			ConcurrentMapCacheManager manager = context.getBean(ConcurrentMapCacheManager.class);
			Cache first = CacheUse.cache(manager, "test");
			assertThat(manager.getCache("test")).isSameAs(first);
			assertThat(first.getName()).isEqualTo("test");
			manager.removeCache("test");
			assertThat(manager.getCache("test")).isNotSameAs(first);
			CacheUse.once(manager, "test");
			assertThat(CacheUse.stats(context, "test")).isEqualTo(new CacheStats(1, 1, 0));
		});
	}

	@Test
	void managerIsEqualToItselfAndWorksLikeTheOneItStandsFor() {
		this.contextRunner.withBean(ConcurrentMapCacheManager.class).run((context) -> {
			ConcurrentMapCacheManager manager = context.getBean(ConcurrentMapCacheManager.class);
			assertThat(Set.of(manager)).contains(manager).doesNotContain(new ConcurrentMapCacheManager());
			manager.setCacheNames(Set.of("a", "b"));
			assertThat(manager.getCacheNames()).containsExactlyInAnyOrder("a", "b");
			assertThat(manager.getCache("c")).isNull();
		});
	}

	@Test
	void cacheThatTheManagerDoesNotKnowIsNull() {
		this.contextRunner
			.withBean("manager", ConcurrentMapCacheManager.class, () -> new ConcurrentMapCacheManager("a"))
			.run((context) -> assertThat(context.getBean(CacheManager.class).getCache("b")).isNull());
	}

	@Test
	void equalNamesInTwoManagersCountTogetherUnlessTheResolverTellsThemApart() {
		this.contextRunner.withUserConfiguration(CacheManagers.TwoManagers.class).run((context) -> {
			CacheUse.once(context.getBean("one", CacheManager.class), "test");
			CacheUse.once(context.getBean("two", CacheManager.class), "test");
			assertThat(CacheUse.stats(context, "test")).isEqualTo(new CacheStats(2, 2, 0));
		});
		this.contextRunner.withUserConfiguration(CacheManagers.TwoManagers.class)
			.withBean(CacheNamespaceResolver.class,
					() -> (manager, cache) -> manager.equals("two") ? null : manager + "." + cache.getName())
			.run((context) -> {
				CacheUse.once(context.getBean("one", CacheManager.class), "test");
				CacheUse.once(context.getBean("two", CacheManager.class), "test");
				assertThat(context.getBean(CacheMetrics.class).getAllStats()).containsOnlyKeys("one.test");
				assertThat(context.getBean("two", CacheManager.class).getCache("test"))
					.isInstanceOf(ConcurrentMapCache.class);
			});
	}

	@Test
	void excludedCachesAreLeftAlone() {
		this.contextRunner.withUserConfiguration(CacheManagers.TwoManagers.class)
			.withPropertyValues("cache-metrics.spring-cache.exclude=secret*,two:test")
			.run((context) -> {
				for (String manager : List.of("one", "two")) {
					for (String name : List.of("test", "other", "secrets")) {
						CacheUse.once(context.getBean(manager, CacheManager.class), name);
					}
				}
				assertThat(context.getBean(CacheMetrics.class).getAllStats()).containsOnlyKeys("other", "test")
					.containsEntry("test", new CacheStats(1, 1, 0))
					.containsEntry("other", new CacheStats(2, 2, 0));
			});
	}

	@Test
	void resolverThatThrowsAndNamesThatAreNoNamespacesHarmNobody(CapturedOutput output) {
		this.contextRunner.withBean("manager", ConcurrentMapCacheManager.class)
			.withBean(CacheNamespaceResolver.class, () -> (manager, cache) -> {
				throw new IllegalStateException("no idea");
			})
			.run((context) -> {
				CacheUse.once(context.getBean(CacheManager.class), "test");
				assertThat(output).contains("Cache 'test' of cache manager 'manager' is not counted");
				CacheUse.once(context.getBean(CacheManager.class), "test\r\nWARN forged");
				assertThat(output).contains("Cache 'test??WARN forged' of cache manager 'manager' is not counted");
			});
		this.contextRunner.withBean("manager", ConcurrentMapCacheManager.class).run((context) -> {
			CacheUse.once(context.getBean(CacheManager.class), " ");
			assertThat(context.getBean(CacheMetrics.class).getAllStats()).isEmpty();
		});
	}

	@Test
	void cacheThatHasNoNameIsHandedOut() {
		this.contextRunner.withBean("manager", OddTypes.NamelessCaches.class)
			.withBean(CacheNamespaceResolver.class, () -> (manager, cache) -> {
				throw new IllegalStateException("no idea");
			})
			.run((context) -> assertThat(context.getBean(CacheManager.class).getCache("test")).isNotNull());
	}

	@Test
	void lookupsBeforeTheBeansAreThereAreHandedOverToThem() {
		this.contextRunner.withUserConfiguration(CacheManagers.MetricsNeedManager.class).run((context) -> {
			CacheUse.once(context.getBean(CacheManager.class), "test");
			assertThat(CacheUse.stats(context, "test")).isEqualTo(new CacheStats(1, 2, 0));
		});
	}

	@Test
	void cacheThatTheResolverLeavesAloneIsNotCountedEvenIfItWasUsedBefore() {
		this.contextRunner.withUserConfiguration(CacheManagers.MetricsNeedManager.class)
			.withBean(CacheNamespaceResolver.class, () -> (manager, cache) -> null)
			.run((context) -> {
				CacheUse.once(context.getBean(CacheManager.class), "test");
				assertThat(context.getBean(CacheMetrics.class).getAllStats()).isEmpty();
			});
	}

	@Test
	void managerOfAnotherApplicationCountsInBoth() {
		this.contextRunner.withBean(ConcurrentMapCacheManager.class).run((other) -> {
			CacheManager manager = other.getBean(CacheManager.class);
			this.contextRunner.withUserConfiguration(Annotated.class)
				.withBean(CacheManager.class, () -> manager)
				.run((context) -> {
					assertThat(context.getBean(CacheManager.class)).isSameAs(manager);
					Annotated.findTwice(context);
					assertThat(CacheUse.stats(context, "books")).isEqualTo(new CacheStats(1, 1, 0));
					assertThat(CacheUse.stats(other, "books")).isEqualTo(new CacheStats(1, 1, 0));
				});
		});
	}

	@Test
	void cacheMetricsThatThrowHarmNoCacheAndAreWarnedOfOnce(CapturedOutput output) {
		this.contextRunner.withBean(ConcurrentMapCacheManager.class)
			.withBean(CacheMetrics.class, OddTypes.FailingCacheMetrics::new)
			.run((context) -> {
				CacheUse.once(context.getBean(CacheManager.class), "one");
				CacheUse.once(context.getBean(CacheManager.class), "two");
				assertThat(output.getOut().split("Failed to record a cache operation", -1)).hasSize(2);
			});
	}

	@Test
	void cachesThatCacheNothingAreLeftAlone() {
		this.contextRunner.withBean(NoOpCacheManager.class).run((context) -> {
			CacheUse.cache(context.getBean(CacheManager.class), "test").get("key");
			assertThat(context.getBean(CacheMetrics.class).getAllStats()).isEmpty();
		});
	}

	@Test
	void nothingIsInstrumentedWhenSwitchedOff() {
		for (String property : List.of("cache-metrics.spring-cache.enabled=off", "cache-metrics.enabled=false")) {
			this.contextRunner.withPropertyValues(property).withBean(ConcurrentMapCacheManager.class).run((context) -> {
				assertThat(context).hasNotFailed().doesNotHaveBean(CacheManagerPostProcessor.class);
				assertThat(context.getBean(CacheManager.class)).isExactlyInstanceOf(ConcurrentMapCacheManager.class);
			});
		}
	}

	@Test
	void nothingIsSaidWithoutAManager(CapturedOutput output) {
		this.contextRunner.run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(output).doesNotContain("Counting Spring caches");
		});
	}

	@Configuration(proxyBeanMethods = false)
	@EnableCaching
	static class Caching {

	}

}
