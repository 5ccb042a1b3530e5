package io.cachemetrics.boot.cache;

import java.lang.reflect.Constructor;
import java.util.Objects;

import org.springframework.aot.AotDetector;
import org.springframework.beans.BeanUtils;
import org.springframework.cache.interceptor.CacheInterceptor;
import org.springframework.cglib.proxy.Enhancer;
import org.springframework.cglib.proxy.NoOp;
import org.springframework.util.ClassUtils;
import org.springframework.util.ReflectionUtils;

/**
 * Factory of {@link CountingCacheInterceptor}s that take the place of Spring's
 * interceptor.
 */
final class CountingInterceptorFactory {

	private CountingInterceptorFactory() {
	}

	/**
	 * Creates the interceptor to take the place of Spring's.
	 * @param interceptor the interceptor of Spring
	 * @param counted the caches to count
	 * @return an interceptor of the same state
	 */
	static CacheInterceptor inPlaceOf(CacheInterceptor interceptor, AnnotatedCaches counted) {
		Constructor<?> constructor = Objects
			.requireNonNull(ClassUtils.getConstructorIfAvailable(namedAfterSpring(), AnnotatedCaches.class));
		CountingCacheInterceptor counting = (CountingCacheInterceptor) BeanUtils.instantiateClass(constructor, counted);
		ReflectionUtils.shallowCopyFieldState(interceptor, counting);
		return counting;
	}

	/**
	 * Returns a subclass that is named after Spring's class, and so is the logger that
	 * the superclass has: what an application logs of its caches stays the same.
	 * @return the class, generated ahead of time or now, or this class if that fails
	 */
	static Class<?> namedAfterSpring() {
		Enhancer enhancer = new Enhancer();
		enhancer.setSuperclass(CountingCacheInterceptor.class);
		enhancer.setContextClass(CacheInterceptor.class);
		enhancer.setNamingPolicy((prefix, source, key, names) -> CacheInterceptor.class.getName() + "$$CacheMetrics");
		enhancer.setAttemptLoad(AotDetector.useGeneratedArtifacts());
		enhancer.setUseFactory(false);
		enhancer.setCallbackType(NoOp.class);
		try {
			return enhancer.createClass();
		}
		catch (RuntimeException | LinkageError ex) {
			return CountingCacheInterceptor.class;
		}
	}

}
