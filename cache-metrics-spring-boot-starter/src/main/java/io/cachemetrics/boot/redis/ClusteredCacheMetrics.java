package io.cachemetrics.boot.redis;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

import io.cachemetrics.CacheMetricsUnavailableException;
import io.cachemetrics.CacheRecorder;
import io.cachemetrics.CacheStats;
import io.cachemetrics.InMemoryCacheMetrics;
import io.cachemetrics.NamespaceListener;
import io.cachemetrics.boot.ClusterCacheMetrics;
import io.cachemetrics.boot.ClusterStats;
import org.jspecify.annotations.Nullable;

/**
 * Records in this JVM, reads and resets through Redis.
 */
final class ClusteredCacheMetrics implements ClusterCacheMetrics {

	private final InMemoryCacheMetrics local;

	private final ClusterMember member;

	private final RedisWorker worker;

	private final Outage outage = new Outage();

	private final Outage reports;

	private final SharedRead<ClusterStats> read;

	ClusteredCacheMetrics(ClusterMember member, RedisWorker worker, Outage reports) {
		this.local = member.state().local();
		this.member = member;
		this.worker = worker;
		this.reports = reports;
		this.read = new SharedRead<>(worker, member::read);
	}

	@Override
	public void recordHit(String namespace) {
		this.local.recordHit(namespace);
	}

	@Override
	public void recordMiss(String namespace) {
		this.local.recordMiss(namespace);
	}

	@Override
	public void recordError(String namespace) {
		this.local.recordError(namespace);
	}

	@Override
	public CacheRecorder recorder(String namespace) {
		return this.local.recorder(namespace);
	}

	@Override
	public void addNamespaceListener(NamespaceListener listener) {
		this.local.addNamespaceListener(listener);
	}

	@Override
	public CacheStats getStats(String namespace) {
		checkName(namespace);
		return getAllStats().getOrDefault(namespace, CacheStats.EMPTY);
	}

	@Override
	public Map<String, CacheStats> getAllStats() {
		return getClusterStats().namespaces();
	}

	@Override
	public ClusterStats getClusterStats() {
		return await(this.read::join, "The statistics of the cluster cannot be read");
	}

	@Override
	public Map<String, CacheStats> getInstanceStats() {
		Map<String, CacheStats> stats = new TreeMap<>();
		this.member.state().report().counts().forEach((namespace, count) -> stats.put(namespace, count.stats()));
		return Collections.unmodifiableMap(stats);
	}

	@Override
	public void reset(String namespace) {
		checkName(namespace);
		doReset(namespace);
	}

	@Override
	public void reset() {
		doReset(null);
	}

	private void doReset(@Nullable String namespace) {
		AtomicBoolean givenUp = new AtomicBoolean();
		try {
			await(() -> this.worker.submit(() -> {
				// Who has been told that it failed must not find it begun much later.
				if (!givenUp.get()) {
					this.member.reset(namespace);
				}
				return true;
			}), "The statistics of the cluster may not have been reset");
		}
		finally {
			givenUp.set(true);
		}
	}

	// What a name may be is for the local implementation to say; it keeps no baseline.
	private void checkName(String namespace) {
		this.local.getStats(namespace);
	}

	private <T> T await(Supplier<Future<T>> task, String failure) {
		try {
			T result = this.worker.await(task.get());
			this.outage.over();
			return result;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new CacheMetricsUnavailableException(failure + ": interrupted", Instant.now(), ex);
		}
		catch (RejectedExecutionException ex) {
			throw new CacheMetricsUnavailableException(failure + ": the application stops", Instant.now(), ex);
		}
		catch (TimeoutException ex) {
			throw new CacheMetricsUnavailableException(
					failure + ": Redis did not answer within " + this.worker.timeout().toMillis() + " ms",
					this.outage.failedWith(this.reports), ex);
		}
		catch (ExecutionException ex) {
			Throwable cause = (ex.getCause() != null) ? ex.getCause() : ex;
			String reason = (cause instanceof UnreadableStoreException) ? cause.getMessage() : "Redis failed";
			throw new CacheMetricsUnavailableException(failure + ": " + reason, this.outage.failedWith(this.reports),
					cause);
		}
	}

}
