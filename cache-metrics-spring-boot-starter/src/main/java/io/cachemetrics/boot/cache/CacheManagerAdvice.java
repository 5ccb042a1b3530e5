package io.cachemetrics.boot.cache;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;

import org.springframework.cache.Cache;

/**
 * Puts the instrumented cache in the place of each cache that one manager hands out: the
 * same one for as long as the manager hands out the same cache under that name.
 */
final class CacheManagerAdvice implements MethodInterceptor {

	private final ConcurrentMap<String, Decision> decisions = new ConcurrentHashMap<>();

	private final CacheInstrumenter instrumenter;

	private final String cacheManagerName;

	CacheManagerAdvice(CacheInstrumenter instrumenter, String cacheManagerName) {
		this.instrumenter = instrumenter;
		this.cacheManagerName = cacheManagerName;
	}

	@Override
	public @Nullable Object invoke(MethodInvocation invocation) throws Throwable {
		Object result = invocation.proceed();
		return (result instanceof Cache cache) ? instrument((String) invocation.getArguments()[0], cache) : result;
	}

	private Cache instrument(String name, Cache cache) {
		Cache identity = CacheDecorators.identity(cache);
		Decision decision = this.decisions.get(name);
		if (decision == null || decision.identity() != identity) {
			decision = decide(name, identity, cache);
		}
		InstrumentedCache instrumented = decision.instrumented();
		return (instrumented != null) ? instrumented : cache;
	}

	private synchronized Decision decide(String name, Cache identity, Cache cache) {
		Decision decision = this.decisions.get(name);
		if (decision == null || decision.identity() != identity) {
			decision = new Decision(identity, this.instrumenter.instrument(this.cacheManagerName, cache));
			this.decisions.put(name, decision);
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
