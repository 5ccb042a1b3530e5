package io.cachemetrics.boot.redis;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import io.lettuce.core.AbstractRedisAsyncCommands;
import io.lettuce.core.api.StatefulConnection;
import org.jspecify.annotations.Nullable;

import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.connection.RedisClusterConnection;
import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.connection.RedisSentinelConnection;
import org.springframework.data.redis.connection.lettuce.LettuceConnection;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionProvider;
import org.springframework.util.ClassUtils;

/**
 * Sends pipelines over the connection that all threads of the application share. Spring
 * Data Redis opens one for each pipeline, unless there is a pool.
 */
final class SharedConnectionFactory implements RedisConnectionFactory {

	private static final boolean LETTUCE = ClassUtils.isPresent("io.lettuce.core.RedisClient",
			SharedConnectionFactory.class.getClassLoader());

	private final LettuceConnectionFactory delegate;

	private final Duration timeout;

	private SharedConnectionFactory(LettuceConnectionFactory delegate, Duration timeout) {
		this.delegate = delegate;
		this.timeout = timeout;
	}

	/**
	 * Returns a factory that uses the shared connection of another, if it has one.
	 * @param factory the other factory
	 * @param timeout time to wait for the answers to a pipeline
	 * @return a factory
	 */
	static RedisConnectionFactory of(RedisConnectionFactory factory, Duration timeout) {
		return (LETTUCE && factory instanceof LettuceConnectionFactory lettuce && lettuce.getShareNativeConnection())
				? new SharedConnectionFactory(lettuce, timeout) : factory;
	}

	@Override
	public RedisConnection getConnection() {
		RedisConnection connection = this.delegate.getConnection();
		if (connection.getNativeConnection() instanceof AbstractRedisAsyncCommands<?, ?> commands) {
			connection.close();
			return new LettuceConnection(null, new SharedConnectionProvider(commands.getConnection()),
					this.timeout.toMillis(), 0);
		}
		return connection;
	}

	@Override
	public RedisClusterConnection getClusterConnection() {
		return this.delegate.getClusterConnection();
	}

	@Override
	public boolean getConvertPipelineAndTxResults() {
		return this.delegate.getConvertPipelineAndTxResults();
	}

	@Override
	public RedisSentinelConnection getSentinelConnection() {
		return this.delegate.getSentinelConnection();
	}

	@Override
	public @Nullable DataAccessException translateExceptionIfPossible(RuntimeException ex) {
		return this.delegate.translateExceptionIfPossible(ex);
	}

	private record SharedConnectionProvider(StatefulConnection<?, ?> shared) implements LettuceConnectionProvider {

		@Override
		public <T extends StatefulConnection<?, ?>> CompletionStage<T> getConnectionAsync(Class<T> type) {
			return CompletableFuture.completedFuture(type.cast(this.shared));
		}

		// It stays the application's.
		@Override
		public void release(StatefulConnection<?, ?> connection) {
		}

		@Override
		public CompletableFuture<Void> releaseAsync(StatefulConnection<?, ?> connection) {
			return CompletableFuture.completedFuture(null);
		}

	}

}
