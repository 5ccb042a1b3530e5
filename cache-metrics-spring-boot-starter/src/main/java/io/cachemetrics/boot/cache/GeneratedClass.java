package io.cachemetrics.boot.cache;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;

import org.springframework.aop.SpringProxy;
import org.springframework.aop.framework.Advised;
import org.springframework.aot.AotDetector;
import org.springframework.cglib.core.Predicate;
import org.springframework.cglib.proxy.CallbackFilter;
import org.springframework.cglib.proxy.Dispatcher;
import org.springframework.cglib.proxy.Enhancer;
import org.springframework.cglib.proxy.MethodInterceptor;
import org.springframework.util.ReflectionUtils;

/**
 * Generates the classes of the objects that stand for managers and caches, each a
 * subclass of what it stands for. {@link GeneratedStandIn} is the behaviour of the
 * objects.
 * <p>
 * A class looks like one of Spring AOP's proxies, so that Spring's tools find what is
 * behind it. It is none of them, since these wrap checked exceptions that a method does
 * not declare, and cost more on each call.
 */
final class GeneratedClass {

	private static final String SUFFIX = "$$CacheMetrics$$";

	private static final Class<?>[] CALLBACK_TYPES = { Dispatcher.class, MethodInterceptor.class,
			MethodInterceptor.class };

	private GeneratedClass() {
	}

	/**
	 * Generates the class, or finds it again.
	 * @param type the class of what is stood for
	 * @param counted the methods that are counted
	 * @return a subclass without a constructor that could be called
	 */
	static Class<?> subclassOf(Class<?> type, CountedMethods counted) {
		Enhancer enhancer = new ConstructorlessEnhancer();
		enhancer.setSuperclass(type);
		enhancer.setInterfaces(new Class<?>[] { SpringProxy.class, Advised.class });
		enhancer.setNamingPolicy(GeneratedClass::className);
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
