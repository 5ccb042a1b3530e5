package io.cachemetrics.boot.cache;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;

import org.springframework.aot.AotDetector;
import org.springframework.cache.CacheManager;
import org.springframework.cglib.core.SpringNamingPolicy;
import org.springframework.cglib.proxy.Callback;
import org.springframework.cglib.proxy.CallbackFilter;
import org.springframework.cglib.proxy.Dispatcher;
import org.springframework.cglib.proxy.Enhancer;
import org.springframework.cglib.proxy.Factory;
import org.springframework.cglib.proxy.InvocationHandler;
import org.springframework.objenesis.SpringObjenesis;
import org.springframework.util.ClassUtils;
import org.springframework.util.ReflectionUtils;

/**
 * Subclasses of cache managers that look like the manager and pass every call to it. Not
 * Spring's own proxies, which would add a fifth to the time that a hit of a
 * {@code @Cacheable} method takes: each such hit asks the manager for its cache.
 */
final class CacheManagerProxies {

	private static final CallbackFilter CALLBACKS = new CallbackChoice();

	private static final Class<?>[] CALLBACK_TYPES = { Dispatcher.class, InvocationHandler.class,
			InvocationHandler.class };

	private static final SpringObjenesis OBJENESIS = new SpringObjenesis();

	private CacheManagerProxies() {
	}

	static boolean canBeSubclassed(Class<?> type) {
		return !Modifier.isFinal(type.getModifiers()) && !isFinal(type, "getCache", String.class)
				&& !isFinal(type, "getCacheNames");
	}

	static Class<?> subclass(Class<?> type) {
		Enhancer enhancer = new Enhancer();
		enhancer.setSuperclass(ClassUtils.getUserClass(type));
		enhancer.setNamingPolicy(SpringNamingPolicy.INSTANCE);
		// The class may have been generated ahead of time.
		enhancer.setAttemptLoad(AotDetector.useGeneratedArtifacts());
		enhancer.setCallbackFilter(CALLBACKS);
		enhancer.setCallbackTypes(CALLBACK_TYPES);
		return enhancer.createClass();
	}

	static CacheManager proxy(CacheManager manager, CacheManagerAdvice advice) {
		Object proxy = OBJENESIS.newInstance(subclass(manager.getClass()), false);
		Callback[] callbacks = { (Dispatcher) () -> manager,
				(InvocationHandler) (self, method, arguments) -> advice.getCache(manager, (String) arguments[0]),
				(InvocationHandler) (self, method, arguments) -> self == arguments[0] || manager.equals(arguments[0]) };
		((Factory) proxy).setCallbacks(callbacks);
		return (CacheManager) proxy;
	}

	private static boolean isFinal(Class<?> type, String method, Class<?>... parameterTypes) {
		return Modifier.isFinal(ClassUtils.getMethod(type, method, parameterTypes).getModifiers());
	}

	/**
	 * Which of the callbacks serves a method. Equal to every other one, so that a class
	 * is generated once.
	 */
	private static final class CallbackChoice implements CallbackFilter {

		@Override
		public int accept(Method method) {
			if (CacheManagerAdvice.matches(method)) {
				return 1;
			}
			return ReflectionUtils.isEqualsMethod(method) ? 2 : 0;
		}

		@Override
		public boolean equals(Object other) {
			return other instanceof CallbackChoice;
		}

		@Override
		public int hashCode() {
			return CallbackChoice.class.hashCode();
		}

	}

}
