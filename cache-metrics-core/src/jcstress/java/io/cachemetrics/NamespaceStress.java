package io.cachemetrics;

import java.util.concurrent.atomic.AtomicInteger;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Description;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.IIJ_Result;
import org.openjdk.jcstress.infra.results.IJJ_Result;
import org.openjdk.jcstress.infra.results.IJ_Result;
import org.openjdk.jcstress.infra.results.JJJ_Result;
import org.openjdk.jcstress.infra.results.JJ_Result;

/**
 * Namespaces that two threads create, up to the limit and beyond, and listeners that are
 * added meanwhile.
 */
final class NamespaceStress {

	private NamespaceStress() {
	}

	@JCStressTest
	@Description("First records of one namespace, by name. Results: times told, hits, lifetime hits.")
	@Outcome(id = "1, 2, 2", expect = Expect.ACCEPTABLE, desc = "one set of counters with both, told once")
	@Outcome(id = "1, .*", expect = Expect.FORBIDDEN, desc = "a record was lost in counters that nobody reads")
	@Outcome(expect = Expect.FORBIDDEN, desc = "not told exactly once")
	@State
	public static class CreatedByName extends Empty {

		@Actor
		public void one() {
			this.metrics.recordHit("a");
		}

		@Actor
		public void other() {
			this.metrics.recordHit("a");
		}

		@Arbiter
		public void arbiter(IJJ_Result result) {
			result.r1 = this.told.get();
			result.r2 = stats("a").hits();
			result.r3 = totals().hits();
		}

	}

	@JCStressTest
	@Description("First records of one namespace, through one recorder. Results: times told, hits, lifetime hits.")
	@Outcome(id = "1, 2, 2", expect = Expect.ACCEPTABLE, desc = "one set of counters with both, told once")
	@Outcome(id = "1, .*", expect = Expect.FORBIDDEN, desc = "a record was lost in counters that nobody reads")
	@Outcome(expect = Expect.FORBIDDEN, desc = "not told exactly once")
	@State
	public static class CreatedByRecorder extends Empty {

		private final CacheRecorder recorder = this.metrics.recorder("a");

		@Actor
		public void one() {
			this.recorder.recordHit();
		}

		@Actor
		public void other() {
			this.recorder.recordHit();
		}

		@Arbiter
		public void arbiter(IJJ_Result result) {
			result.r1 = this.told.get();
			result.r2 = stats("a").hits();
			result.r3 = totals().hits();
		}

	}

	@JCStressTest
	@Description("Two names for one place. Results: hits of one and of the other, of the overflow.")
	@Outcome(id = { "2, 0, 2", "0, 2, 2" }, expect = Expect.ACCEPTABLE, desc = "one has the place, all is counted")
	@Outcome(id = "2, 2, 0", expect = Expect.FORBIDDEN, desc = "more namespaces than allowed")
	@Outcome(expect = Expect.FORBIDDEN, desc = "a record was lost, or a name split between its own and the overflow")
	@State
	public static class TwoNamesForOnePlace extends StressState {

		public TwoNamesForOnePlace() {
			super(1);
		}

		@Actor
		public void one() {
			this.metrics.recordHit("a");
			this.metrics.recordHit("b");
		}

		@Actor
		public void other() {
			this.metrics.recordHit("b");
			this.metrics.recordHit("a");
		}

		@Arbiter
		public void arbiter(JJJ_Result result) {
			result.r1 = stats("a").hits();
			result.r2 = stats("b").hits();
			result.r3 = stats(InMemoryCacheMetrics.OVERFLOW_NAMESPACE).hits();
		}

	}

	@JCStressTest
	@Description("A namespace is created while the limit is met right after it. Results: its hits, of the overflow.")
	@Outcome(id = "2, 1", expect = Expect.ACCEPTABLE, desc = "each name in one place")
	@Outcome(expect = Expect.FORBIDDEN, desc = "a record was lost, or a name split between its own and the overflow")
	@State
	public static class CreationAgainstLimit extends StressState {

		public CreationAgainstLimit() {
			super(1);
		}

		@Actor
		public void one() {
			this.metrics.recordHit("a");
			this.metrics.recordHit("b");
		}

		@Actor
		public void other() {
			this.metrics.recordHit("a");
		}

		@Arbiter
		public void arbiter(JJ_Result result) {
			result.r1 = stats("a").hits();
			result.r2 = stats(InMemoryCacheMetrics.OVERFLOW_NAMESPACE).hits();
		}

	}

	@JCStressTest
	@Description("Two names beyond the limit. Results: times told, namespaces listed, hits of the overflow.")
	@Outcome(id = "2, 2, 2", expect = Expect.ACCEPTABLE, desc = "counted together, told once of the overflow")
	@Outcome(id = "2, 2, .*", expect = Expect.FORBIDDEN, desc = "a record was lost")
	@Outcome(expect = Expect.FORBIDDEN, desc = "not told exactly once, or more namespaces than allowed")
	@State
	public static class TwoNamesForNoPlace extends StressState {

		public TwoNamesForNoPlace() {
			super(1);
			this.metrics.recordHit("a");
		}

		@Actor
		public void one() {
			this.metrics.recordHit("b");
		}

		@Actor
		public void other() {
			this.metrics.recorder("c").recordHit();
		}

		@Arbiter
		public void arbiter(IIJ_Result result) {
			result.r1 = this.told.get();
			result.r2 = this.metrics.getAllStats().size();
			result.r3 = stats(InMemoryCacheMetrics.OVERFLOW_NAMESPACE).hits();
		}

	}

	@JCStressTest
	@Description("A listener is added while a namespace is created. Results: times told, lifetime hits it was shown.")
	@Outcome(id = "1, 1", expect = Expect.ACCEPTABLE, desc = "told once")
	@Outcome(id = "0, .*", expect = Expect.FORBIDDEN, desc = "never told")
	@Outcome(expect = Expect.FORBIDDEN, desc = "told twice, or of counters that nobody records to")
	@State
	public static class ListenerAgainstCreation extends Empty {

		private final AtomicInteger toldLate = new AtomicInteger();

		private volatile NamespaceListener.Totals shown;

		@Actor
		public void recorder() {
			this.metrics.recordHit("a");
		}

		@Actor
		public void adder() {
			this.metrics.addNamespaceListener((namespace, totals) -> {
				this.toldLate.incrementAndGet();
				this.shown = totals;
			});
		}

		@Arbiter
		public void arbiter(IJ_Result result) {
			result.r1 = this.toldLate.get();
			result.r2 = (this.shown != null) ? this.shown.hits() : -1;
		}

	}

	@JCStressTest
	@Description("A listener is added while the limit is met. Results: times it and another were told, hits beyond.")
	@Outcome(id = "2, 2, 1", expect = Expect.ACCEPTABLE, desc = "told once of the namespace and of the overflow")
	@Outcome(expect = Expect.FORBIDDEN, desc = "not told exactly once of each")
	@State
	public static class ListenerAgainstOverflow extends StressState {

		private final AtomicInteger toldLate = new AtomicInteger();

		public ListenerAgainstOverflow() {
			super(1);
			this.metrics.recordHit("a");
		}

		@Actor
		public void recorder() {
			this.metrics.recordHit("b");
		}

		@Actor
		public void adder() {
			this.metrics.addNamespaceListener((namespace, totals) -> this.toldLate.incrementAndGet());
		}

		@Arbiter
		public void arbiter(IIJ_Result result) {
			result.r1 = this.toldLate.get();
			result.r2 = this.told.get();
			result.r3 = totals().hits();
		}

	}

	/**
	 * Begins with nothing recorded.
	 */
	abstract static class Empty extends StressState {

		Empty() {
			super(InMemoryCacheMetrics.DEFAULT_MAX_NAMESPACES);
		}

	}

}
