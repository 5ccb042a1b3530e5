package io.cachemetrics.boot.cache;

import java.lang.reflect.Method;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.springframework.cache.Cache;
import org.springframework.cache.caffeine.CaffeineCache;
import org.springframework.cache.concurrent.ConcurrentMapCache;
import org.springframework.cache.jcache.JCacheCache;
import org.springframework.cglib.proxy.MethodInterceptor;
import org.springframework.cglib.proxy.MethodProxy;
import org.springframework.data.redis.cache.RedisCache;
import org.springframework.util.ClassUtils;

/**
 * Makes stand-ins of caches, each an instance of the class of the cache: hand-written for
 * Spring's own caches, which have final methods, and otherwise generated.
 */
final class CacheStandIns {

	private static final Set<String> SPRING = Set.of("org.springframework.cache.caffeine.CaffeineCache",
			"org.springframework.cache.concurrent.ConcurrentMapCache", "org.springframework.cache.jcache.JCacheCache",
			"org.springframework.data.redis.cache.RedisCache");

	private final StandIns generated = new StandIns(GeneratedStandIn.CountedMethods.OF_CACHE);

	private final OngoingLookups lookups;

	CacheStandIns(OngoingLookups lookups) {
		this.lookups = lookups;
	}

	/**
	 * Returns the instrumented cache behind a stand-in.
	 * @param cache any cache
	 * @return the instrumented cache, or {@code null} for a cache that is no stand-in
	 */
	static @Nullable InstrumentedCache behind(Cache cache) {
		if (cache instanceof CacheStandIn standIn) {
			return standIn.instrumented();
		}
		return (GeneratedStandIn.counted(cache) instanceof CountedCalls calls) ? calls.instrumented() : null;
	}

	/**
	 * Returns whether a method of a cache is one that is counted.
	 * @param method the method
	 * @return whether it is of the interface, but for those that say what the cache is
	 */
	static boolean isCounted(Method method) {
		return !method.getName().equals("getName") && !method.getName().equals("getNativeCache")
				&& ClassUtils.hasMethod(Cache.class, method.getName(), method.getParameterTypes());
	}

	/**
	 * Returns whether a cache is one of Spring's own, which asks no other cache.
	 * @param cache a cache
	 * @return whether it is of one of these classes, and not of a subclass
	 */
	static boolean isSpringCache(Cache cache) {
		return SPRING.contains(cache.getClass().getName());
	}

	/**
	 * Returns why nothing can stand for a cache.
	 * @param cache the cache
	 * @return a clause, or {@code null} if there is no reason
	 */
	@Nullable String findObstacle(Cache cache) {
		return isSpringCache(cache) ? null : this.generated.findObstacle(cache.getClass());
	}

	/**
	 * Makes a stand-in for a cache to which there is no {@link #findObstacle obstacle}.
	 * @param cache the cache
	 * @param recorder where to record
	 * @return the stand-in
	 */
	Cache standFor(Cache cache, LookupRecorder recorder) {
		InstrumentedCache instrumented = new InstrumentedCache(cache, recorder, this.lookups, !isSpringCache(cache));
		return switch (cache.getClass().getName()) {
			case "org.springframework.cache.caffeine.CaffeineCache" ->
				CountedCaffeineCache.of((CaffeineCache) cache, instrumented);
			case "org.springframework.cache.concurrent.ConcurrentMapCache" ->
				new CountedConcurrentMapCache((ConcurrentMapCache) cache, instrumented);
			case "org.springframework.cache.jcache.JCacheCache" ->
				new CountedJCacheCache((JCacheCache) cache, instrumented);
			case "org.springframework.data.redis.cache.RedisCache" ->
				new CountedRedisCache((RedisCache) cache, instrumented);
			default -> {
				Cache standIn = this.generated.standFor(cache, new CountedCalls(instrumented));
				yield (standIn != null) ? standIn : cache;
			}
		};
	}

	/**
	 * Sends the calls of a cache to the instrumented cache.
	 *
	 * @param instrumented the instrumented cache
	 */
	private record CountedCalls(InstrumentedCache instrumented) implements MethodInterceptor {

		@Override
		public @Nullable Object intercept(Object self, Method method, Object[] arguments, MethodProxy proxy)
				throws Throwable {
			// Not by reflection alone, since some managers make a new cache for each hit.
			if (arguments.length == 1 && method.getName().equals("get")) {
				return this.instrumented.get(arguments[0]);
			}
			return GeneratedStandIn.invoke(this.instrumented,
					ClassUtils.getMethod(Cache.class, method.getName(), method.getParameterTypes()), arguments);
		}

	}

}
