package io.cachemetrics.boot.cache;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.aop.SpringProxy;
import org.springframework.aop.framework.Advised;
import org.springframework.aop.framework.AdvisedSupport;
import org.springframework.aot.AotDetector;
import org.springframework.cglib.core.Predicate;
import org.springframework.cglib.proxy.Callback;
import org.springframework.cglib.proxy.CallbackFilter;
import org.springframework.cglib.proxy.Dispatcher;
import org.springframework.cglib.proxy.Enhancer;
import org.springframework.cglib.proxy.Factory;
import org.springframework.cglib.proxy.MethodInterceptor;
import org.springframework.cglib.proxy.MethodProxy;
import org.springframework.util.ReflectionUtils;

/**
 * Behaviour of an object of a generated class that stands for a manager or a cache: all
 * calls go to that, except those that are counted.
 * <p>
 * The class looks like one of Spring AOP's proxies, so that Spring's tools find what is
 * behind it. It is none of them, since these wrap checked exceptions that a method does
 * not declare, and cost more on each call.
 */
final class GeneratedStandIn implements Dispatcher, MethodInterceptor {

	private static final String SUFFIX = "$$CacheMetrics$$";

	private static final Class<?>[] CALLBACK_TYPES = { Dispatcher.class, MethodInterceptor.class,
			MethodInterceptor.class };

	private final Object original;

	private GeneratedStandIn(Object original) {
		this.original = original;
	}

	/**
	 * Generates the class, or finds it again.
	 * @param type the class of what is stood for
	 * @param counted the methods that are counted
	 * @return a subclass without a constructor that could be called
	 */
	static Class<?> subclass(Class<?> type, CountedMethods counted) {
		Enhancer enhancer = new ConstructorlessEnhancer();
		enhancer.setSuperclass(type);
		enhancer.setInterfaces(new Class<?>[] { SpringProxy.class, Advised.class });
		enhancer.setNamingPolicy(GeneratedStandIn::className);
		// The class may have been generated ahead of time.
		enhancer.setAttemptLoad(AotDetector.useGeneratedArtifacts());
		enhancer.setCallbackFilter(new MethodFilter(counted));
		enhancer.setCallbackTypes(CALLBACK_TYPES);
		return enhancer.createClass();
	}

	static boolean isGenerated(Class<?> type) {
		return type.getName().contains(SUFFIX);
	}

	/**
	 * Returns the methods that a subclass for managers refers to by reflection.
	 * @param type the class of a manager
	 * @return the methods
	 */
	static List<Method> intercepted(Class<?> type) {
		List<Method> methods = new ArrayList<>();
		Enhancer.getMethods(type, new Class<?>[] { SpringProxy.class, Advised.class }, methods);
		MethodFilter filter = new MethodFilter(CountedMethods.OF_CACHE_MANAGER);
		return methods.stream().filter((method) -> filter.accept(method) != 0).toList();
	}

	/**
	 * Makes an object of a generated class stand for another one.
	 * @param standIn the object
	 * @param original what it stands for
	 * @param counted what is called for the methods that are counted
	 */
	static void connect(Object standIn, Object original, MethodInterceptor counted) {
		GeneratedStandIn others = new GeneratedStandIn(original);
		((Factory) standIn).setCallbacks(new Callback[] { others, counted, others });
	}

	/**
	 * Returns what is called for the methods that are counted.
	 * @param object any object
	 * @return what was connected, or {@code null} for an object that is no such stand-in
	 */
	static @Nullable Callback counted(Object object) {
		return (object instanceof Factory factory && factory.getCallback(0) instanceof GeneratedStandIn)
				? factory.getCallback(1) : null;
	}

	/**
	 * Calls a method, and lets through what it throws, declared or not.
	 * @param target the object to call it on
	 * @param method the method
	 * @param arguments the arguments
	 * @return what it returns
	 * @throws Throwable what it throws
	 */
	static @Nullable Object invoke(Object target, Method method, Object[] arguments) throws Throwable {
		try {
			return method.invoke(target, arguments);
		}
		catch (InvocationTargetException ex) {
			throw ex.getTargetException();
		}
	}

	@Override
	public Object loadObject() {
		return this.original;
	}

	@Override
	public @Nullable Object intercept(Object self, Method method, Object[] arguments, MethodProxy proxy)
			throws Throwable {
		if (ReflectionUtils.isEqualsMethod(method)) {
			return self == arguments[0] || this.original.equals(originalOf(arguments[0]));
		}
		if (method.getDeclaringClass().isInstance(this.original)) {
			ReflectionUtils.makeAccessible(method);
			return invoke(this.original, method, arguments);
		}
		return invoke(advised(), method, arguments);
	}

	private static @Nullable Object originalOf(@Nullable Object object) {
		return (object instanceof Factory factory && factory.getCallback(0) instanceof GeneratedStandIn standIn)
				? standIn.original : object;
	}

	// Frozen, since advice would not be called.
	private Advised advised() {
		AdvisedSupport advised = new AdvisedSupport();
		advised.setTarget(this.original);
		advised.setProxyTargetClass(true);
		advised.setFrozen(true);
		return advised;
	}

	// Unique, since others subclass managers too, and classes are loaded by name.
	private static String className(String prefix, String source, Object key, Predicate names) {
		int number = 0;
		String name;
		do {
			name = prefix + SUFFIX + number++;
		}
		while (names.evaluate(name));
		return name;
	}

	/**
	 * Generator that minds no constructors: none is called.
	 */
	private static final class ConstructorlessEnhancer extends Enhancer {

		@Override
		@SuppressWarnings("rawtypes")
		protected void filterConstructors(Class type, List constructors) {
		}

	}

	/**
	 * Methods that are counted, by what is stood for.
	 */
	enum CountedMethods {

		/**
		 * Those of a manager.
		 */
		OF_CACHE_MANAGER {

			@Override
			boolean contain(Method method) {
				return CacheManagerInterceptor.isGetCache(method);
			}

		},

		/**
		 * Those of a cache.
		 */
		OF_CACHE {

			@Override
			boolean contain(Method method) {
				return CacheStandIns.isCounted(method);
			}

		};

		abstract boolean contain(Method method);

	}

	/**
	 * Chooses the callback of a method. Equal filters let a class be generated once.
	 *
	 * @param counted the methods that are counted
	 */
	private record MethodFilter(CountedMethods counted) implements CallbackFilter {

		@Override
		public int accept(Method method) {
			if (this.counted.contain(method)) {
				return 1;
			}
			Class<?> type = method.getDeclaringClass();
			// A dispatcher leaves protected methods out, which would run on an object
			// without state.
			boolean intercepted = ReflectionUtils.isEqualsMethod(method) || type.isAssignableFrom(Advised.class)
					|| Modifier.isProtected(method.getModifiers());
			return (intercepted && (type != Object.class || ReflectionUtils.isEqualsMethod(method))) ? 2 : 0;
		}

	}

}
