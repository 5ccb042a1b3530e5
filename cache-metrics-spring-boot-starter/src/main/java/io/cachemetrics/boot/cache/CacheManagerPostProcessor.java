package io.cachemetrics.boot.cache;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.aop.framework.Advised;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.aop.framework.ProxyProcessorSupport;
import org.springframework.aop.scope.ScopedObject;
import org.springframework.aop.scope.ScopedProxyUtils;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.BeanFactoryAware;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.config.SmartInstantiationAwareBeanPostProcessor;
import org.springframework.cache.CacheManager;
import org.springframework.core.PriorityOrdered;

/**
 * Advises every {@link CacheManager} bean, so that the caches it hands out count. The
 * bean keeps its class, unless that forbids it: then an interface is advised if the bean
 * is declared as one, else it is left alone with a warning. One that is a proxy already
 * stays the proxy it is.
 * <p>
 * Among the first of the post-processors, so that a manager which another one needs is
 * advised as well.
 */
final class CacheManagerPostProcessor extends ProxyProcessorSupport
		implements SmartInstantiationAwareBeanPostProcessor, PriorityOrdered, BeanFactoryAware {

	private static final Log logger = LogFactory.getLog(CacheManagerPostProcessor.class);

	private final Map<String, Object> earlyReferences = new ConcurrentHashMap<>();

	private final CacheInstrumenter instrumenter;

	private @Nullable ConfigurableListableBeanFactory beanFactory;

	CacheManagerPostProcessor(CacheInstrumenter instrumenter) {
		this.instrumenter = instrumenter;
	}

	@Override
	public void setBeanFactory(BeanFactory beanFactory) {
		this.beanFactory = (ConfigurableListableBeanFactory) beanFactory;
	}

	@Override
	public Class<?> determineBeanType(Class<?> beanClass, String beanName) {
		try {
			// Generates the class ahead of time, when that is asked for.
			return CacheManagerProxies.canBeSubclassed(beanClass) ? CacheManagerProxies.subclass(beanClass) : beanClass;
		}
		catch (RuntimeException | LinkageError ex) {
			logger.warn("The caches of cache manager '%s' are not counted".formatted(beanName), ex);
			return beanClass;
		}
	}

	@Override
	public Object getEarlyBeanReference(Object bean, String beanName) {
		if (bean instanceof CacheManager manager) {
			this.earlyReferences.put(beanName, bean);
			return advise(manager, beanName);
		}
		return bean;
	}

	@Override
	public Object postProcessAfterInitialization(Object bean, String beanName) {
		// Those who hold the early reference hold the proxy, which the context returns.
		if (bean instanceof CacheManager manager && this.earlyReferences.remove(beanName) != bean) {
			return advise(manager, beanName);
		}
		return bean;
	}

	private Object advise(CacheManager manager, String beanName) {
		if (manager instanceof ScopedObject || CacheManagerProxies.isProxy(manager)) {
			return manager;
		}
		String name = ScopedProxyUtils.isScopedTarget(beanName) ? ScopedProxyUtils.getOriginalBeanName(beanName)
				: beanName;
		CacheManagerAdvice advice = new CacheManagerAdvice(this.instrumenter, name);
		try {
			if (manager instanceof Advised advised && !advised.isFrozen()) {
				advised.addAdvice(0, advice);
				return manager;
			}
			if (CacheManagerProxies.canBeSubclassed(manager.getClass())) {
				return CacheManagerProxies.proxy(manager, advice);
			}
			if (isDeclaredAsInterface(beanName)) {
				ProxyFactory factory = new ProxyFactory(manager);
				factory.addAdvice(advice);
				return factory.getProxy(getProxyClassLoader());
			}
			logger.warn(("The caches of cache manager '%s' are not counted: %s is final, or its method getCache is, "
					+ "and the bean is not declared as an interface")
				.formatted(beanName, manager.getClass().getName()));
		}
		catch (RuntimeException | LinkageError ex) {
			logger.warn("The caches of cache manager '%s' are not counted".formatted(beanName), ex);
		}
		return manager;
	}

	private boolean isDeclaredAsInterface(String beanName) {
		if (this.beanFactory == null || !this.beanFactory.containsBeanDefinition(beanName)) {
			return false;
		}
		Class<?> declared = this.beanFactory.getMergedBeanDefinition(beanName).getResolvableType().resolve();
		return declared != null && declared.isInterface();
	}

}
