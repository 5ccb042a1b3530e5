package io.cachemetrics.boot;

import java.util.ArrayList;
import java.util.List;

import io.cachemetrics.CacheMetrics;
import io.cachemetrics.CacheMetricsContract;
import org.junit.jupiter.api.AfterEach;

import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/**
 * The contract for the bean that is there by default.
 */
class CacheMetricsBeanTests extends CacheMetricsContract {

	private final List<AnnotationConfigApplicationContext> contexts = new ArrayList<>();

	@Override
	protected CacheMetrics create() {
		AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext(
				CacheMetricsAutoConfiguration.class);
		this.contexts.add(context);
		return context.getBean(CacheMetrics.class);
	}

	@AfterEach
	void closeContexts() {
		this.contexts.forEach(AnnotationConfigApplicationContext::close);
	}

}
