package io.cachemetrics.boot.redis;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The newest reset of each namespace and of all. Stamps only grow, so that any two of
 * these can be merged in any order.
 *
 * @param stamps when each was reset, by {@linkplain #member member}, in microseconds of
 * Redis's time
 */
record Resets(Map<String, Long> stamps) {

	static final Resets NONE = new Resets(Map.of());

	/**
	 * The member for a reset of all.
	 */
	static final String ALL = "all";

	private static final String NAMESPACE = "namespace:";

	Resets {
		stamps = Map.copyOf(stamps);
	}

	// With a prefix: a namespace may be called "all".
	static String member(String namespace) {
		return NAMESPACE + namespace;
	}

	static boolean isMember(String member) {
		return member.equals(ALL) || member.startsWith(NAMESPACE);
	}

	/**
	 * Returns from when on a namespace counts.
	 * @param namespace the name of the cache
	 * @return the stamp of its newest reset, alone or with all; 0 if it never was
	 */
	long of(String namespace) {
		return Math.max(this.stamps.getOrDefault(member(namespace), 0L), ofAll());
	}

	/**
	 * Returns the time from which a namespace counts.
	 * @param namespace the name of the cache
	 * @return the time of its newest reset, alone or with all; empty if it never was
	 */
	Optional<Instant> since(String namespace) {
		long stamp = of(namespace);
		return (stamp > 0) ? Optional.of(Instant.EPOCH.plus(stamp, ChronoUnit.MICROS)) : Optional.empty();
	}

	long ofAll() {
		return this.stamps.getOrDefault(ALL, 0L);
	}

	/**
	 * Returns a stamp for the next reset.
	 * @param now the time, by Redis
	 * @return that time, or later if there are later resets
	 */
	long next(long now) {
		return Math.max(now, isEmpty() ? 0 : (Collections.max(this.stamps.values()) + 1));
	}

	boolean isEmpty() {
		return this.stamps.isEmpty();
	}

	/**
	 * Returns the resets that others lack, or know only an older one of.
	 * @param others other resets
	 * @return those of these resets that are newer
	 */
	Resets missingIn(Resets others) {
		Map<String, Long> missing = new HashMap<>(this.stamps);
		missing.entrySet().removeIf((reset) -> reset.getValue() <= others.stamps.getOrDefault(reset.getKey(), 0L));
		return new Resets(missing);
	}

	Resets with(String member, long stamp) {
		return newest(new Resets(Map.of(member, stamp)));
	}

	/**
	 * Returns the newer of each, without those that a reset of all has overtaken.
	 * @param other other resets
	 * @return the merged resets, equal to these if the others hold nothing new
	 */
	Resets newest(Resets other) {
		Map<String, Long> newest = new HashMap<>(this.stamps);
		other.stamps.forEach((member, stamp) -> newest.merge(member, stamp, Math::max));
		long all = newest.getOrDefault(ALL, 0L);
		newest.entrySet().removeIf((reset) -> !reset.getKey().equals(ALL) && reset.getValue() <= all);
		return new Resets(newest);
	}

}
