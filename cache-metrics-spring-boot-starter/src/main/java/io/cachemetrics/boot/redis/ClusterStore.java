package io.cachemetrics.boot.redis;

import java.util.Collection;

import io.cachemetrics.boot.ClusterStats;
import org.jspecify.annotations.Nullable;

/**
 * Store of the reports that the instances of an application leave. Every method may
 * throw; what it was to do is then done, not done or done later.
 */
interface ClusterStore {

	/**
	 * Leaves the report of an instance in place of its last.
	 * @param instance the instance
	 * @param report its report
	 * @param known the resets it knows, put back if they are not there
	 * @return what the store says to it
	 */
	Answer report(String instance, Report report, Resets known);

	/**
	 * Has the next report sent even if the one before it was not answered.
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
	 * @return what the store says
	 */
	Answer ask();

	/**
	 * Makes a reset known, unless a newer one of the same is.
	 * @param member what is reset, as in {@link Resets}
	 * @param stamp when
	 */
	void reset(String member, long stamp);

	/**
	 * What a store says.
	 *
	 * @param time the time, in microseconds; that of one answer is never before that of
	 * the one before it
	 * @param resets the resets it knows
	 */
	record Answer(long time, Resets resets) {

	}

	/**
	 * What a store holds.
	 *
	 * @param reports the reports
	 * @param coverage the instances, with the one that was left out
	 * @param resets the resets
	 */
	record Reports(Collection<Report> reports, ClusterStats.Coverage coverage, Resets resets) {

	}

}
