package io.cachemetrics.boot.cache;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import io.cachemetrics.CacheMetrics;
import io.cachemetrics.CacheStats;
import io.cachemetrics.boot.CacheMetricsAutoConfiguration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.aop.framework.Advised;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.aop.support.AopUtils;
import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.cache.Cache;
import org.springframework.cache.CacheManager;
import org.springframework.cache.concurrent.ConcurrentMapCache;
import org.springframework.cache.concurrent.ConcurrentMapCacheManager;
import org.springframework.cache.support.CompositeCacheManager;
import org.springframework.cache.transaction.TransactionAwareCacheManagerProxy;
import org.springframework.test.util.AopTestUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@ExtendWith(OutputCaptureExtension.class)
class OddCacheManagerTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner().withConfiguration(
			AutoConfigurations.of(CacheMetricsAutoConfiguration.class, CacheInstrumentationAutoConfiguration.class));

	@Test
	void compositeOverBeansCountsOnce() {
		this.contextRunner.withUserConfiguration(CacheManagers.Composite.class).run((context) -> {
			CacheUse.once(context.getBean(CompositeCacheManager.class), "test");
			assertThat(CacheUse.stats(context, "test")).isEqualTo(new CacheStats(1, 1, 0));
		});
	}

	@Test
	void transactionAwareProxyOverABeanCountsOnce() {
		this.contextRunner.withUserConfiguration(CacheManagers.TransactionAwareOverBean.class).run((context) -> {
			CacheUse.once(context.getBean(TransactionAwareCacheManagerProxy.class), "test");
			assertThat(CacheUse.stats(context, "test")).isEqualTo(new CacheStats(1, 1, 0));
		});
	}

	@Test
	void transactionAwareProxyOverAManagerThatIsNoBeanCountsOnce() {
		this.contextRunner
			.withBean(TransactionAwareCacheManagerProxy.class,
					() -> new TransactionAwareCacheManagerProxy(new ConcurrentMapCacheManager()))
			.run((context) -> {
				CacheManager manager = context.getBean(CacheManager.class);
				CacheUse.once(manager, "test");
				assertThat(CacheUse.stats(context, "test")).isEqualTo(new CacheStats(1, 1, 0));
			});
	}

	@Test
	void transactionAwareManagerCountsOnce() {
		this.contextRunner.withUserConfiguration(CacheManagers.TransactionAware.class).run((context) -> {
			CacheUse.once(context.getBean(CacheManager.class), "test");
			assertThat(CacheUse.stats(context, "test")).isEqualTo(new CacheStats(1, 1, 0));
		});
	}

	@ParameterizedTest
	@ValueSource(classes = { OddTypes.FinalManager.class, OddTypes.FinalGetCacheManager.class,
			OddTypes.FinalGetCacheNamesManager.class })
	void managerForWhichNothingCanStandIsLeftAloneAndSaidToBe(Class<? extends CacheManager> type,
			CapturedOutput output) {
		this.contextRunner.withBean("manager", type).run((context) -> {
			assertThat(context.getBean(CacheManager.class)).isExactlyInstanceOf(type);
			CacheUse.once(context.getBean(CacheManager.class), "test");
			assertThat(context.getBean(CacheMetrics.class).getAllStats()).isEmpty();
			assertThat(output).containsOnlyOnce("Counting Spring caches of 'manager' (not at all, since OddTypes.")
				.doesNotContain("WARN");
		});
	}

	@Test
	void managerThatPromisesANarrowerCacheIsCountedThroughItsClassAndItsInterface() {
		this.contextRunner.withBean("manager", NarrowCacheManager.class).run((context) -> {
			ConcurrentMapCache cache = context.getBean(NarrowCacheManager.class).getCache("test");
			assertThat(cache.get("key")).isNull();
			CacheUse.once(context.getBean(CacheManager.class), "test");
			assertThat(CacheUse.stats(context, "test")).isEqualTo(new CacheStats(1, 2, 0));
		});
	}

	@Test
	void managerInjectedEarlyByAForeignPostProcessorIsCounted() {
		this.contextRunner.withUserConfiguration(CacheManagers.ForeignPostProcessor.class).run((context) -> {
			CacheUse.once(context.getBean(CacheManager.class), "test");
			assertThat(CacheUse.stats(context, "test")).isEqualTo(new CacheStats(1, 1, 0));
		});
	}

	@Test
	void lazyManagerIsCounted() {
		this.contextRunner
			.withInitializer(
					(context) -> context.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor()))
			.withBean(ConcurrentMapCacheManager.class)
			.run((context) -> {
				CacheUse.once(context.getBean(CacheManager.class), "test");
				assertThat(CacheUse.stats(context, "test")).isEqualTo(new CacheStats(1, 1, 0));
			});
	}

	@Test
	void managerFromABeanMethodCalledByItsConfigurationIsCounted() {
		this.contextRunner.withUserConfiguration(CacheManagers.CallsItsOwnBeanMethod.class).run((context) -> {
			CacheUse.once(context.getBean(CacheManagers.UsesManager.class).manager(), "test");
			assertThat(CacheUse.stats(context, "test")).isEqualTo(new CacheStats(1, 1, 0));
		});
	}

	@Test
	void scopedAndPrototypeManagersAreCounted() {
		this.contextRunner.withUserConfiguration(CacheManagers.Scoped.class)
			.withBean(CacheNamespaceResolver.class, () -> (manager, cache) -> manager)
			.run((context) -> {
				CacheUse.once(context.getBean("prototype", CacheManager.class), "test");
				CacheUse.once(context.getBean("prototype", CacheManager.class), "test");
				CacheManager scoped = context.getBean("scoped", CacheManager.class);
				CacheUse.cache(scoped, "test").get("key");
				assertThat(CacheUse.stats(context, "prototype")).isEqualTo(new CacheStats(2, 2, 0));
				assertThat(CacheUse.stats(context, "scoped")).isEqualTo(new CacheStats(0, 1, 0));
			});
	}

	@ParameterizedTest
	@ValueSource(classes = { CacheManagers.Circular.class, CacheManagers.CircularFromManager.class })
	void managerWithACircularReferenceIsCounted(Class<?> configuration) {
		this.contextRunner.withAllowCircularReferences(true).withUserConfiguration(configuration).run((context) -> {
			CacheManager manager = context.getBean(CacheManager.class);
			assertThat(context.getBean(CacheManagers.Circular.Client.class).manager).isSameAs(manager);
			CacheUse.once(manager, "test");
			assertThat(CacheUse.stats(context, "test")).isEqualTo(new CacheStats(1, 1, 0));
		});
	}

	@Test
	void managersThatAreProxiesAlreadyAreCounted() {
		this.contextRunner.withUserConfiguration(CacheManagers.ProxiedAlready.class).run((context) -> {
			for (String name : List.of("proxied", "frozen")) {
				CacheManager manager = context.getBean(name, CacheManager.class);
				CacheUse.once(manager, name);
				assertThat(manager.getCacheNames()).containsExactly(name);
				assertThat(CacheUse.stats(context, name)).isEqualTo(new CacheStats(1, 1, 0));
			}
		});
	}

	@Test
	void managerThatIsAProxySharedBetweenContextsCountsForEach() {
		ProxyFactory factory = new ProxyFactory(new ConcurrentMapCacheManager());
		CacheManager shared = (CacheManager) factory.getProxy();
		for (int i = 0; i < 2; i++) {
			this.contextRunner.withBean(CacheManager.class, () -> shared).run((context) -> {
				CacheUse.cache(shared, "test").clear();
				CacheUse.once(context.getBean(CacheManager.class), "test");
				assertThat(CacheUse.stats(context, "test")).isEqualTo(new CacheStats(1, 1, 0));
			});
		}
		assertThat(factory.getAdvisors()).isEmpty();
	}

	@Test
	void standInLooksLikeAFrozenProxyThatIsEqualToTheManager() {
		ConcurrentMapCacheManager target = new ConcurrentMapCacheManager();
		this.contextRunner.withBean(CacheManager.class, () -> target).run((context) -> {
			CacheManager manager = context.getBean(CacheManager.class);
			assertThat(manager).isEqualTo(target).isEqualTo(manager).isNotEqualTo(new ConcurrentMapCacheManager());
			assertThat(AopUtils.isCglibProxy(manager)).isTrue();
			assertThat(AopUtils.getTargetClass(manager)).isEqualTo(ConcurrentMapCacheManager.class);
			assertThat(((Advised) manager).isFrozen()).isTrue();
			assertThat(AopTestUtils.<Object>getTargetObject(manager)).isSameAs(target);
		});
	}

	@Test
	void levelsThatAResolverTellsApartCountEach() {
		this.contextRunner.withUserConfiguration(LookupRows.TwoLevels.class)
			.withBean(CacheNamespaceResolver.class, () -> (manager, cache) -> manager)
			.run((context) -> {
				assertThat(CacheUse.cache(context.getBean(CacheManager.class), "books").get("key")).isNull();
				for (String level : List.of("near", "far", "cacheManager")) {
					assertThat(CacheUse.stats(context, level)).isEqualTo(new CacheStats(0, 1, 0));
				}
			});
	}

	@Test
	void severalBeansThatAreOneManagerStayOneAndCountOnce(CapturedOutput output) {
		this.contextRunner.withUserConfiguration(CacheManagers.Aliases.class).run((context) -> {
			CacheManager target = context.getBean("target", CacheManager.class);
			assertThat(context.getBean("byInterface")).isSameAs(target);
			assertThat(context.getBean("byClass")).isSameAs(target);
			CacheUse.once(target, "test");
			assertThat(CacheUse.stats(context, "test")).isEqualTo(new CacheStats(1, 1, 0));
			assertThat(output).doesNotContain("not counted");
		});
	}

	@Test
	void removedCachesAreForgotten() {
		this.contextRunner.withBean(ConcurrentMapCacheManager.class).run((context) -> {
			ConcurrentMapCacheManager manager = context.getBean(ConcurrentMapCacheManager.class);
			WeakReference<Cache> first = new WeakReference<>(CacheUse.cache(manager, "tenant"));
			manager.removeCache("tenant");
			for (int i = 0; i < 100; i++) {
				CacheUse.cache(manager, "tenant-" + i);
				manager.removeCache("tenant-" + i);
			}
			Awaitility.await().until(() -> {
				System.gc();
				return first.get() == null;
			});
		});
	}

	@Test
	void otherMethodsOfThatNameArePassedOn() {
		this.contextRunner.withBean("manager", OverloadingCacheManager.class).run((context) -> {
			OverloadingCacheManager manager = context.getBean(OverloadingCacheManager.class);
			assertThat(manager.getCache(1)).isInstanceOf(ConcurrentMapCache.class);
			assertThat(manager.getCache("a", "b")).isInstanceOf(ConcurrentMapCache.class);
			assertThat(manager.getCache(null)).isInstanceOf(ConcurrentMapCache.class);
			assertThat(manager.owner()).isEqualTo("owner");
			manager.getCache("fail");
			assertThatExceptionOfType(IOException.class).isThrownBy(manager::owner);
		});
	}

	@Test
	void classIsGeneratedAheadOfTimeForTheClassOfAManager() {
		this.contextRunner.withBean(ConcurrentMapCacheManager.class).run((context) -> {
			CacheManagerPostProcessor postProcessor = context.getBean(CacheManagerPostProcessor.class);
			assertThat(postProcessor.determineBeanType(ConcurrentMapCacheManager.class, "manager"))
				.isSameAs(context.getBean(CacheManager.class).getClass());
			for (Class<?> type : List.of(CacheManager.class, OddTypes.FinalManager.class, String.class)) {
				assertThat(postProcessor.determineBeanType(type, "other")).isSameAs(type);
			}
		});
	}

	@RepeatedTest(20)
	void threadsThatFirstGetACacheGetTheSame() throws Exception {
		ConcurrentMapCacheManager target = new ConcurrentMapCacheManager();
		this.contextRunner.withBean(CacheManager.class, () -> target).run((context) -> {
			CacheManager manager = context.getBean(CacheManager.class);
			CyclicBarrier start = new CyclicBarrier(4);
			ExecutorService threads = Executors.newFixedThreadPool(4);
			try {
				List<Cache> caches = new ArrayList<>();
				for (Future<Cache> cache : threads.invokeAll(Collections.<Callable<Cache>>nCopies(4, () -> {
					start.await();
					return CacheUse.cache(manager, "test");
				}))) {
					caches.add(cache.get());
				}
				assertThat(caches).allSatisfy((cache) -> assertThat(cache).isSameAs(caches.get(0)));
			}
			finally {
				threads.shutdownNow();
			}
		});
	}

}
