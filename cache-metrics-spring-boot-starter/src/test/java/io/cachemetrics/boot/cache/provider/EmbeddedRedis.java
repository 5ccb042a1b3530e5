package io.cachemetrics.boot.cache.provider;

import java.io.IOException;
import java.net.ServerSocket;

import redis.embedded.RedisServer;

/**
 * A real Redis server on a port of its own, of which the build brings the program.
 */
final class EmbeddedRedis implements AutoCloseable {

	private final int port = freePort();

	private final RedisServer server = RedisServer.builder()
		.bind("127.0.0.1")
		.port(this.port)
		.setting("save \"\"")
		.build();

	EmbeddedRedis() {
		this.server.start();
	}

	int port() {
		return this.port;
	}

	@Override
	public void close() {
		this.server.stop();
	}

	private static int freePort() {
		try (ServerSocket socket = new ServerSocket(0)) {
			return socket.getLocalPort();
		}
		catch (IOException ex) {
			throw new AssertionError(ex);
		}
	}

}
