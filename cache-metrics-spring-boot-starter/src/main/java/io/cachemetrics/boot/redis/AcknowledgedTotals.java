package io.cachemetrics.boot.redis;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Map;

import io.cachemetrics.CacheStats;
import org.jspecify.annotations.Nullable;

/**
 * The last totals of an instance that Redis acknowledged, with the time of each. With
 * them, a reset that is learnt later takes away what was acknowledged before it, and
 * nothing that may have been counted after it.
 */
class AcknowledgedTotals {

	private static final int LIMIT = 32;

	private final Deque<State> newestFirst = new ArrayDeque<>();

	AcknowledgedTotals() {
		this.newestFirst.add(new State(0, Map.of()));
	}

	void add(long at, Map<String, CacheStats> totals) {
		// The older time of equal totals says more: they hold nothing counted after it.
		if (!newest().equals(totals)) {
			this.newestFirst.addFirst(new State(at, totals));
			if (this.newestFirst.size() > LIMIT) {
				this.newestFirst.removeLast();
			}
		}
	}

	Map<String, CacheStats> newest() {
		return this.newestFirst.element().totals();
	}

	/**
	 * Returns the newest totals that were acknowledged before a reset.
	 * @param stamp the stamp of the reset
	 * @return the totals, or {@code null} if none so old is remembered
	 */
	@Nullable Map<String, CacheStats> before(long stamp) {
		Iterator<State> states = this.newestFirst.iterator();
		while (states.hasNext()) {
			State state = states.next();
			if (state.at() < stamp) {
				return state.totals();
			}
		}
		return null;
	}

	private record State(long at, Map<String, CacheStats> totals) {

	}

}
