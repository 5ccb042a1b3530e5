package io.cachemetrics;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * Records nothing and reports nothing.
 */
final class NoOpCacheMetrics implements CacheMetrics, CacheRecorder {

	static final NoOpCacheMetrics INSTANCE = new NoOpCacheMetrics();

	private NoOpCacheMetrics() {
	}

	@Override
	public void recordHit(String namespace) {
	}

	@Override
	public void recordMiss(String namespace) {
	}

	@Override
	public void recordError(String namespace) {
	}

	@Override
	public CacheStats getStats(String namespace) {
		return CacheStats.EMPTY;
	}

	@Override
	public Map<String, CacheStats> getAllStats() {
		return Map.of();
	}

	@Override
	public Optional<Instant> getSince(String namespace) {
		return Optional.empty();
	}

	@Override
	public boolean reset(String namespace) {
		return false;
	}

	@Override
	public void reset() {
	}

	@Override
	public NamespaceListener.Registration addNamespaceListener(NamespaceListener listener) {
		return () -> {
		};
	}

	@Override
	public CacheRecorder recorder(String namespace) {
		return this;
	}

	@Override
	public void recordHit() {
	}

	@Override
	public void recordMiss() {
	}

	@Override
	public void recordError() {
	}

	@Override
	public <T extends @Nullable Object> T lookup(Supplier<T> lookup) {
		return lookup.get();
	}

}
