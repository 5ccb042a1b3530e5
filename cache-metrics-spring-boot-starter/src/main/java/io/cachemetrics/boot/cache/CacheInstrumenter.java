package io.cachemetrics.boot.cache;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicBoolean;

import io.cachemetrics.CacheMetrics;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.cache.Cache;
import org.springframework.cache.support.NoOpCache;

/**
 * Decides whether a cache is counted and under which namespace. As long as the beans that
 * it takes for this are not there, the caches are counted for later.
 */
final class CacheInstrumenter {

	private static final Log logger = LogFactory.getLog(CacheInstrumenter.class);

	// Beyond that, somebody makes names up, and the recorders are not kept.
	private static final int MAX_RECORDERS = 2000;

	private final OngoingLookups lookups = new OngoingLookups();

	private final ConcurrentMap<String, LookupRecorder> recorders = new ConcurrentHashMap<>();

	private final AtomicBoolean recordingFailed = new AtomicBoolean();

	private final SpringCacheProperties properties;

	private final List<Runnable> waiting = new ArrayList<>();

	private volatile @Nullable CacheMetrics cacheMetrics;

	private volatile CacheNamespaceResolver resolver = (cacheManagerName, cache) -> cache.getName();

	CacheInstrumenter(SpringCacheProperties properties) {
		this.properties = properties;
	}

	OngoingLookups lookups() {
		return this.lookups;
	}

	/**
	 * Returns whether somebody else counts a cache already.
	 * @param cache the cache
	 * @return whether it is a stand-in that was made for this application
	 */
	boolean isCounted(Cache cache) {
		InstrumentedCache instrumented = CacheStandIns.behind(TransactionAware.target(cache));
		return instrumented != null && instrumented.countsAmong(this.lookups);
	}

	/**
	 * Begins to count for the beans of the application.
	 * @param cacheMetrics where to record
	 * @param resolver resolves the namespaces, if it is not the name of the cache
	 */
	void start(CacheMetrics cacheMetrics, @Nullable CacheNamespaceResolver resolver) {
		if (resolver != null) {
			this.resolver = resolver;
		}
		List<Runnable> waiting;
		synchronized (this.waiting) {
			this.cacheMetrics = cacheMetrics;
			waiting = List.copyOf(this.waiting);
			this.waiting.clear();
		}
		waiting.forEach(Runnable::run);
	}

	/**
	 * Returns where to record the lookups of a cache.
	 * @param cacheManagerName the bean name of the manager that hands the cache out,
	 * empty if it is not known
	 * @param cacheName the name of the cache
	 * @param cache the cache
	 * @return the recorder, or {@code null} if the cache is to be left alone
	 */
	@Nullable LookupRecorder findRecorder(String cacheManagerName, String cacheName, Cache cache) {
		if (TransactionAware.target(cache) instanceof NoOpCache
				|| this.properties.excludes(cacheManagerName, cacheName)) {
			return null;
		}
		CacheMetrics cacheMetrics = this.cacheMetrics;
		if (cacheMetrics == null) {
			LookupRecorder recorder = new LookupRecorder(cacheName, this::recordingFailed);
			synchronized (this.waiting) {
				cacheMetrics = this.cacheMetrics;
				if (cacheMetrics == null) {
					this.waiting.add(() -> handOver(recorder, cacheManagerName, cacheName, cache));
					return recorder;
				}
			}
		}
		String namespace = resolveNamespace(cacheManagerName, cacheName, cache);
		return (namespace != null) ? findRecorder(namespace, cacheMetrics) : null;
	}

	private LookupRecorder findRecorder(String namespace, CacheMetrics cacheMetrics) {
		LookupRecorder recorder = this.recorders.get(namespace);
		if (recorder == null) {
			recorder = new LookupRecorder(namespace, this::recordingFailed);
			handOver(recorder, namespace, cacheMetrics);
			if (this.recorders.size() < MAX_RECORDERS) {
				this.recorders.put(namespace, recorder);
			}
		}
		return recorder;
	}

	private void handOver(LookupRecorder recorder, String cacheManagerName, String cacheName, Cache cache) {
		CacheMetrics cacheMetrics = this.cacheMetrics;
		String namespace = resolveNamespace(cacheManagerName, cacheName, cache);
		handOver(recorder, (namespace != null) ? namespace : cacheName,
				(cacheMetrics != null && namespace != null) ? cacheMetrics : CacheMetrics.noOp());
	}

	private void handOver(LookupRecorder recorder, String namespace, CacheMetrics cacheMetrics) {
		try {
			recorder.handOver(namespace, cacheMetrics.recorder(namespace));
		}
		catch (Throwable ex) {
			recordingFailed(ex);
			recorder.handOver(namespace, CacheMetrics.noOp().recorder("none"));
		}
	}

	private @Nullable String resolveNamespace(String cacheManagerName, String cacheName, Cache cache) {
		try {
			return this.resolver.resolveNamespace(cacheManagerName, cache);
		}
		catch (Throwable ex) {
			// A name may be somebody's input, and would forge lines of the log.
			logger.warn("Cache '%s' of cache manager '%s' is not counted"
				.formatted(cacheName.replaceAll("\\p{Cntrl}", "?"), cacheManagerName), ex);
			return null;
		}
	}

	private void recordingFailed(Throwable failure) {
		if (this.recordingFailed.compareAndSet(false, true)) {
			logger.warn("Failed to record a cache operation. Caches are unaffected, but statistics will be incomplete. "
					+ "Further failures are not logged.", failure);
		}
	}

}
