package io.cachemetrics;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/**
 * One call of the port, to be made of any implementation.
 *
 * @param verb what is called
 * @param namespace the namespace that it names, if it names one
 */
record Operation(Verb verb, String namespace) {

	/**
	 * Makes the call.
	 * @param client whom to call
	 * @return the answer
	 */
	Object call(RecordingDriver client) {
		return this.verb.call.apply(client, this.namespace);
	}

	/**
	 * Makes the call and takes a rejection for an answer.
	 * @param client whom to call
	 * @return the answer, or the type of what was thrown
	 */
	Object answer(RecordingDriver client) {
		try {
			return call(client);
		}
		catch (IllegalArgumentException | NullPointerException ex) {
			return ex.getClass();
		}
	}

	boolean resets(String namespace) {
		return this.verb == Verb.RESET_ALL || (this.verb == Verb.RESET && namespace.equals(this.namespace));
	}

	/**
	 * Returns what a call of this adds to a namespace.
	 * @param namespace the name of the cache
	 * @return one hit, miss or error, or nothing
	 */
	CacheStats counts(String namespace) {
		return namespace.equals(this.namespace) ? this.verb.counts : CacheStats.EMPTY;
	}

	/**
	 * Returns the call as one would write it.
	 */
	@Override
	public String toString() {
		return this.verb.text.formatted(quoted(this.namespace));
	}

	private static String quoted(@Nullable String namespace) {
		if (namespace == null) {
			return "null";
		}
		if (namespace.length() > 256) {
			return "\"n\".repeat(" + namespace.length() + ")";
		}
		return '"' + namespace.replace("\n", "\\n") + '"';
	}

	// No function is known to be immutable.
	@SuppressWarnings("ImmutableEnumChecker")
	enum Verb {

		HIT("recordHit(%s)", new CacheStats(1, 0, 0), RecordingDriver::byName, CacheRecorder::recordHit),

		MISS("recordMiss(%s)", new CacheStats(0, 1, 0), RecordingDriver::byName, CacheRecorder::recordMiss),

		ERROR("recordError(%s)", new CacheStats(0, 0, 1), RecordingDriver::byName, CacheRecorder::recordError),

		RECORDER_HIT("recorder(%s).recordHit()", HIT.counts, RecordingDriver::recorder, CacheRecorder::recordHit),

		RECORDER_MISS("recorder(%s).recordMiss()", MISS.counts, RecordingDriver::recorder, CacheRecorder::recordMiss),

		RECORDER_ERROR("recorder(%s).recordError()", ERROR.counts, RecordingDriver::recorder,
				CacheRecorder::recordError),

		KEPT_HIT("kept(%s).recordHit()", HIT.counts, RecordingDriver::kept, CacheRecorder::recordHit),

		KEPT_MISS("kept(%s).recordMiss()", MISS.counts, RecordingDriver::kept, CacheRecorder::recordMiss),

		KEPT_ERROR("kept(%s).recordError()", ERROR.counts, RecordingDriver::kept, CacheRecorder::recordError),

		KEEP("kept(%s)", CacheStats.EMPTY, RecordingDriver::kept, (recorder) -> {
		}),

		GET("getStats(%s)", (client, namespace) -> client.metrics().getStats(namespace)),

		GET_ALL("getAllStats()", (client, namespace) -> List.copyOf(client.metrics().getAllStats().entrySet())),

		RESET("reset(%s)", (client, namespace) -> {
			client.metrics().reset(namespace);
			return "";
		}),

		RESET_ALL("reset()", (client, namespace) -> {
			client.metrics().reset();
			return "";
		});

		private final String text;

		private final CacheStats counts;

		private final BiFunction<RecordingDriver, String, Object> call;

		Verb(String text, CacheStats counts, BiFunction<RecordingDriver, String, CacheRecorder> way,
				Consumer<CacheRecorder> record) {
			this.text = text;
			this.counts = counts;
			this.call = (client, namespace) -> {
				record.accept(way.apply(client, namespace));
				return "";
			};
		}

		Verb(String text, BiFunction<RecordingDriver, String, Object> call) {
			this.text = text;
			this.counts = CacheStats.EMPTY;
			this.call = call;
		}

		boolean records() {
			return !this.counts.equals(CacheStats.EMPTY);
		}

	}

}
