package io.cachemetrics;

class InMemoryCacheMetricsModelTests extends CacheMetricsModelContract {

	@Override
	protected CacheMetrics create(int maxNamespaces) {
		return InMemoryCacheMetrics.builder().maxNamespaces(maxNamespaces).build();
	}

}
