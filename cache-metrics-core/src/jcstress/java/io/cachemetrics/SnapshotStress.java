package io.cachemetrics;

import java.util.Map;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Description;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.JJZ_Result;
import org.openjdk.jcstress.infra.results.JJ_Result;

/**
 * Snapshots beside records and resets. A failed read fails the case, too: a negative
 * number, which totals older than the baseline would make, is none that
 * {@link CacheStats} takes.
 */
final class SnapshotStress {

	private SnapshotStress() {
	}

	@JCStressTest
	@Description("A snapshot against a hit and a miss. Results: hits, misses, whether the rest follows from them.")
	@Outcome(id = "[01], [01], true", expect = Expect.ACCEPTABLE, desc = "each read once, at its own moment")
	@Outcome(id = ".*, false", expect = Expect.FORBIDDEN, desc = "total or hit rate do not follow from what was read")
	@Outcome(expect = Expect.FORBIDDEN, desc = "more than was recorded")
	@State
	public static class AgainstRecords extends Recorded {

		@Actor
		public void recorder() {
			this.metrics.recordHit("a");
			this.metrics.recordMiss("a");
		}

		@Actor
		public void reader(JJZ_Result result) {
			CacheStats stats = this.metrics.getStats("a");
			result.r1 = stats.hits();
			result.r2 = stats.misses();
			result.r3 = stats.totalRequests() == stats.hits() + stats.misses() && stats.hitRate() >= 0
					&& stats.hitRate() <= 1;
		}

	}

	@JCStressTest
	@Description("Two snapshots against a hit. Results: hits of the first and of the second.")
	@Outcome(id = { "0, 0", "0, 1", "1, 1" }, expect = Expect.ACCEPTABLE, desc = "hits only grow")
	@Outcome(id = "1, 0", expect = Expect.FORBIDDEN, desc = "the second is older than the first")
	@Outcome(expect = Expect.FORBIDDEN, desc = "more than was recorded")
	@State
	public static class TwiceAgainstRecord extends Recorded {

		private final CacheRecorder recorder = this.metrics.recorder("a");

		@Actor
		public void recorder() {
			this.recorder.recordHit();
		}

		@Actor
		public void reader(JJ_Result result) {
			result.r1 = this.metrics.getStats("a").hits();
			result.r2 = this.metrics.getStats("a").hits();
		}

	}

	@JCStressTest
	@Description("Two snapshots against a hit and a reset. Results: hits of the first and of the second.")
	@Outcome(id = { "0, 0", "0, 1", "1, 0", "1, 1" }, expect = Expect.ACCEPTABLE, desc = "before, between or after")
	@Outcome(expect = Expect.FORBIDDEN, desc = "more than was recorded since the last reset")
	@State
	public static class TwiceAgainstRecordAndReset extends Recorded {

		@Actor
		public void recorder() {
			this.metrics.recordHit("a");
			this.metrics.reset("a");
		}

		@Actor
		public void reader(JJ_Result result) {
			result.r1 = this.metrics.getStats("a").hits();
			result.r2 = this.metrics.getStats("a").hits();
		}

	}

	@JCStressTest
	@Description("All statistics against the first record of a namespace. Results: namespaces, hits, seen again.")
	@Outcome(id = "0, 0, true", expect = Expect.ACCEPTABLE, desc = "not there yet")
	@Outcome(id = "1, 1, true", expect = Expect.ACCEPTABLE, desc = "there, with its record")
	@Outcome(id = ".*, false", expect = Expect.FORBIDDEN, desc = "listed, and then not any more")
	@Outcome(expect = Expect.FORBIDDEN, desc = "listed before it was recorded, or not with what was recorded")
	@State
	public static class AllAgainstCreation extends StressState {

		public AllAgainstCreation() {
			super(InMemoryCacheMetrics.DEFAULT_MAX_NAMESPACES);
		}

		@Actor
		public void recorder() {
			this.metrics.recordHit("a");
		}

		@Actor
		public void reader(JJZ_Result result) {
			Map<String, CacheStats> all = this.metrics.getAllStats();
			result.r1 = all.size();
			result.r2 = all.getOrDefault("a", CacheStats.EMPTY).hits();
			result.r3 = this.metrics.getAllStats().size() >= all.size();
		}

	}

	@JCStressTest
	@Description("Lifetime totals against resets of one and of all. Results: hits, read twice.")
	@Outcome(id = { "1, 1", "1, 2", "1, 3", "2, 2", "2, 3", "3, 3" }, expect = Expect.ACCEPTABLE,
			desc = "totals only grow")
	@Outcome(expect = Expect.FORBIDDEN, desc = "totals went down, or hold more or less than was recorded")
	@State
	public static class TotalsAgainstResets extends Recorded {

		@Actor
		public void recorder() {
			this.metrics.recordHit("a");
			this.metrics.reset("a");
			this.metrics.recordHit("a");
			this.metrics.reset();
		}

		@Actor
		public void reader(JJ_Result result) {
			result.r1 = totals().hits();
			result.r2 = totals().hits();
		}

	}

	/**
	 * Begins with a namespace that was recorded and reset.
	 */
	abstract static class Recorded extends StressState {

		Recorded() {
			super(InMemoryCacheMetrics.DEFAULT_MAX_NAMESPACES);
			this.metrics.recordHit("a");
			this.metrics.reset("a");
		}

	}

}
