package io.cachemetrics.boot.cache;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.aop.Advisor;
import org.springframework.aop.framework.Advised;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.aop.framework.ProxyProcessorSupport;
import org.springframework.aop.scope.ScopedObject;
import org.springframework.aop.scope.ScopedProxyUtils;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.BeanFactoryAware;
import org.springframework.beans.factory.config.SmartInstantiationAwareBeanPostProcessor;
import org.springframework.cache.CacheManager;
import org.springframework.core.PriorityOrdered;

/**
 * Advises every {@link CacheManager} bean, so that the caches it hands out count. The
 * bean keeps its class, unless that forbids it: then an interface is advised if the bean
 * is declared as one, else it is left alone with a warning.
 * <p>
 * Among the first of the post-processors, so that a manager which another one needs is
 * advised as well.
 */
final class CacheManagerPostProcessor extends ProxyProcessorSupport
		implements SmartInstantiationAwareBeanPostProcessor, PriorityOrdered, BeanFactoryAware {

	private static final Log logger = LogFactory.getLog(CacheManagerPostProcessor.class);

	private final Map<String, Object> earlyReferences = new ConcurrentHashMap<>();

	private final CacheInstrumenter instrumenter;

	private final CacheManagerProxies proxies = new CacheManagerProxies();

	CacheManagerPostProcessor(CacheInstrumenter instrumenter) {
		this.instrumenter = instrumenter;
	}

	@Override
	public void setBeanFactory(BeanFactory beanFactory) {
		this.proxies.setBeanFactory(beanFactory);
	}

	@Override
	public Class<?> determineBeanType(Class<?> beanClass, String beanName) {
		if (CacheManager.class.isAssignableFrom(beanClass) && !beanClass.isInterface()) {
			ProxyFactory factory = this.proxies.factory(beanClass, beanName, advisor(beanName));
			return (factory != null) ? factory.getProxyClass(getProxyClassLoader()) : beanClass;
		}
		return beanClass;
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
		if (manager instanceof ScopedObject) {
			return manager;
		}
		try {
			if (manager instanceof Advised advised && !advised.isFrozen()) {
				advised.addAdvisor(0, advisor(beanName));
				return manager;
			}
			ProxyFactory factory = this.proxies.factory(manager.getClass(), beanName, advisor(beanName));
			if (factory != null) {
				factory.setTarget(manager);
				return factory.getProxy(getProxyClassLoader());
			}
			logger.warn(("The caches of cache manager '%s' are not counted: %s is final, or its method getCache is, "
					+ "and the bean is not declared as an interface")
				.formatted(beanName, manager.getClass().getName()));
		}
		catch (RuntimeException ex) {
			logger.warn("The caches of cache manager '%s' are not counted".formatted(beanName), ex);
		}
		return manager;
	}

	private Advisor advisor(String beanName) {
		String name = ScopedProxyUtils.isScopedTarget(beanName) ? ScopedProxyUtils.getOriginalBeanName(beanName)
				: beanName;
		return this.proxies.advisor(new CacheManagerAdvice(this.instrumenter, name));
	}

}
