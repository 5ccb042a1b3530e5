package io.cachemetrics.boot.cache;

import io.cachemetrics.CacheMetrics;
import io.cachemetrics.CacheStats;
import io.cachemetrics.boot.CacheMetricsAutoConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.cache.CacheManager;
import org.springframework.cache.concurrent.ConcurrentMapCache;
import org.springframework.cache.concurrent.ConcurrentMapCacheManager;
import org.springframework.cache.support.CompositeCacheManager;
import org.springframework.cache.transaction.TransactionAwareCacheManagerProxy;

import static org.assertj.core.api.Assertions.assertThat;

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
				assertThat(manager.getCache("test")).isSameAs(manager.getCache("test"));
			});
	}

	@Test
	void transactionAwareManagerCountsOnce() {
		this.contextRunner.withUserConfiguration(CacheManagers.TransactionAware.class).run((context) -> {
			CacheUse.once(context.getBean(CacheManager.class), "test");
			assertThat(CacheUse.stats(context, "test")).isEqualTo(new CacheStats(1, 1, 0));
		});
	}

	@Test
	void finalManagerDeclaredAsInterfaceIsCounted() {
		this.contextRunner.withUserConfiguration(CacheManagers.FinalDeclaredAsInterface.class).run((context) -> {
			CacheUse.once(context.getBean(CacheManager.class), "test");
			assertThat(CacheUse.stats(context, "test")).isEqualTo(new CacheStats(1, 1, 0));
		});
	}

	@Test
	void finalManagerDeclaredAsItsClassIsLeftAloneWithAWarning(CapturedOutput output) {
		this.contextRunner.withBean("finalManager", OddTypes.FinalManager.class).run((context) -> {
			CacheUse.once(context.getBean(OddTypes.FinalManager.class), "test");
			assertThat(context.getBean(CacheMetrics.class).getAllStats()).isEmpty();
			assertThat(output).contains("The caches of cache manager 'finalManager' are not counted");
		});
	}

	@Test
	void managerWithFinalGetCacheIsCountedByItsInterfaceOrLeftAlone(CapturedOutput output) {
		this.contextRunner.withUserConfiguration(CacheManagers.FinalGetCacheDeclaredAsInterface.class)
			.run((context) -> {
				CacheUse.once(context.getBean(CacheManager.class), "test");
				assertThat(CacheUse.stats(context, "test")).isEqualTo(new CacheStats(1, 1, 0));
				assertThat(output).doesNotContain("not counted");
			});
		this.contextRunner.withBean("manager", OddTypes.FinalGetCacheManager.class).run((context) -> {
			CacheUse.once(context.getBean(CacheManager.class), "test");
			assertThat(context.getBean(CacheMetrics.class).getAllStats()).isEmpty();
			assertThat(output).contains("not counted");
		});
	}

	@Test
	void managerThatPromisesANarrowerCacheIsCountedThroughItsInterface() {
		this.contextRunner.withBean("manager", OddTypes.NarrowManager.class).run((context) -> {
			ConcurrentMapCache cache = context.getBean(OddTypes.NarrowManager.class).getCache("test");
			assertThat(cache.get("key")).isNull();
			assertThat(context.getBean(CacheMetrics.class).getAllStats()).isEmpty();
			CacheUse.once(context.getBean(CacheManager.class), "test");
			assertThat(CacheUse.stats(context, "test")).isEqualTo(new CacheStats(1, 1, 0));
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

	@Test
	void managerWithACircularReferenceIsCounted() {
		this.contextRunner.withAllowCircularReferences(true)
			.withUserConfiguration(CacheManagers.Circular.class)
			.run((context) -> {
				CacheManager manager = context.getBean(CacheManager.class);
				assertThat(context.getBean(CacheManagers.Circular.Client.class).manager).isSameAs(manager);
				CacheUse.once(manager, "test");
				assertThat(CacheUse.stats(context, "test")).isEqualTo(new CacheStats(1, 1, 0));
			});
	}

}
