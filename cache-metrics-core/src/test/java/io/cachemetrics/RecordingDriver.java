package io.cachemetrics;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Calls an implementation of the port, keeps recorders of it, and listens.
 */
final class RecordingDriver {

	private final CacheMetrics metrics;

	private final Map<String, CacheRecorder> recorders = new ConcurrentHashMap<>();

	private final List<String> told = Collections.synchronizedList(new ArrayList<>());

	private final Map<String, NamespaceListener.Totals> totals = new ConcurrentHashMap<>();

	RecordingDriver(CacheMetrics metrics) {
		this.metrics = metrics;
		metrics.addNamespaceListener((namespace, totals) -> {
			this.told.add(namespace);
			this.totals.put(namespace, totals);
		});
	}

	CacheMetrics metrics() {
		return this.metrics;
	}

	CacheRecorder byName(String namespace) {
		return new NamedCacheRecorder(this.metrics, namespace);
	}

	CacheRecorder recorder(String namespace) {
		return this.metrics.recorder(namespace);
	}

	/**
	 * Returns the recorder that was kept for a namespace, one and the same from the first
	 * time on.
	 * @param namespace the name of the cache
	 * @return a recorder
	 */
	CacheRecorder kept(String namespace) {
		// A map takes no null, which is for the implementation to reject.
		return this.recorders.computeIfAbsent(String.valueOf(namespace), (key) -> this.metrics.recorder(namespace));
	}

	/**
	 * Returns the namespaces in the order in which the listener was told of them.
	 * @return the names, twice if it was told twice
	 */
	List<String> told() {
		return List.copyOf(this.told);
	}

	Map<String, CacheStats> totals() {
		Map<String, CacheStats> all = new TreeMap<>();
		this.totals.forEach((namespace, totals) -> all.put(namespace,
				new CacheStats(totals.hits(), totals.misses(), totals.errors())));
		return all;
	}

}
