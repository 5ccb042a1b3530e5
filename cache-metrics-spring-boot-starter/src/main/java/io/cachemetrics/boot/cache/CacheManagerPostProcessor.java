package io.cachemetrics.boot.cache;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import io.cachemetrics.CacheMetrics;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.aop.framework.Advised;
import org.springframework.beans.BeansException;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.BeanFactoryAware;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.SmartInstantiationAwareBeanPostProcessor;
import org.springframework.beans.factory.support.MergedBeanDefinitionPostProcessor;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.cache.CacheManager;
import org.springframework.cache.interceptor.CacheInterceptor;
import org.springframework.core.PriorityOrdered;

/**
 * Post-processor that has the caches of an application counted: those that annotated
 * methods use, by an interceptor in place of Spring's, and those that
 * {@link CacheManager} beans hand out.
 * <p>
 * It is among the first post-processors, for managers that others need, and, since it
 * asks for merged bean definitions, registered again after all others: it sees managers
 * as the application will.
 */
final class CacheManagerPostProcessor implements SmartInstantiationAwareBeanPostProcessor,
		MergedBeanDefinitionPostProcessor, PriorityOrdered, BeanFactoryAware, SmartInitializingSingleton {

	private static final Log logger = LogFactory.getLog(CacheManagerPostProcessor.class);

	// Beans that others hold already while they are created.
	private final Set<String> earlyReferences = ConcurrentHashMap.newKeySet();

	// Managers that are no proxies when they are made. If they are later, Spring did it.
	private final Set<String> plainManagers = ConcurrentHashMap.newKeySet();

	private final ObjectProvider<CacheMetrics> cacheMetrics;

	private final ObjectProvider<CacheNamespaceResolver> resolver;

	private final CacheInstrumenter instrumenter;

	private final CountedManagers managers;

	private final AnnotatedCaches annotatedCaches;

	private final @Nullable NativeMeterRegistration nativeMeters;

	private @Nullable BeanFactory beanFactory;

	CacheManagerPostProcessor(SpringCacheProperties properties, ObjectProvider<CacheMetrics> cacheMetrics,
			ObjectProvider<CacheNamespaceResolver> resolver, @Nullable NativeMeterRegistration nativeMeters) {
		this.cacheMetrics = cacheMetrics;
		this.resolver = resolver;
		this.instrumenter = new CacheInstrumenter(properties);
		this.nativeMeters = nativeMeters;
		this.managers = new CountedManagers(this.instrumenter, properties,
				(nativeMeters != null) ? nativeMeters : (cacheManagerName, cache) -> {
				});
		this.annotatedCaches = new AnnotatedCaches(this.instrumenter, this.managers);
	}

	@Override
	public int getOrder() {
		return LOWEST_PRECEDENCE;
	}

	@Override
	public void setBeanFactory(BeanFactory beanFactory) {
		this.beanFactory = beanFactory;
	}

	@Override
	public Class<?> determineBeanType(Class<?> beanClass, String beanName) {
		// Generates classes ahead of time, when that is asked for.
		Class<?> generated = (beanClass == CacheInterceptor.class) ? CountingInterceptorFactory.namedAfterSpring()
				: this.managers.subclass(beanClass);
		return (generated != null) ? generated : beanClass;
	}

	@Override
	public void postProcessMergedBeanDefinition(RootBeanDefinition definition, Class<?> type, String beanName) {
		if (CacheManager.class.isAssignableFrom(type) && !Advised.class.isAssignableFrom(type)) {
			this.plainManagers.add(beanName);
		}
	}

	@Override
	public Object getEarlyBeanReference(Object bean, String beanName) {
		this.earlyReferences.add(beanName);
		return (bean instanceof CacheManager manager) ? replace(manager, beanName) : bean;
	}

	@Override
	public Object postProcessBeforeInitialization(Object bean, String beanName) {
		if (bean.getClass() == CacheInterceptor.class && !this.earlyReferences.contains(beanName)) {
			CacheInterceptor interceptor = CountingInterceptorFactory.inPlaceOf((CacheInterceptor) bean,
					this.annotatedCaches);
			if (this.beanFactory != null) {
				interceptor.setBeanFactory(this.beanFactory);
			}
			return interceptor;
		}
		return bean;
	}

	@Override
	public Object postProcessAfterInitialization(Object bean, String beanName) {
		if (this.nativeMeters != null) {
			this.nativeMeters.onBean(bean);
		}
		// Those who hold the early reference hold what the context returns.
		boolean early = this.earlyReferences.remove(beanName);
		return (bean instanceof CacheManager manager && !early) ? replace(manager, beanName) : bean;
	}

	@Override
	public void afterSingletonsInstantiated() {
		this.instrumenter.start(findCacheMetrics(), this.resolver.getIfUnique());
		boolean annotations = this.beanFactory instanceof ListableBeanFactory beans
				&& beans.getBeanNamesForType(CacheInterceptor.class, true, false).length > 0;
		String managers = this.managers.describe(annotations);
		if (!managers.isEmpty()) {
			logger.info("Counting Spring caches of " + managers);
		}
	}

	// It may be lazy, and fail only now.
	private CacheMetrics findCacheMetrics() {
		try {
			return this.cacheMetrics.getObject();
		}
		catch (BeansException ex) {
			logger.warn("Spring caches are not counted, since there is no CacheMetrics bean", ex);
			return CacheMetrics.noOp();
		}
	}

	private Object replace(CacheManager manager, String beanName) {
		try {
			return this.managers.replace(manager, beanName, this.plainManagers.contains(beanName));
		}
		catch (RuntimeException | LinkageError ex) {
			logger.warn("The caches of cache manager '%s' are counted for annotated methods only".formatted(beanName),
					ex);
			return manager;
		}
	}

}
