package io.cachemetrics.boot.redis;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import io.cachemetrics.CacheMetricsUnavailableException;
import io.cachemetrics.CacheStats;
import io.cachemetrics.boot.redis.TestCluster.Instance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Several instances on a real Redis, which report when they are told to.
 */
class RedisClusterTests extends TwoInstances {

	@Test
	void reportsOfAllInstancesAndOwnLiveCountsAddUp() throws Exception {
		record(this.a, "accounts", 2, 3, 5);
		record(this.b, "accounts", 7, 11, 13);
		record(this.b, "user", 17, 0, 0);
		assertThat(this.b.report()).isTrue();
		record(this.b, "accounts", 100, 0, 0);
		assertThat(this.a.metrics().getClusterStats().coverage().instances()).isEqualTo(2);
		assertThat(this.a.metrics().getAllStats()).containsExactly(Map.entry("accounts", new CacheStats(9, 14, 18)),
				Map.entry("user", new CacheStats(17, 0, 0)));
		assertThat(this.b.metrics().getStats("accounts")).isEqualTo(new CacheStats(107, 11, 13));
		assertThat(this.a.metrics().getInstanceStats()).containsExactly(Map.entry("accounts", new CacheStats(2, 3, 5)));
	}

	@Test
	void reportSentAgainCountsOnce() throws Exception {
		record(this.b, "accounts", 7, 11, 13);
		assertThat(this.b.report()).isTrue();
		assertThat(this.b.report()).isTrue();
		assertThat(this.a.metrics().getStats("accounts")).isEqualTo(new CacheStats(7, 11, 13));
	}

	@Test
	void resetIsSeenByReadersBeforeInstancesLearnIt() throws Exception {
		record(this.a, "accounts", 2, 3, 5);
		record(this.b, "accounts", 7, 11, 13);
		record(this.b, "user", 17, 0, 0);
		this.a.report();
		this.b.report();
		this.a.metrics().reset("accounts");
		assertThat(this.b.metrics().getAllStats()).containsExactly(Map.entry("accounts", CacheStats.EMPTY),
				Map.entry("user", new CacheStats(17, 0, 0)));
		record(this.b, "accounts", 0, 1, 0);
		this.b.report();
		assertThat(this.a.metrics().getStats("accounts")).isEqualTo(new CacheStats(0, 1, 0));
	}

	@Test
	void resetOfAllListsNothingUntilSomeInstanceRecordsAgain() throws Exception {
		record(this.a, "accounts", 2, 3, 5);
		record(this.b, "user", 17, 0, 0);
		this.b.report();
		this.a.metrics().reset();
		assertThat(this.a.metrics().getAllStats()).isEmpty();
		this.b.report();
		assertThat(this.b.metrics().getAllStats()).isEmpty();
		record(this.b, "user", 1, 0, 0);
		this.b.report();
		assertThat(this.a.metrics().getAllStats()).containsExactly(Map.entry("user", new CacheStats(1, 0, 0)));
	}

	@Test
	void whatWasNotAcknowledgedAtAResetMayShowAfterIt() throws Exception {
		record(this.b, "accounts", 7, 11, 13);
		this.b.report();
		record(this.b, "accounts", 1, 0, 0);
		this.a.metrics().reset("accounts");
		this.b.report();
		assertThat(this.a.metrics().getStats("accounts")).isEqualTo(new CacheStats(1, 0, 0));
	}

	@Test
	void resetThatRedisLosesIsRestoredByWhoKnowsIt() throws Exception {
		record(this.b, "accounts", 7, 11, 13);
		this.b.report();
		this.a.metrics().reset("accounts");
		redis.command("DEL", this.cluster.keys().resets());
		assertThat(this.a.metrics().getStats("accounts")).isEqualTo(CacheStats.EMPTY);
		this.a.report();
		this.b.report();
		assertThat(this.b.metrics().getStats("accounts")).isEqualTo(CacheStats.EMPTY);
	}

	@Test
	void everythingThatRedisLosesComesBackWithTheNextReports() throws Exception {
		record(this.a, "accounts", 2, 3, 5);
		record(this.b, "accounts", 7, 11, 13);
		this.a.report();
		this.b.report();
		this.a.metrics().reset("accounts");
		record(this.b, "accounts", 1, 0, 0);
		this.b.report();
		redis.command("FLUSHALL");
		this.b.report();
		assertThat(this.a.metrics().getStats("accounts")).isEqualTo(new CacheStats(1, 0, 0));
		assertThat(redis.number("EXISTS", this.cluster.keys().resets())).isEqualTo(1);
	}

	@Test
	void instanceThatComesBackAfterItsRecordExpiredLearnsTheResetsInBetween() throws Exception {
		record(this.b, "accounts", 7, 11, 13);
		record(this.b, "user", 17, 0, 0);
		this.b.report();
		redis.command("DEL", this.cluster.keys().instance("b"));
		record(this.a, "accounts", 1, 0, 0);
		this.a.metrics().reset("accounts");
		assertThat(this.a.metrics().getClusterStats().coverage().instances()).isEqualTo(1);
		record(this.b, "accounts", 0, 0, 1);
		this.b.report();
		assertThat(this.a.metrics().getAllStats()).containsExactly(Map.entry("accounts", new CacheStats(0, 0, 1)),
				Map.entry("user", new CacheStats(17, 0, 0)));
	}

	@Test
	void namespacesNamedLikeMembersAreNamespaces() throws Exception {
		for (String namespace : List.of("all", "*", "namespace:all", "账户 💰")) {
			record(this.b, namespace, 1, 2, 3);
			this.b.report();
			this.a.metrics().reset(namespace);
			assertThat(this.b.metrics().getStats(namespace)).isEqualTo(CacheStats.EMPTY);
			record(this.b, namespace, 0, 1, 0);
			this.b.report();
			assertThat(this.a.metrics().getStats(namespace)).isEqualTo(new CacheStats(0, 1, 0));
		}
	}

	@Test
	void applicationsDoNotMeet() throws Exception {
		try (TestCluster other = new TestCluster(redis.port())) {
			Instance stranger = other.join("a");
			record(stranger, "accounts", 1, 1, 1);
			record(this.a, "accounts", 2, 3, 5);
			stranger.report();
			this.a.report();
			stranger.metrics().reset();
			assertThat(this.b.metrics().getAllStats()).containsExactly(Map.entry("accounts", new CacheStats(2, 3, 5)));
		}
	}

	@Test
	void everyKeyExpiresAndWhoIsGoneIsForgotten() throws Exception {
		record(this.a, "accounts", 2, 3, 5);
		redis.command("ZADD", this.cluster.keys().instances(), "1", "gone");
		this.a.report();
		this.a.metrics().reset();
		this.a.report();
		assertThat(redis.list("KEYS", "*")).hasSize(4).allSatisfy((key) -> {
			assertThat(key).startsWith(this.cluster.keys().prefix() + ":");
			assertThat(redis.number("PTTL", key)).isBetween(Duration.ofMinutes(59).toMillis(),
					Duration.ofHours(1).toMillis());
		});
		assertThat(redis.list("ZRANGE", this.cluster.keys().instances(), "0", "-1")).containsExactly("a");
	}

	@ParameterizedTest
	@CsvSource(textBlock = """
			SET,  ':instance:b', 'garbage',      , 'a line has'
			SET,  ':instance:b', 'a	1	2	x	4', '
			', 'a field is not a number'
			SET,  ':instance:b', 'a	1	2	-3	4', '
			', 'a field is not a number'
			HSET, ':instance:b', 'field', 'value', 'of another type'
			HSET, ':instances',  'field', 'value', 'of another type'
			HSET, ':resets',     'field', 'value', 'of another type'
			HSET, ':time',       'field', 'value', 'of another type'
			ZADD, ':resets',     '5',     'other', 'an unknown member'
			ZADD, ':resets',     '5.5',   'all',   'a score that is no time'
			ZADD, ':resets',     'inf',   'all',   'a score that is no time'
			""")
	void foreignContentsAreAClearErrorAndRecordingGoesOn(String command, String suffix, String first, String second,
			String problem) throws Exception {
		record(this.b, "counted elsewhere", 1, 0, 0);
		this.b.report();
		String key = this.cluster.keys().prefix() + suffix;
		redis.command("DEL", key);
		if (command.equals("SET")) {
			redis.command("SET", key, first + ((second != null) ? second : "\n"));
		}
		else {
			redis.command(command, key, first, second);
		}
		record(this.a, "accounts", 1, 0, 0);
		assertThatExceptionOfType(CacheMetricsUnavailableException.class)
			.isThrownBy(() -> this.a.metrics().reset("counted elsewhere"))
			.withMessageContaining("'" + key + "'")
			.withMessageContaining(problem);
		assertThat(this.a.metrics().getInstanceStats()).containsEntry("accounts", new CacheStats(1, 0, 0));
		redis.command("DEL", key);
		assertThat(this.a.metrics().getStats("accounts")).isEqualTo(new CacheStats(1, 0, 0));
	}

	@ParameterizedTest
	@ValueSource(strings = { "garbage", "inf", "nan", "9007199254740993" })
	void clockThatIsNoTimeIsReplaced(String clock) throws Exception {
		redis.command("SET", this.cluster.keys().clock(), clock);
		record(this.b, "accounts", 1, 0, 0);
		assertThat(this.b.report()).isTrue();
		assertThat(this.a.metrics().getStats("accounts")).isEqualTo(new CacheStats(1, 0, 0));
		assertThat(redis.text("GET", this.cluster.keys().clock())).matches("\\d{16}");
	}

	@Test
	void timeNeverGoesBack() throws Exception {
		long future = TimeUnit.MILLISECONDS.toMicros(System.currentTimeMillis()) + TimeUnit.HOURS.toMicros(1);
		redis.command("SET", this.cluster.keys().clock(), Long.toString(future));
		this.b.report();
		this.b.report();
		assertThat(redis.text("GET", this.cluster.keys().clock())).isEqualTo(Long.toString(future + 2));
		assertThat(redis.text("ZSCORE", this.cluster.keys().instances(), "b")).isEqualTo(Long.toString(future + 2));
	}

	@Test
	void resetsOfMoreNamespacesThanLuaUnpacksAreRestored() throws Exception {
		for (int i = 0; i < 999; i++) {
			record(this.a, "cache-" + i, 1, 0, 0);
		}
		for (int i = 0; i < 5000; i++) {
			redis.command("ZADD", this.cluster.keys().resets(), Integer.toString(i + 1), "namespace:other-" + i);
		}
		this.a.report();
		redis.command("DEL", this.cluster.keys().resets());
		this.a.report();
		assertThat(redis.number("ZCARD", this.cluster.keys().resets())).isEqualTo(5000);
		assertThat(redis.text("ZSCORE", this.cluster.keys().resets(), "namespace:other-4999")).isEqualTo("5000");
	}

}
