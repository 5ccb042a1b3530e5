package io.cachemetrics.boot.micrometer;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;

import io.cachemetrics.CacheMetrics;
import io.cachemetrics.NamespaceListener;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.jspecify.annotations.Nullable;

/**
 * {@link MeterBinder} that registers the {@link NamespaceMeters} of each namespace when
 * it first appears. A registry may belong to a context that is closed before that of the
 * {@link CacheMetrics}, so it is only held weakly.
 */
class CacheMetricsMeterBinder implements MeterBinder, AutoCloseable {

	private final CacheMetrics cacheMetrics;

	private final List<Binding> bindings = new ArrayList<>();

	CacheMetricsMeterBinder(CacheMetrics cacheMetrics) {
		this.cacheMetrics = cacheMetrics;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		WeakReference<MeterRegistry> reference = new WeakReference<>(registry);
		Binding binding = new Binding(reference, this.cacheMetrics
			.addNamespaceListener((namespace, totals) -> bind(namespace, totals, reference.get())));
		synchronized (this.bindings) {
			this.bindings.removeIf(Binding::removeIfUnused);
			this.bindings.add(binding);
		}
	}

	private void bind(String namespace, NamespaceListener.Totals totals, @Nullable MeterRegistry registry) {
		if (registry != null && !registry.isClosed()) {
			new NamespaceMeters(namespace, totals).bindTo(registry);
		}
	}

	@Override
	public void close() {
		synchronized (this.bindings) {
			this.bindings.forEach((binding) -> binding.registration().remove());
			this.bindings.clear();
		}
	}

	private record Binding(WeakReference<MeterRegistry> registry, NamespaceListener.Registration registration) {

		boolean removeIfUnused() {
			MeterRegistry registry = this.registry.get();
			boolean unused = registry == null || registry.isClosed();
			if (unused) {
				this.registration.remove();
			}
			return unused;
		}

	}

}
