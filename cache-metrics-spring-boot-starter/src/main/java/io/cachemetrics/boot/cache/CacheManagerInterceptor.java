package io.cachemetrics.boot.cache;

import java.lang.reflect.Method;

import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;

import org.springframework.cache.Cache;
import org.springframework.cache.CacheManager;
import org.springframework.cglib.proxy.MethodProxy;

/**
 * Intercepts {@link CacheManager#getCache} of one manager to hand out caches that count,
 * as advice of one of Spring AOP's proxies or behind a {@link GeneratedStandIn stand-in}.
 */
final class CacheManagerInterceptor implements MethodInterceptor, org.springframework.cglib.proxy.MethodInterceptor {

	private final CacheManager manager;

	private final CountedCaches caches;

	CacheManagerInterceptor(CacheManager manager, CountedCaches caches) {
		this.manager = manager;
		this.caches = caches;
	}

	/**
	 * Returns whether a method is {@link CacheManager#getCache}, be it with a narrower
	 * type of cache.
	 * @param method a method of a manager
	 * @return whether it is the one
	 */
	static boolean isGetCache(Method method) {
		return method.getName().equals("getCache") && method.getParameterCount() == 1
				&& method.getParameterTypes()[0] == String.class
				&& Cache.class.isAssignableFrom(method.getReturnType());
	}

	@Override
	@SuppressWarnings("NullAway") // No name is for the manager to refuse, or not.
	public @Nullable Object intercept(Object self, Method method, Object[] arguments, MethodProxy proxy) {
		String name = (String) arguments[0];
		Cache cache = this.manager.getCache(name);
		return (cache != null && name != null) ? this.caches.replace(this.manager, name, cache) : cache;
	}

	@Override
	public @Nullable Object invoke(MethodInvocation invocation) throws Throwable {
		Object result = invocation.proceed();
		return (result instanceof Cache cache && isGetCache(invocation.getMethod())
				&& invocation.getArguments()[0] instanceof String name) ? this.caches.replace(this.manager, name, cache)
						: result;
	}

}
