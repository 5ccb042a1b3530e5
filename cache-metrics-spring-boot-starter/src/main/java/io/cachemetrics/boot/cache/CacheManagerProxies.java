package io.cachemetrics.boot.cache;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.aot.AotDetector;
import org.springframework.cache.CacheManager;
import org.springframework.cglib.core.Predicate;
import org.springframework.cglib.proxy.Callback;
import org.springframework.cglib.proxy.Dispatcher;
import org.springframework.cglib.proxy.Enhancer;
import org.springframework.cglib.proxy.Factory;
import org.springframework.cglib.proxy.InvocationHandler;
import org.springframework.objenesis.SpringObjenesis;
import org.springframework.util.ClassUtils;
import org.springframework.util.ReflectionUtils;

/**
 * Subclasses of cache managers that look like the manager and pass every call to it. Not
 * Spring's own proxies, which allocate several times as much on each call: every hit of a
 * {@code @Cacheable} method asks the manager for its cache.
 */
final class CacheManagerProxies {

	private static final CallbackChoice CALLBACKS = new CallbackChoice();

	private static final Class<?>[] CALLBACK_TYPES = { Dispatcher.class, InvocationHandler.class,
			InvocationHandler.class, InvocationHandler.class };

	private static final SpringObjenesis OBJENESIS = new SpringObjenesis();

	private CacheManagerProxies() {
	}

	static boolean canBeSubclassed(Class<?> type) {
		if (!CacheManager.class.isAssignableFrom(type) || type.isInterface()) {
			return false;
		}
		Class<?> manager = ClassUtils.getUserClass(type);
		return !Modifier.isFinal(manager.getModifiers()) && !isFinal(manager, "getCache", String.class)
				&& !isFinal(manager, "getCacheNames");
	}

	/**
	 * Tells a manager made here, which may be a bean under several names.
	 * @param manager a manager
	 * @return whether its caches count already
	 */
	static boolean isProxy(CacheManager manager) {
		return manager instanceof Factory factory && factory.getCallback(1) instanceof GetCache;
	}

	static Class<?> subclass(Class<?> type) {
		Enhancer enhancer = new Enhancer();
		enhancer.setSuperclass(ClassUtils.getUserClass(type));
		enhancer.setNamingPolicy(CacheManagerProxies::className);
		// The class may have been generated ahead of time.
		enhancer.setAttemptLoad(AotDetector.useGeneratedArtifacts());
		enhancer.setCallbackFilter(CALLBACKS);
		enhancer.setCallbackTypes(CALLBACK_TYPES);
		return enhancer.createClass();
	}

	/**
	 * Returns the methods that a subclass refers to by reflection.
	 * @param type the class of a manager, or a subclass of it made here
	 * @return the methods
	 */
	static List<Method> invoked(Class<?> type) {
		List<Method> methods = new ArrayList<>();
		Enhancer.getMethods(ClassUtils.getUserClass(type), null, methods);
		return methods.stream().filter((method) -> CALLBACKS.accept(method) != 0).toList();
	}

	static CacheManager proxy(CacheManager manager, CacheManagerAdvice advice) {
		Object proxy = OBJENESIS.newInstance(subclass(manager.getClass()), false);
		Callback[] callbacks = { (Dispatcher) () -> manager, new GetCache(manager, advice),
				(InvocationHandler) (self, method, arguments) -> self == arguments[0] || manager.equals(arguments[0]),
				(InvocationHandler) (self, method, arguments) -> invoke(manager, method, arguments) };
		((Factory) proxy).setCallbacks(callbacks);
		return (CacheManager) proxy;
	}

	// A name of its own, since others subclass managers, too, and classes are loaded by
	// name.
	private static String className(String prefix, String source, Object key, Predicate names) {
		int number = 0;
		String name;
		do {
			name = prefix + "$$CacheMetrics$$" + number++;
		}
		while (names.evaluate(name));
		return name;
	}

	private static @Nullable Object invoke(CacheManager manager, Method method, Object[] arguments) throws Throwable {
		ReflectionUtils.makeAccessible(method);
		try {
			return method.invoke(manager, arguments);
		}
		catch (InvocationTargetException ex) {
			throw ex.getTargetException();
		}
	}

	private static boolean isFinal(Class<?> type, String method, Class<?>... parameterTypes) {
		return Modifier.isFinal(ClassUtils.getMethod(type, method, parameterTypes).getModifiers());
	}

	/**
	 * Advises {@link CacheManager#getCache}.
	 *
	 * @param manager the manager to ask
	 * @param advice what it is advised with
	 */
	private record GetCache(CacheManager manager, CacheManagerAdvice advice) implements InvocationHandler {

		@Override
		public @Nullable Object invoke(Object self, Method method, Object[] arguments) {
			return this.advice.getCache(this.manager, (String) arguments[0]);
		}

	}

}
