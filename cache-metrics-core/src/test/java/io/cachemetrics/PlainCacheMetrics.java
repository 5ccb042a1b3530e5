package io.cachemetrics;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The port in its plainest form, for one thread: what others are compared with.
 */
final class PlainCacheMetrics implements CacheMetrics {

	private static final CacheStats HIT = new CacheStats(1, 0, 0);

	private static final CacheStats MISS = new CacheStats(0, 1, 0);

	private static final CacheStats ERROR = new CacheStats(0, 0, 1);

	private final int maxNamespaces;

	private final Map<String, CacheStats> lifetime = new TreeMap<>();

	private final Map<String, CacheStats> listed = new TreeMap<>();

	private final List<NamespaceListener> listeners = new ArrayList<>();

	PlainCacheMetrics(int maxNamespaces) {
		this.maxNamespaces = maxNamespaces;
	}

	@Override
	public void recordHit(String namespace) {
		record(namespace, HIT);
	}

	@Override
	public void recordMiss(String namespace) {
		record(namespace, MISS);
	}

	@Override
	public void recordError(String namespace) {
		record(namespace, ERROR);
	}

	@Override
	public CacheStats getStats(String namespace) {
		return this.listed.getOrDefault(check(namespace), CacheStats.EMPTY);
	}

	@Override
	public Map<String, CacheStats> getAllStats() {
		return new TreeMap<>(this.listed);
	}

	@Override
	public boolean reset(String namespace) {
		return this.listed.replace(check(namespace), CacheStats.EMPTY) != null;
	}

	@Override
	public void reset() {
		this.listed.clear();
	}

	@Override
	public Optional<Instant> getSince(String namespace) {
		return Optional.empty();
	}

	@Override
	public NamespaceListener.Registration addNamespaceListener(NamespaceListener listener) {
		this.listeners.add(listener);
		this.lifetime.keySet().forEach((namespace) -> announce(listener, namespace));
		return () -> this.listeners.remove(listener);
	}

	private void record(String namespace, CacheStats one) {
		boolean known = this.lifetime.containsKey(check(namespace));
		// The overflow takes a place if it was recorded by its name before the limit was
		// met.
		boolean fits = known || this.lifetime.size() < this.maxNamespaces;
		String counted = fits ? namespace : "_overflow";
		boolean first = this.lifetime.putIfAbsent(counted, CacheStats.EMPTY) == null;
		if (first) {
			this.listeners.forEach((listener) -> announce(listener, counted));
		}
		this.lifetime.merge(counted, one, CacheStats::plus);
		this.listed.merge(counted, one, CacheStats::plus);
	}

	private void announce(NamespaceListener listener, String namespace) {
		listener.onNamespace(namespace, new NamespaceListener.Totals() {

			@Override
			public long hits() {
				return total().hits();
			}

			@Override
			public long misses() {
				return total().misses();
			}

			@Override
			public long errors() {
				return total().errors();
			}

			private CacheStats total() {
				return PlainCacheMetrics.this.lifetime.getOrDefault(namespace, CacheStats.EMPTY);
			}

		});
	}

	private static String check(String namespace) {
		if (namespace.isBlank() || namespace.length() > 256 || namespace.matches("(?s).*\\p{Cntrl}.*")) {
			throw new IllegalArgumentException(namespace);
		}
		return namespace;
	}

}
