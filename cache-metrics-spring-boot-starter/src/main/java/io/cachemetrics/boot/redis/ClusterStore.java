package io.cachemetrics.boot.redis;

import java.util.Collection;

import io.cachemetrics.boot.ClusterStats;
import org.jspecify.annotations.Nullable;

/**
 * Store of the reports of all instances of an application. Every method may throw; what
 * it was to do is then done, not done or done later.
 */
interface ClusterStore {

	/**
	 * Stores the report of an instance in place of its last.
	 * @param instance the instance
	 * @param report its report
	 * @param known the resets it knows, which are restored if the store has lost them
	 * @return the response
	 */
	Answer report(String instance, Report report, Resets known);

	/**
	 * Sends the next report even if the one before was not answered.
	 */
	default void insist() {
	}

	/**
	 * Returns the reports of all instances but one, and the resets as of after them.
	 * @param instance the instance to leave out, {@code null} for none
	 * @return the reports
	 */
	Reports read(@Nullable String instance);

	/**
	 * Returns the time and the resets.
	 * @return the response
	 */
	Answer ask();

	/**
	 * Stores a reset, unless there is a newer one of the same member.
	 * @param member what is reset, as in {@link Resets}
	 * @param stamp the time of the reset
	 */
	void reset(String member, long stamp);

	/**
	 * The response of a store.
	 *
	 * @param time the time, in microseconds; it never goes back from one response to the
	 * next
	 * @param resets the resets that the store contains
	 */
	record Answer(long time, Resets resets) {

	}

	/**
	 * The contents of a store.
	 *
	 * @param reports the reports
	 * @param coverage the instances, with the one that was left out
	 * @param resets the resets
	 */
	record Reports(Collection<Report> reports, ClusterStats.Coverage coverage, Resets resets) {

	}

}
