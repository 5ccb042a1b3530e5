package io.cachemetrics.sample;

import java.io.IOException;
import java.net.ServerSocket;

import redis.embedded.RedisServer;

/**
 * A Redis server that belongs to one test.
 */
final class EmbeddedRedis {

	private EmbeddedRedis() {
	}

	/**
	 * Prepares a server that does not run yet.
	 * @return the server, with a port of its own
	 */
	static RedisServer prepare() {
		return RedisServer.builder().bind("127.0.0.1").port(freePort()).setting("save \"\"").build();
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
