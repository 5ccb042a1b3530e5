package io.cachemetrics.boot.cache;

import java.util.function.Consumer;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * Counts the operations of one cache: a lookup as a hit, a miss or an error, and any
 * other operation only when it fails. What is a part of another cache's lookup is not
 * counted.
 */
final class OperationCounter {

	private final LookupRecorder recorder;

	private final OngoingLookups lookups;

	private final boolean mayAskOthers;

	/**
	 * Creates a counter.
	 * @param recorder where to record
	 * @param lookups the lookups that those of this cache may be a part of
	 * @param mayAskOthers whether lookups of other caches may be a part of this one's
	 */
	OperationCounter(LookupRecorder recorder, OngoingLookups lookups, boolean mayAskOthers) {
		this.recorder = recorder;
		this.lookups = lookups;
		this.mayAskOthers = mayAskOthers;
	}

	boolean countsAmong(OngoingLookups lookups) {
		return this.lookups == lookups;
	}

	<T> LoaderProbe<T> probe(Object loader) {
		return new LoaderProbe<>(this.recorder, this.lookups, loader);
	}

	void run(Runnable operation) {
		this.<@Nullable Object>count(() -> {
			operation.run();
			return null;
		}, OperationCounter::recordNothing);
	}

	<T extends @Nullable Object> T count(Supplier<T> operation, Consumer<T> whenDone) {
		return count(operation, whenDone, (failure) -> recordError());
	}

	<T extends @Nullable Object> T count(Supplier<T> operation, Consumer<T> whenDone, Consumer<Throwable> whenFailed) {
		if (isPartOfAnother()) {
			return operation.get();
		}
		OngoingLookups.Lookup outer = begin();
		T result;
		try {
			result = operation.get();
		}
		catch (Throwable ex) {
			whenFailed.accept(ex);
			throw ex;
		}
		finally {
			end(outer);
		}
		whenDone.accept(result);
		return result;
	}

	OngoingLookups.@Nullable Lookup begin() {
		return this.mayAskOthers ? this.lookups.begin(this.recorder.lookup()) : null;
	}

	void end(OngoingLookups.@Nullable Lookup outer) {
		if (this.mayAskOthers) {
			this.lookups.resume(outer);
		}
	}

	boolean isPartOfAnother() {
		return this.lookups.areUsed() && this.lookups.contain(this.recorder.namespace());
	}

	void recordError() {
		this.recorder.recordError();
	}

	void recordLookup(@Nullable Object value) {
		if (value != null) {
			this.recorder.recordHit();
		}
		else {
			this.recorder.recordMiss();
		}
	}

	void recordRetrieved(@Nullable Object value, @Nullable Throwable failure) {
		if (failure == null) {
			recordLookup(value);
		}
		else if (!LoaderProbe.isCancelled(failure)) {
			recordError();
		}
	}

	static void recordNothing(@Nullable Object result) {
	}

}
