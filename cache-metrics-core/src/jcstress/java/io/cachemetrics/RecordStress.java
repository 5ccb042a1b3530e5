package io.cachemetrics;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Description;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.JJJJ_Result;
import org.openjdk.jcstress.infra.results.JJ_Result;

/**
 * Records that run beside each other in a namespace that is there.
 */
final class RecordStress {

	private RecordStress() {
	}

	@JCStressTest
	@Description("Two hits by name. Results: hits, lifetime hits.")
	@Outcome(id = "2, 3", expect = Expect.ACCEPTABLE, desc = "both counted")
	@Outcome(expect = Expect.FORBIDDEN, desc = "an increment was lost or counted twice")
	@State
	public static class SameKindByName extends Recorded {

		@Actor
		public void one() {
			this.metrics.recordHit("a");
		}

		@Actor
		public void other() {
			this.metrics.recordHit("a");
		}

		@Arbiter
		public void arbiter(JJ_Result result) {
			result.r1 = stats("a").hits();
			result.r2 = totals().hits();
		}

	}

	@JCStressTest
	@Description("Two misses through one recorder. Results: misses, lifetime misses.")
	@Outcome(id = "2, 3", expect = Expect.ACCEPTABLE, desc = "both counted")
	@Outcome(expect = Expect.FORBIDDEN, desc = "an increment was lost or counted twice")
	@State
	public static class SameKindByRecorder extends Recorded {

		@Actor
		public void one() {
			this.recorder.recordMiss();
		}

		@Actor
		public void other() {
			this.recorder.recordMiss();
		}

		@Arbiter
		public void arbiter(JJ_Result result) {
			result.r1 = stats("a").misses();
			result.r2 = totals().misses();
		}

	}

	@JCStressTest
	@Description("A hit and an error by name, a miss and an error by recorder. Results: hits, misses, errors, in all.")
	@Outcome(id = "1, 1, 2, 7", expect = Expect.ACCEPTABLE, desc = "each counted as what it is")
	@Outcome(expect = Expect.FORBIDDEN, desc = "an increment was lost, counted twice or as something else")
	@State
	public static class DifferentKinds extends Recorded {

		@Actor
		public void byName() {
			this.metrics.recordHit("a");
			this.metrics.recordError("a");
		}

		@Actor
		public void byRecorder() {
			this.recorder.recordMiss();
			this.recorder.recordError();
		}

		@Arbiter
		public void arbiter(JJJJ_Result result) {
			CacheStats stats = stats("a");
			result.r1 = stats.hits();
			result.r2 = stats.misses();
			result.r3 = stats.errors();
			result.r4 = totals().hits() + totals().misses() + totals().errors();
		}

	}

	/**
	 * Begins with each kind recorded once, and reset.
	 */
	abstract static class Recorded extends StressState {

		final CacheRecorder recorder = this.metrics.recorder("a");

		Recorded() {
			super(InMemoryCacheMetrics.DEFAULT_MAX_NAMESPACES);
			this.recorder.recordHit();
			this.recorder.recordMiss();
			this.recorder.recordError();
			this.metrics.reset("a");
		}

	}

}
