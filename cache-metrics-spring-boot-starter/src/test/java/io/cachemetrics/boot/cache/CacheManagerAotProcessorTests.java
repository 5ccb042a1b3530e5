package io.cachemetrics.boot.cache;

import java.util.Collection;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.aot.hint.MemberCategory;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.beans.factory.aot.BeanRegistrationAotContribution;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.beans.factory.support.RegisteredBean;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.cache.Cache;
import org.springframework.cache.CacheManager;
import org.springframework.cache.concurrent.ConcurrentMapCacheManager;

import static org.assertj.core.api.Assertions.assertThat;

class CacheManagerAotProcessorTests {

	private final DefaultListableBeanFactory beans = new DefaultListableBeanFactory();

	@BeforeEach
	void count() {
		this.beans.registerBeanDefinition("counting", new RootBeanDefinition(CacheManagerPostProcessor.class));
	}

	@Test
	void managerThatIsSubclassedIsContributedTo() throws Exception {
		assertThat(contribution(ConcurrentMapCacheManager.class)).isNotNull();
		RuntimeHints hints = new RuntimeHints();
		Class<?> subclass = GeneratedClass.subclassOf(ConcurrentMapCacheManager.class,
				GeneratedClass.CountedMethods.OF_CACHE_MANAGER);
		CacheManagerAotProcessor.register(ConcurrentMapCacheManager.class, subclass, hints.reflection());
		assertThat(hints).matches(RuntimeHintsPredicates.reflection()
			.onType(subclass)
			.withMemberCategory(MemberCategory.UNSAFE_ALLOCATED));
		assertThat(hints).matches(RuntimeHintsPredicates.reflection()
			.onMethodInvocation(ConcurrentMapCacheManager.class.getMethod("getCache", String.class)));
	}

	@ParameterizedTest
	@ValueSource(classes = { String.class, CacheManager.class, FinalCacheManager.class })
	void beanThatIsNotSubclassedIsNotContributedTo(Class<?> type) {
		assertThat(contribution(type)).isNull();
	}

	@Test
	void nothingIsContributedWhereSpringCachesAreNotCounted() {
		this.beans.removeBeanDefinition("counting");
		assertThat(contribution(ConcurrentMapCacheManager.class)).isNull();
	}

	private @Nullable BeanRegistrationAotContribution contribution(Class<?> type) {
		this.beans.registerBeanDefinition("bean", new RootBeanDefinition(type));
		return new CacheManagerAotProcessor().processAheadOfTime(RegisteredBean.of(this.beans, "bean"));
	}

	static final class FinalCacheManager implements CacheManager {

		@Override
		public @Nullable Cache getCache(String name) {
			return null;
		}

		@Override
		public Collection<String> getCacheNames() {
			return List.of();
		}

	}

}
