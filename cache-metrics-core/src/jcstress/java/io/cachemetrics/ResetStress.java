package io.cachemetrics;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Description;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.JJJJJJ_Result;
import org.openjdk.jcstress.infra.results.JJ_Result;
import org.openjdk.jcstress.infra.results.ZJJ_Result;
import org.openjdk.jcstress.infra.results.ZJ_Result;

/**
 * Resets beside records and beside each other. A record lands wholly before or wholly
 * after a reset, and no reset moves the lifetime totals.
 */
final class ResetStress {

	private ResetStress() {
	}

	@JCStressTest
	@Description("Reset of one against a hit by name. Results: listed, hits, lifetime hits.")
	@Outcome(id = "true, 0, 2", expect = Expect.ACCEPTABLE, desc = "recorded before the reset")
	@Outcome(id = "true, 1, 2", expect = Expect.ACCEPTABLE, desc = "recorded after the reset")
	@Outcome(id = "true, 2, 2", expect = Expect.FORBIDDEN, desc = "the reset was lost")
	@Outcome(id = "false, .*", expect = Expect.FORBIDDEN, desc = "the namespace is not listed any more")
	@Outcome(expect = Expect.FORBIDDEN, desc = "a record was lost or counted twice")
	@State
	public static class OneAgainstRecord extends OneHit {

		@Actor
		public void recorder() {
			this.metrics.recordHit("a");
		}

		@Actor
		public void resetter() {
			this.metrics.reset("a");
		}

		@Arbiter
		public void arbiter(ZJJ_Result result) {
			result.r1 = lists("a");
			result.r2 = stats("a").hits();
			result.r3 = totals().hits();
		}

	}

	@JCStressTest
	@Description("Reset of one against each kind through a recorder. Results: hits, misses, errors, and in all.")
	@Outcome(id = "[01], [01], [01], 2, 1, 1", expect = Expect.ACCEPTABLE, desc = "each before or after the reset")
	@Outcome(id = ".*, 2, 1, 1", expect = Expect.FORBIDDEN, desc = "counted twice, or the reset was lost")
	@Outcome(expect = Expect.FORBIDDEN, desc = "a record was lost, or a reset moved the lifetime totals")
	@State
	public static class OneAgainstEachKind extends OneHit {

		private final CacheRecorder recorder = this.metrics.recorder("a");

		@Actor
		public void recorder() {
			this.recorder.recordHit();
			this.recorder.recordMiss();
			this.recorder.recordError();
		}

		@Actor
		public void resetter() {
			this.metrics.reset("a");
		}

		@Arbiter
		public void arbiter(JJJJJJ_Result result) {
			CacheStats stats = stats("a");
			result.r1 = stats.hits();
			result.r2 = stats.misses();
			result.r3 = stats.errors();
			result.r4 = totals().hits();
			result.r5 = totals().misses();
			result.r6 = totals().errors();
		}

	}

	@JCStressTest
	@Description("Reset of all against a hit by name. Results: listed, hits, lifetime hits.")
	@Outcome(id = "false, 0, 2", expect = Expect.ACCEPTABLE, desc = "recorded before the reset, so not listed")
	@Outcome(id = "true, 1, 2", expect = Expect.ACCEPTABLE, desc = "recorded after the reset, so listed with that")
	@Outcome(id = "true, 0, 2", expect = Expect.FORBIDDEN, desc = "listed with nothing")
	@Outcome(id = "true, 2, 2", expect = Expect.FORBIDDEN, desc = "the reset was lost")
	@Outcome(expect = Expect.FORBIDDEN, desc = "a record was lost or counted twice")
	@State
	public static class AllAgainstRecord extends OneHit {

		@Actor
		public void recorder() {
			this.metrics.recordHit("a");
		}

		@Actor
		public void resetter() {
			this.metrics.reset();
		}

		@Arbiter
		public void arbiter(ZJJ_Result result) {
			result.r1 = lists("a");
			result.r2 = stats("a").hits();
			result.r3 = totals().hits();
		}

	}

	@JCStressTest
	@Description("Reset of all against the first record of a namespace. Results: listed, hits, lifetime hits.")
	@Outcome(id = "false, 0, 1", expect = Expect.ACCEPTABLE, desc = "recorded before the reset, so not listed")
	@Outcome(id = "true, 1, 1", expect = Expect.ACCEPTABLE, desc = "recorded after the reset, so listed with that")
	@Outcome(id = "true, 0, 1", expect = Expect.FORBIDDEN, desc = "listed with nothing")
	@Outcome(expect = Expect.FORBIDDEN, desc = "a record was lost or counted twice")
	@State
	public static class AllAgainstCreation extends OneHit {

		@Actor
		public void recorder() {
			this.metrics.recordHit("b");
		}

		@Actor
		public void resetter() {
			this.metrics.reset();
		}

		@Arbiter
		public void arbiter(ZJJ_Result result) {
			result.r1 = lists("b");
			result.r2 = stats("b").hits();
			result.r3 = totals().hits();
		}

	}

	@JCStressTest
	@Description("A hit and a reset against a reset. Results: hits that its thread sees then, lifetime hits.")
	@Outcome(id = "0, 2", expect = Expect.ACCEPTABLE, desc = "nothing is left after the reset")
	@Outcome(expect = Expect.FORBIDDEN, desc = "a reset brought back what the other had taken away")
	@State
	public static class OneAgainstOne extends OneHit {

		@Actor
		public void recorder(JJ_Result result) {
			this.metrics.recordHit("a");
			this.metrics.reset("a");
			result.r1 = this.metrics.getStats("a").hits();
		}

		@Actor
		public void resetter() {
			this.metrics.reset("a");
		}

		@Arbiter
		public void arbiter(JJ_Result result) {
			result.r2 = totals().hits();
		}

	}

	@JCStressTest
	@Description("Reset of one against reset of all. Results: listed, lifetime hits.")
	@Outcome(id = "false, 1", expect = Expect.ACCEPTABLE, desc = "not listed, whichever came first")
	@Outcome(expect = Expect.FORBIDDEN, desc = "the reset of one undid the reset of all")
	@State
	public static class OneAgainstAll extends OneHit {

		@Actor
		public void one() {
			this.metrics.reset("a");
		}

		@Actor
		public void all() {
			this.metrics.reset();
		}

		@Arbiter
		public void arbiter(ZJ_Result result) {
			result.r1 = lists("a");
			result.r2 = totals().hits();
		}

	}

	/**
	 * Begins with one hit.
	 */
	abstract static class OneHit extends StressState {

		OneHit() {
			super(InMemoryCacheMetrics.DEFAULT_MAX_NAMESPACES);
			this.metrics.recordHit("a");
		}

	}

}
