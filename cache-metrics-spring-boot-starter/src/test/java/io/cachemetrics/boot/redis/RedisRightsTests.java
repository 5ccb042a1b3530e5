package io.cachemetrics.boot.redis;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.cachemetrics.CacheMetricsUnavailableException;
import io.cachemetrics.CacheStats;
import io.cachemetrics.boot.redis.TestCluster.Instance;
import org.assertj.core.api.ThrowingConsumer;
import org.junit.jupiter.api.Test;

import org.springframework.data.redis.connection.RedisStandaloneConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The rights that are documented are those that an instance needs.
 */
class RedisRightsTests extends TwoInstances {

	@Test
	void rightsThatAreDocumentedSuffice() throws Exception {
		String rights = documentedRights("`~cache-metrics:{shop}:* ");
		withRights(rights, (limited) -> {
			record(this.b, "accounts", 1, 0, 0);
			this.b.report();
			record(limited, "accounts", 0, 1, 0);
			assertThat(limited.report()).isTrue();
			assertThat(limited.metrics().getStats("accounts")).isEqualTo(new CacheStats(1, 1, 0));
			limited.metrics().reset("accounts");
			assertThat(limited.report()).isTrue();
			redis.command("DEL", this.cluster.keys().instance("b"));
			assertThat(limited.metrics().getStats("accounts")).isEqualTo(CacheStats.EMPTY);
		});
	}

	@Test
	void fewerRightsSufficeToRead() throws Exception {
		withRights("~cache-metrics:{shop}:* " + documentedRights("(of these, `"), (limited) -> {
			record(this.b, "accounts", 1, 0, 0);
			this.b.report();
			record(limited, "accounts", 0, 1, 0);
			assertThat(limited.metrics().getStats("accounts")).isEqualTo(new CacheStats(1, 1, 0));
			redis.command("DEL", this.cluster.keys().instance("b"));
			assertThat(limited.metrics().getStats("accounts")).isEqualTo(new CacheStats(0, 1, 0));
			assertThatExceptionOfType(CacheMetricsUnavailableException.class).isThrownBy(limited.metrics()::reset)
				.withMessageContaining("Redis refused it (NOPERM");
		});
	}

	private static String documentedRights(String start) throws IOException {
		return Files.readAllLines(Path.of("../docs/cluster.md"))
			.stream()
			.filter((line) -> line.startsWith(start))
			.map((line) -> line.split("`", -1)[1])
			.findFirst()
			.orElseThrow();
	}

	private void withRights(String rights, ThrowingConsumer<Instance> test) {
		List<String> command = new ArrayList<>(List.of("ACL", "SETUSER", "shop", "reset", "on", ">secret"));
		command.addAll(List.of(rights.replace("cache-metrics:{shop}", this.cluster.keys().prefix()).split(" ", -1)));
		redis.command(command.toArray(String[]::new));
		RedisStandaloneConfiguration user = new RedisStandaloneConfiguration("127.0.0.1", redis.port());
		user.setUsername("shop");
		user.setPassword("secret");
		LettuceConnectionFactory factory = new LettuceConnectionFactory(user);
		factory.afterPropertiesSet();
		try {
			test.accept(this.cluster.join("limited", factory));
		}
		finally {
			factory.destroy();
		}
	}

}
