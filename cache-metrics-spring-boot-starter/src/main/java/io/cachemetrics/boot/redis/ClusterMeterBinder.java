package io.cachemetrics.boot.redis;

import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;

/**
 * Registers meters of how the reports of this instance go.
 */
final class ClusterMeterBinder implements MeterBinder {

	private static final String FLUSHES = "cache.metrics.cluster.flushes";

	private static final String FLUSHES_DESCRIPTION = "Reports of this instance to the cluster";

	private final Reporter reporter;

	ClusterMeterBinder(Reporter reporter) {
		this.reporter = reporter;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		FunctionCounter.builder(FLUSHES, this.reporter, Reporter::successes)
			.tags("result", "success")
			.description(FLUSHES_DESCRIPTION)
			.register(registry);
		FunctionCounter.builder(FLUSHES, this.reporter, Reporter::failures)
			.tags("result", "failure")
			.description(FLUSHES_DESCRIPTION)
			.register(registry);
		TimeGauge
			.builder("cache.metrics.cluster.flush.age", this.reporter, TimeUnit.MILLISECONDS,
					(reporter) -> reporter.sinceSuccess().toMillis())
			.description("Time since the last report of this instance that was acknowledged, or since its start")
			.register(registry);
	}

}
