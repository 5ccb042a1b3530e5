package io.cachemetrics.boot.cache;

import io.cachemetrics.CacheMetrics;
import io.cachemetrics.CacheRecorder;
import org.jspecify.annotations.Nullable;

/**
 * Records to the {@link CacheMetrics} bean and never throws. The bean is looked up when
 * something is first recorded: it may depend on the very cache manager that is
 * instrumented, and is not counted for until it is there.
 */
final class BeanCacheRecorder implements CacheRecorder {

	private final CacheMetricsSource source;

	private final String namespace;

	// A plain field, since all threads that race for it find an equal one.
	private @Nullable CacheRecorder target;

	BeanCacheRecorder(CacheMetricsSource source, String namespace) {
		this.source = source;
		this.namespace = namespace;
	}

	@Override
	public void recordHit() {
		try {
			target().recordHit();
		}
		catch (Throwable ex) {
			this.source.recordingFailed(ex);
		}
	}

	@Override
	public void recordMiss() {
		try {
			target().recordMiss();
		}
		catch (Throwable ex) {
			this.source.recordingFailed(ex);
		}
	}

	@Override
	public void recordError() {
		try {
			target().recordError();
		}
		catch (Throwable ex) {
			this.source.recordingFailed(ex);
		}
	}

	private CacheRecorder target() {
		CacheRecorder target = this.target;
		if (target == null) {
			CacheMetrics metrics = this.source.find();
			target = ((metrics != null) ? metrics : CacheMetrics.noOp()).recorder(this.namespace);
			this.target = (metrics != null) ? target : null;
		}
		return target;
	}

}
