package io.cachemetrics.boot.cache;

import java.lang.reflect.Method;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.BiFunction;

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

	private final ConcurrentMap<Class<?>, Kind> kinds = new ConcurrentHashMap<>();

	private final StandIns generated = new StandIns(GeneratedClass.CountedMethods.OF_CACHE);

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
	 * Returns how the caches of a class can be stood for.
	 * @param cache a cache of the class
	 * @return the kind of the cache
	 */
	Kind kind(Cache cache) {
		Class<?> type = cache.getClass();
		Kind kind = this.kinds.get(type);
		return (kind != null) ? kind : this.kinds.computeIfAbsent(type, this::inspect);
	}

	private Kind inspect(Class<?> type) {
		return switch (type.getName()) {
			case "org.springframework.cache.caffeine.CaffeineCache" ->
				Kind.ofSpring((cache, counted) -> CountedCaffeineCache.of((CaffeineCache) cache, counted));
			case "org.springframework.cache.concurrent.ConcurrentMapCache" ->
				Kind.ofSpring((cache, counted) -> new CountedConcurrentMapCache((ConcurrentMapCache) cache, counted));
			case "org.springframework.cache.jcache.JCacheCache" ->
				Kind.ofSpring((cache, counted) -> new CountedJCacheCache((JCacheCache) cache, counted));
			case "org.springframework.data.redis.cache.RedisCache" ->
				Kind.ofSpring((cache, counted) -> new CountedRedisCache((RedisCache) cache, counted));
			default -> inspectOther(type);
		};
	}

	private Kind inspectOther(Class<?> type) {
		StandIns.Generated generated = this.generated.generate(type);
		boolean standIn = CacheStandIn.class.isAssignableFrom(type) || GeneratedClass.isGenerated(type);
		return new Kind(false, standIn, generated.obstacle() == null, (cache, counted) -> {
			Cache replacement = generated.standFor(cache, new CountedCalls(counted));
			return (replacement != null) ? replacement : cache;
		});
	}

	/**
	 * Makes a stand-in for a cache of a {@link Kind#replaceable replaceable} kind.
	 * @param kind the kind of the cache
	 * @param cache the cache
	 * @param recorder where to record
	 * @return the stand-in
	 */
	Cache standFor(Kind kind, Cache cache, LookupRecorder recorder) {
		return kind.constructor().apply(cache, new InstrumentedCache(cache, recorder, this.lookups, !kind.ofSpring()));
	}

	/**
	 * Kind of the caches of one class.
	 *
	 * @param ofSpring whether it is one of Spring's own classes, which ask no other cache
	 * @param standIn whether such a cache may be a stand-in already
	 * @param replaceable whether something can stand for such a cache
	 * @param constructor makes what stands for a cache
	 */
	record Kind(boolean ofSpring, boolean standIn, boolean replaceable,
			BiFunction<Cache, InstrumentedCache, Cache> constructor) {

		private static Kind ofSpring(BiFunction<Cache, InstrumentedCache, Cache> constructor) {
			return new Kind(true, false, true, constructor);
		}

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
