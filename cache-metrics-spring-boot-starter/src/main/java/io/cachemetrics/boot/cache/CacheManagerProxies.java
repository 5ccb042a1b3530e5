package io.cachemetrics.boot.cache;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;

import org.aopalliance.aop.Advice;
import org.jspecify.annotations.Nullable;

import org.springframework.aop.Advisor;
import org.springframework.aop.Pointcut;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.aop.support.DefaultPointcutAdvisor;
import org.springframework.aop.support.StaticMethodMatcherPointcut;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.cache.CacheManager;
import org.springframework.util.ClassUtils;

/**
 * How a cache manager can be proxied.
 */
final class CacheManagerProxies {

	// One for all, since a proxy class is reused for equal pointcuts.
	private static final Pointcut GET_CACHE = new GetCachePointcut();

	private @Nullable ConfigurableListableBeanFactory beanFactory;

	void setBeanFactory(BeanFactory beanFactory) {
		this.beanFactory = (beanFactory instanceof ConfigurableListableBeanFactory configurable) ? configurable : null;
	}

	Advisor advisor(Advice advice) {
		return new DefaultPointcutAdvisor(GET_CACHE, advice);
	}

	/**
	 * Returns a factory without a target yet.
	 * @param type the class of the manager
	 * @param beanName the name of its bean
	 * @param advisor what to advise it with
	 * @return the factory, or {@code null} if the manager cannot be proxied
	 */
	@Nullable ProxyFactory factory(Class<?> type, String beanName, Advisor advisor) {
		boolean byClass = canBeSubclassed(type);
		if (!byClass && !isDeclaredAsInterface(beanName)) {
			return null;
		}
		ProxyFactory factory = new ProxyFactory();
		factory.setTargetClass(type);
		factory.setProxyTargetClass(byClass);
		if (!byClass) {
			factory.setInterfaces(ClassUtils.getAllInterfacesForClass(type));
		}
		factory.addAdvisor(advisor);
		return factory;
	}

	private static boolean canBeSubclassed(Class<?> type) {
		if (Modifier.isFinal(type.getModifiers()) || type.isHidden() || type.isSealed()) {
			return false;
		}
		return !isFinal(type, "getCache", String.class) && !isFinal(type, "getCacheNames");
	}

	private static boolean isFinal(Class<?> type, String method, Class<?>... parameterTypes) {
		return Modifier.isFinal(ClassUtils.getMethod(type, method, parameterTypes).getModifiers());
	}

	private boolean isDeclaredAsInterface(String beanName) {
		if (this.beanFactory == null || !this.beanFactory.containsBeanDefinition(beanName)) {
			return false;
		}
		BeanDefinition definition = this.beanFactory.getMergedBeanDefinition(beanName);
		Class<?> declared = definition.getResolvableType().resolve();
		return declared != null && declared.isInterface() && CacheManager.class.isAssignableFrom(declared);
	}

	/**
	 * Matches {@link CacheManager#getCache}, but not a method beside it that promises a
	 * narrower type of cache, as the managers of cache2k and Infinispan have.
	 */
	private static final class GetCachePointcut extends StaticMethodMatcherPointcut {

		@Override
		public boolean matches(Method method, Class<?> targetClass) {
			return method.getName().equals("getCache") && method.getParameterCount() == 1
					&& method.getParameterTypes()[0] == String.class
					&& method.getReturnType().isAssignableFrom(InstrumentedCache.class);
		}

	}

}
