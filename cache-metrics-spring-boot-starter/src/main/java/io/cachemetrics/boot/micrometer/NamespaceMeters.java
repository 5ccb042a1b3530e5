package io.cachemetrics.boot.micrometer;

import java.util.List;
import java.util.function.ToDoubleFunction;

import io.cachemetrics.NamespaceListener.Totals;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * {@link MeterBinder} for the meters of one namespace: function counters of its lifetime
 * totals, since a step registry would report a negative step after a reset.
 */
final class NamespaceMeters implements MeterBinder {

	private static final Log logger = LogFactory.getLog(NamespaceMeters.class);

	private static final String REQUESTS = "cache.metrics.requests";

	private static final String REQUESTS_DESCRIPTION = "Cache lookups that found the value or did not find it";

	private static final String ERRORS = "cache.metrics.errors";

	private static final String ERRORS_DESCRIPTION = "Cache lookups in which the cache itself failed";

	private final String namespace;

	private final List<FunctionCounter.Builder<Totals>> meters;

	NamespaceMeters(String namespace, Totals totals) {
		this.namespace = namespace;
		this.meters = List.of(
				meter(REQUESTS, totals, Totals::hits).tag("result", "hit").description(REQUESTS_DESCRIPTION),
				meter(REQUESTS, totals, Totals::misses).tag("result", "miss").description(REQUESTS_DESCRIPTION),
				meter(ERRORS, totals, Totals::errors).description(ERRORS_DESCRIPTION));
	}

	// A function counter holds what it reads weakly; the totals live as long as the bean.
	private FunctionCounter.Builder<Totals> meter(String name, Totals totals, ToDoubleFunction<Totals> count) {
		return FunctionCounter.builder(name, totals, count).tag("cache", this.namespace);
	}

	/**
	 * Registers the meters. One that a registry refuses is missing in that registry
	 * alone.
	 * @param registry the registry
	 */
	@Override
	public void bindTo(MeterRegistry registry) {
		Throwable refusal = null;
		for (FunctionCounter.Builder<Totals> meter : this.meters) {
			@Nullable Throwable failure = register(meter, registry);
			refusal = (refusal != null) ? refusal : failure;
		}
		if (refusal != null) {
			if (registry instanceof CompositeMeterRegistry composite) {
				// It stops at the first that refuses; what is there stays as it is.
				composite.getRegistries().forEach(this::bindTo);
			}
			else {
				logger.warn("Meters of the cache namespace '" + this.namespace + "' are missing in "
						+ registry.getClass().getSimpleName() + ", which refused them (" + refusal + ")");
			}
		}
	}

	private static @Nullable Throwable register(FunctionCounter.Builder<Totals> meter, MeterRegistry registry) {
		try {
			meter.register(registry);
			return null;
		}
		catch (RuntimeException | LinkageError ex) {
			return ex;
		}
	}

}
