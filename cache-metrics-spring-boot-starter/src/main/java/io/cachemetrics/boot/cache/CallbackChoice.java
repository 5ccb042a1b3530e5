package io.cachemetrics.boot.cache;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;

import org.jspecify.annotations.Nullable;

import org.springframework.cglib.proxy.CallbackFilter;
import org.springframework.util.ReflectionUtils;

/**
 * Which of the callbacks of {@link CacheManagerProxies} serves a method. Equal to every
 * other one, so that a class is generated once.
 */
final class CallbackChoice implements CallbackFilter {

	@Override
	public int accept(Method method) {
		if (CacheManagerAdvice.matches(method)) {
			return 1;
		}
		if (ReflectionUtils.isEqualsMethod(method)) {
			return 2;
		}
		// A dispatcher leaves protected methods out; they would run on a manager of
		// no state.
		return (Modifier.isProtected(method.getModifiers()) && method.getDeclaringClass() != Object.class) ? 3 : 0;
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof CallbackChoice;
	}

	@Override
	public int hashCode() {
		return CallbackChoice.class.hashCode();
	}

}
