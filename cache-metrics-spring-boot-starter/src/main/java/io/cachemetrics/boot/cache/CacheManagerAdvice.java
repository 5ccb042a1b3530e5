package io.cachemetrics.boot.cache;

import java.lang.reflect.Method;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;

import org.springframework.cache.Cache;
import org.springframework.cache.CacheManager;

/**
 * Puts the instrumented cache in the place of each cache that one manager hands out: the
 * same one for as long as the manager hands out the same cache under that name.
 */
final class CacheManagerAdvice implements MethodInterceptor {

	private static final int FORGET_AT = 64;

	private final ConcurrentMap<String, Decision> decisions = new ConcurrentHashMap<>();

	private final CacheInstrumenter instrumenter;

	private final String cacheManagerName;

	private volatile int forgetAt = FORGET_AT;

	CacheManagerAdvice(CacheInstrumenter instrumenter, String cacheManagerName) {
		this.instrumenter = instrumenter;
		this.cacheManagerName = cacheManagerName;
	}

	/**
	 * Tells the method that is advised: {@link CacheManager#getCache}, but not one beside
	 * it that promises a narrower type of cache, as the managers of cache2k and
	 * Infinispan have.
	 * @param method a method of a manager
	 * @return whether it is the one
	 */
	static boolean matches(Method method) {
		return method.getName().equals("getCache") && method.getParameterCount() == 1
				&& method.getParameterTypes()[0] == String.class
				&& method.getReturnType().isAssignableFrom(InstrumentedCache.class);
	}

	@Nullable Cache getCache(CacheManager manager, @Nullable String name) {
		// No name is for the manager to refuse, or not.
		@SuppressWarnings("NullAway")
		Cache cache = manager.getCache(name);
		return (cache != null && name != null) ? instrument(manager, name, cache) : cache;
	}

	@Override
	public @Nullable Object invoke(MethodInvocation invocation) throws Throwable {
		Object result = invocation.proceed();
		return (result instanceof Cache cache && matches(invocation.getMethod())
				&& invocation.getArguments()[0] instanceof String name
				&& invocation.getThis() instanceof CacheManager manager) ? instrument(manager, name, cache) : result;
	}

	private Cache instrument(CacheManager manager, String name, Cache cache) {
		Cache identity = CacheDecorators.identity(cache);
		Decision decision = this.decisions.get(name);
		if (decision == null || decision.identity() != identity) {
			forgetRemovedCaches(manager);
			decision = decide(name, decision,
					new Decision(identity, this.instrumenter.instrument(this.cacheManagerName, cache)));
		}
		InstrumentedCache instrumented = decision.instrumented();
		return (instrumented != null) ? instrumented : cache;
	}

	// Now and then, so that a manager whose caches come and go does not keep all of them.
	private void forgetRemovedCaches(CacheManager manager) {
		if (this.decisions.size() < this.forgetAt) {
			return;
		}
		try {
			this.decisions.keySet().retainAll(Set.copyOf(manager.getCacheNames()));
		}
		catch (RuntimeException ex) {
			this.decisions.clear();
		}
		this.forgetAt = Math.max(FORGET_AT, 2 * this.decisions.size());
	}

	// Without a lock, since resolvers and listeners are foreign code. Who comes first
	// wins.
	private Decision decide(String name, @Nullable Decision old, Decision decision) {
		if (old != null) {
			this.decisions.replace(name, old, decision);
			return decision;
		}
		Decision winner = this.decisions.putIfAbsent(name, decision);
		if (winner != null) {
			return (winner.identity() == decision.identity()) ? winner : decision;
		}
		InstrumentedCache instrumented = decision.instrumented();
		if (instrumented != null) {
			this.instrumenter.announce(this.cacheManagerName, instrumented);
		}
		return decision;
	}

	/**
	 * What was decided for one cache.
	 *
	 * @param identity the cache for which it was decided
	 * @param instrumented the cache to hand out, or {@code null} to leave it alone
	 */
	private record Decision(Cache identity, @Nullable InstrumentedCache instrumented) {

	}

}
