package io.cachemetrics.boot.cache;

import java.util.List;
import java.util.Objects;

import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.cache.metrics.CacheMeterBinderProvider;
import org.springframework.boot.util.LambdaSafe;
import org.springframework.cache.Cache;

/**
 * Finds Spring Boot's meters for an instrumented cache, by asking the providers that know
 * the class of the cache within: Spring Boot chooses them by class.
 */
class InstrumentedCacheMeterBinderProvider implements CacheMeterBinderProvider<InstrumentedCache> {

	private final ObjectProvider<CacheMeterBinderProvider<?>> providers;

	InstrumentedCacheMeterBinderProvider(ObjectProvider<CacheMeterBinderProvider<?>> providers) {
		this.providers = providers;
	}

	@Override
	@SuppressWarnings("unchecked")
	public @Nullable MeterBinder getMeterBinder(InstrumentedCache cache, Iterable<Tag> tags) {
		cache.nativeMetersBound();
		Cache target = CacheDecorators.innermost(cache);
		List<CacheMeterBinderProvider<?>> others = this.providers.orderedStream()
			.filter((provider) -> provider != this)
			.toList();
		return LambdaSafe.callbacks(CacheMeterBinderProvider.class, others, target)
			.withLogger(InstrumentedCacheMeterBinderProvider.class)
			.invokeAnd((provider) -> provider.getMeterBinder(target, tags))
			.filter(Objects::nonNull)
			.findFirst()
			.orElse(null);
	}

}
