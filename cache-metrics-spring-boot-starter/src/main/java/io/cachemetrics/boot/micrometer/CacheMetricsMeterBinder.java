package io.cachemetrics.boot.micrometer;

import io.cachemetrics.CacheMetrics;
import io.cachemetrics.NamespaceListener.Totals;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

/**
 * Registers function counters for each namespace when it first appears. They read
 * lifetime totals, since a step registry would report a negative step after a reset.
 */
class CacheMetricsMeterBinder implements MeterBinder {

	private static final String REQUESTS = "cache.metrics.requests";

	private static final String REQUESTS_DESCRIPTION = "Cache lookups that found the value or did not find it";

	private static final String ERRORS = "cache.metrics.errors";

	private static final String ERRORS_DESCRIPTION = "Cache lookups in which the cache itself failed";

	private final CacheMetrics cacheMetrics;

	CacheMetricsMeterBinder(CacheMetrics cacheMetrics) {
		this.cacheMetrics = cacheMetrics;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		this.cacheMetrics.addNamespaceListener((namespace, totals) -> bind(namespace, totals, registry));
	}

	// A function counter holds what it reads weakly; the totals live as long as the bean.
	private static void bind(String namespace, Totals totals, MeterRegistry registry) {
		FunctionCounter.builder(REQUESTS, totals, Totals::hits)
			.tags("cache", namespace, "result", "hit")
			.description(REQUESTS_DESCRIPTION)
			.register(registry);
		FunctionCounter.builder(REQUESTS, totals, Totals::misses)
			.tags("cache", namespace, "result", "miss")
			.description(REQUESTS_DESCRIPTION)
			.register(registry);
		FunctionCounter.builder(ERRORS, totals, Totals::errors)
			.tags("cache", namespace)
			.description(ERRORS_DESCRIPTION)
			.register(registry);
	}

}
