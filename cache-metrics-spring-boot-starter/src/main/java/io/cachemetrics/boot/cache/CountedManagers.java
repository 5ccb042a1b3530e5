package io.cachemetrics.boot.cache;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import org.springframework.aop.framework.Advised;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.aop.scope.ScopedObject;
import org.springframework.aop.scope.ScopedProxyUtils;
import org.springframework.aop.support.AopUtils;
import org.springframework.cache.CacheManager;
import org.springframework.cache.support.NoOpCacheManager;
import org.springframework.util.ClassUtils;

/**
 * Cache managers of one application, and what stands for them so that the caches that
 * they hand out count. A manager for which nothing can stand stays as it is.
 */
final class CountedManagers {

	private final Map<String, String> obstacles = new ConcurrentHashMap<>();

	private final Set<String> counted = ConcurrentHashMap.newKeySet();

	private final WeakIdentityMap<CacheManager, String> names = new WeakIdentityMap<>();

	private final StandIns standIns = new StandIns(GeneratedClass.CountedMethods.OF_CACHE_MANAGER);

	private final CacheStandIns cacheStandIns;

	private final CacheInstrumenter instrumenter;

	private final SpringCacheProperties properties;

	private final InstrumentedCacheListener listener;

	CountedManagers(CacheInstrumenter instrumenter, SpringCacheProperties properties,
			InstrumentedCacheListener listener) {
		this.cacheStandIns = new CacheStandIns(instrumenter.lookups());
		this.instrumenter = instrumenter;
		this.properties = properties;
		this.listener = listener;
	}

	/**
	 * Returns the class of what will stand for managers of a class, so that it can be
	 * generated ahead of time.
	 * @param type the class of a bean
	 * @return the generated class, or {@code null} if there is none
	 */
	@Nullable Class<?> subclass(Class<?> type) {
		return (CacheManager.class.isAssignableFrom(type) && !NoOpCacheManager.class.isAssignableFrom(type)
				&& !type.isInterface()) ? this.standIns.subclass(type) : null;
	}

	/**
	 * Returns the bean name of a manager.
	 * @param manager a manager, or what stands for it
	 * @return the name, empty for one that is no bean
	 */
	String name(@Nullable CacheManager manager) {
		String name = (manager != null) ? this.names.get(manager) : null;
		return (name != null) ? name : "";
	}

	/**
	 * Returns what stands for a manager.
	 * @param manager the manager
	 * @param beanName the name of its bean
	 * @param proxiedHere whether it is a proxy that was made for this application, and
	 * not one that others may share
	 * @return the stand-in, or the manager itself
	 */
	CacheManager replace(CacheManager manager, String beanName, boolean proxiedHere) {
		String name = ScopedProxyUtils.isScopedTarget(beanName) ? ScopedProxyUtils.getOriginalBeanName(beanName)
				: beanName;
		if (manager instanceof ScopedObject || manager instanceof NoOpCacheManager
				|| GeneratedStandIn.counted(manager) != null) {
			return manager;
		}
		this.names.put(manager, name);
		if (this.properties.excludesAllOf(name)) {
			return manager;
		}
		CacheManager replacement = replace(manager, new CacheManagerInterceptor(manager,
				new CountedCaches(this.instrumenter, this.cacheStandIns, name, this.listener)), proxiedHere);
		if (replacement == null) {
			this.obstacles.put(name, String.valueOf(this.standIns.findObstacle(manager.getClass())));
			return manager;
		}
		this.counted.add(name);
		this.names.put(replacement, name);
		return replacement;
	}

	/**
	 * Describes how the caches of each manager are counted.
	 * @param annotations whether annotated methods are counted
	 * @return a list to read, empty if there are no managers
	 */
	String describe(boolean annotations) {
		Map<String, String> managers = new TreeMap<>();
		String least = annotations ? "annotated methods only" : "not at all";
		this.counted
			.forEach((name) -> managers.put(name, annotations ? "annotated methods and direct use" : "direct use"));
		this.obstacles.forEach((name, obstacle) -> managers.put(name, least + ", since " + obstacle));
		return managers.entrySet()
			.stream()
			.map((manager) -> "'%s' (%s)".formatted(manager.getKey(), manager.getValue()))
			.collect(Collectors.joining(", "));
	}

	private @Nullable CacheManager replace(CacheManager manager, CacheManagerInterceptor interceptor,
			boolean proxiedHere) {
		if (!(manager instanceof Advised advised)) {
			return this.standIns.standFor(manager, interceptor);
		}
		if (proxiedHere && !advised.isFrozen()) {
			advised.addAdvice(0, interceptor);
			return manager;
		}
		ProxyFactory factory = new ProxyFactory(manager);
		factory.setProxyTargetClass(AopUtils.isCglibProxy(manager));
		factory.addAdvice(interceptor);
		return (CacheManager) factory.getProxy(ClassUtils.getDefaultClassLoader());
	}

}
