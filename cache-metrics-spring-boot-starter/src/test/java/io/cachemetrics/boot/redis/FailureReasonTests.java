package io.cachemetrics.boot.redis;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.data.redis.RedisConnectionFailureException;

import static org.assertj.core.api.Assertions.assertThat;

class FailureReasonTests {

	@ParameterizedTest
	@ValueSource(strings = { "OOM command not allowed when used memory > 'maxmemory'.",
			"ERR Error running script (call to f_2c3): @user_script:12: @user_script: 12: "
					+ "-OOM command not allowed when used memory > 'maxmemory'.",
			"OOM command not allowed when used memory > 'maxmemory'. script: 2c3, on @user_script:12." })
	void replyIsThatOfTheCommandInTheScript(String message) {
		assertThat(FailureReason.of(new IllegalStateException("failed", new IllegalStateException(message))))
			.isEqualTo("Redis refused it (OOM command not allowed when used memory > 'maxmemory'.)");
	}

	@ParameterizedTest
	@ValueSource(strings = { "MOVED 1 10.0.0.1:6379", "Unable to connect to 10.0.0.1:6379" })
	void addressesAreNotShown(String message) {
		assertThat(FailureReason.of(new IllegalStateException(message))).isEqualTo("Redis failed");
	}

	@Test
	void failureToConnectIsSaid() {
		assertThat(FailureReason.of(new RedisConnectionFailureException("10.0.0.1:6379")))
			.isEqualTo("Redis cannot be reached");
	}

}
