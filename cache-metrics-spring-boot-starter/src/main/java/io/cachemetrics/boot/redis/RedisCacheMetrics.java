package io.cachemetrics.boot.redis;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

import io.cachemetrics.CacheMetricsUnavailableException;
import io.cachemetrics.CacheStats;
import io.cachemetrics.InMemoryCacheMetrics;
import io.cachemetrics.InMemoryCacheMetricsBuilder;
import io.cachemetrics.boot.ClusterCacheMetrics;
import io.cachemetrics.boot.ClusterStats;
import org.jspecify.annotations.Nullable;

/**
 * {@link ClusterCacheMetrics} that records in this JVM, and reads and resets through a
 * {@link ClusterStore}. It extends the in-memory implementation instead of delegating to
 * one, which would add a reference to the path of each record.
 */
final class RedisCacheMetrics extends InMemoryCacheMetrics implements ClusterCacheMetrics {

	private final ClusterMember member;

	private final Reporter reporter;

	private final RedisExecutor executor;

	private final FailureTracker failing = new FailureTracker();

	private final CoalescedRead<ClusterStats> read;

	/**
	 * Creates an instance of a cluster.
	 * @param builder how to count
	 * @param ids makes an id that tells it from other instances
	 * @param store where the instances leave their reports
	 * @param executor the thread that talks to the store
	 */
	RedisCacheMetrics(InMemoryCacheMetricsBuilder builder, Supplier<String> ids, ClusterStore store,
			RedisExecutor executor) {
		super(builder);
		this.member = new ClusterMember(ids, new InstanceState(this), store);
		this.reporter = new Reporter(this.member);
		this.executor = executor;
		this.read = new CoalescedRead<>(executor, this.member::read);
	}

	ClusterMember member() {
		return this.member;
	}

	Reporter reporter() {
		return this.reporter;
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
	public Optional<Instant> getSince(String namespace) {
		checkName(namespace);
		return Optional.ofNullable(getClusterStats().since().get(namespace));
	}

	@Override
	public Instant getInstanceSince(String namespace) {
		return this.member.state().since(namespace);
	}

	@Override
	public boolean reset(String namespace) {
		checkName(namespace);
		return doReset(namespace);
	}

	@Override
	public void reset() {
		doReset(null);
	}

	private boolean doReset(@Nullable String namespace) {
		AtomicBoolean givenUp = new AtomicBoolean();
		try {
			// A reset that has failed for its caller must not begin later.
			return await(() -> this.executor.submit(() -> !givenUp.get() && this.member.reset(namespace, givenUp::get)),
					"The statistics of the cluster may not have been reset");
		}
		finally {
			givenUp.set(true);
		}
	}

	// The baseline here never moves; it is asked only because it checks the name.
	private void checkName(String namespace) {
		super.getStats(namespace);
	}

	// Reports, which go the same way, may have failed before.
	private Instant failingSince() {
		Instant since = this.failing.failed();
		Instant reports = this.reporter.failingSince(this.executor.timeout());
		return (reports != null && reports.isBefore(since)) ? reports : since;
	}

	private <T> T await(Supplier<Future<T>> task, String failure) {
		try {
			T result = this.executor.await(task.get());
			this.failing.succeeded();
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
					failure + ": no answer within " + this.executor.timeout().toMillis() + " ms", failingSince(), ex);
		}
		catch (ExecutionException ex) {
			Throwable cause = (ex.getCause() != null) ? ex.getCause() : ex;
			throw new CacheMetricsUnavailableException(failure + ": " + FailureReason.of(cause), failingSince(), cause);
		}
	}

}
