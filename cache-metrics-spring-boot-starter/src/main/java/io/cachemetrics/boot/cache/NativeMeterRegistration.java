package io.cachemetrics.boot.cache;

import java.util.ArrayList;
import java.util.List;

import io.micrometer.core.instrument.Tag;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.cache.metrics.CacheMetricsRegistrar;
import org.springframework.util.StringUtils;

/**
 * Registers Spring Boot's own meters for caches that are created after start-up, which
 * Spring Boot does not (spring-boot #14576). Those there at start-up are left to it.
 */
class NativeMeterRegistration implements InstrumentedCacheListener, SmartInitializingSingleton {

	private static final Log logger = LogFactory.getLog(NativeMeterRegistration.class);

	private static final String CACHE_MANAGER_SUFFIX = "cacheManager";

	private final ObjectProvider<CacheMetricsRegistrar> registrar;

	private final boolean enabled;

	private final List<Runnable> beforeStart = new ArrayList<>();

	private boolean started;

	NativeMeterRegistration(ObjectProvider<CacheMetricsRegistrar> registrar, boolean enabled) {
		this.registrar = registrar;
		this.enabled = enabled;
	}

	@Override
	public void onInstrumented(String cacheManagerName, InstrumentedCache cache) {
		if (!this.enabled) {
			return;
		}
		synchronized (this.beforeStart) {
			if (!this.started) {
				this.beforeStart.add(() -> bind(cacheManagerName, cache));
				return;
			}
		}
		bind(cacheManagerName, cache);
	}

	@Override
	public void afterSingletonsInstantiated() {
		List<Runnable> waiting;
		synchronized (this.beforeStart) {
			this.started = true;
			waiting = List.copyOf(this.beforeStart);
			this.beforeStart.clear();
		}
		waiting.forEach(Runnable::run);
	}

	private void bind(String cacheManagerName, InstrumentedCache cache) {
		try {
			CacheMetricsRegistrar registrar = this.registrar.getIfAvailable();
			// Asking for the registrar may have made Spring Boot bind this very cache.
			if (registrar != null && !cache.hasNativeMeters()) {
				registrar.bindCacheToRegistry(cache, Tag.of("cache.manager", tagValue(cacheManagerName)));
			}
		}
		catch (RuntimeException ex) {
			logger.debug("Meters of cache '" + cache.getName() + "' could not be registered", ex);
		}
	}

	// As Spring Boot names a manager, in a method that it keeps to itself.
	private static String tagValue(String cacheManagerName) {
		boolean suffixed = cacheManagerName.length() > CACHE_MANAGER_SUFFIX.length()
				&& StringUtils.endsWithIgnoreCase(cacheManagerName, CACHE_MANAGER_SUFFIX);
		return suffixed ? cacheManagerName.substring(0, cacheManagerName.length() - CACHE_MANAGER_SUFFIX.length())
				: cacheManagerName;
	}

}
