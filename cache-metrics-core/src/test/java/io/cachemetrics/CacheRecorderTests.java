package io.cachemetrics;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CacheRecorderTests {

	private final InMemoryCacheMetrics metrics = new InMemoryCacheMetrics();

	private final CacheRecorder recorder = this.metrics.recorder("test");

	static List<Object> hits() {
		return List.of("value", Optional.of("value"), List.of(), 0, false, "");
	}

	static List<Throwable> failures() {
		return List.of(new IllegalStateException("unreachable"), new AssertionError("unreadable"));
	}

	@ParameterizedTest
	@MethodSource("hits")
	void lookupThatReturnsAValueIsAHit(Object value) {
		assertThat(this.recorder.lookup(() -> value)).isSameAs(value);
		assertThat(this.metrics.getStats("test")).isEqualTo(new CacheStats(1, 0, 0));
	}

	@ParameterizedTest
	@MethodSource("misses")
	void lookupThatReturnsNothingIsAMiss(Optional<Object> nothing) {
		assertThat((Object) this.recorder.lookup(() -> nothing)).isSameAs(nothing);
		assertThat(this.metrics.getStats("test")).isEqualTo(new CacheStats(0, 1, 0));
	}

	static Optional<?>[] misses() {
		return new Optional<?>[] { null, Optional.empty() };
	}

	@ParameterizedTest
	@MethodSource("failures")
	void lookupThatThrowsIsAnErrorAndTheFailureIsPassedOn(Throwable failure) {
		assertThatThrownBy(() -> this.recorder.lookup(() -> throwUnchecked(failure))).isSameAs(failure);
		assertThat(this.metrics.getStats("test")).isEqualTo(new CacheStats(0, 0, 1));
	}

	@SuppressWarnings("unchecked")
	private static <E extends Throwable> Object throwUnchecked(Throwable failure) throws E {
		throw (E) failure;
	}

}
