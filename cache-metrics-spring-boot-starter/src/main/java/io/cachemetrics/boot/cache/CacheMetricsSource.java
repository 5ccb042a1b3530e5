package io.cachemetrics.boot.cache;

import java.util.concurrent.atomic.AtomicBoolean;

import io.cachemetrics.CacheMetrics;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanCurrentlyInCreationException;
import org.springframework.beans.factory.ObjectProvider;

/**
 * Where the instrumented caches of one application find their {@link CacheMetrics}, and
 * where they complain of it: once.
 */
final class CacheMetricsSource {

	private static final Log logger = LogFactory.getLog(CacheMetricsSource.class);

	private final ObjectProvider<CacheMetrics> cacheMetrics;

	private final AtomicBoolean complained = new AtomicBoolean();

	CacheMetricsSource(ObjectProvider<CacheMetrics> cacheMetrics) {
		this.cacheMetrics = cacheMetrics;
	}

	@Nullable CacheMetrics find() {
		try {
			return this.cacheMetrics.getObject();
		}
		catch (BeanCurrentlyInCreationException ex) {
			return null;
		}
	}

	void recordingFailed(Throwable failure) {
		if (this.complained.compareAndSet(false, true)) {
			logger.warn("Recording what a cache did failed. The cache is not affected; its figures are incomplete. "
					+ "This is said once.", failure);
		}
	}

}
