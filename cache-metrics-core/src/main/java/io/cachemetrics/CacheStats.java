package io.cachemetrics;

/**
 * What was counted for one namespace: an immutable snapshot. A lookup moves exactly one
 * of the three numbers.
 *
 * @param hits lookups that found the value, 0 or more
 * @param misses lookups that did not find it, 0 or more
 * @param errors lookups in which the cache itself failed, 0 or more
 * @since 0.1.0
 */
public record CacheStats(long hits, long misses, long errors) {

	/**
	 * Nothing counted.
	 */
	public static final CacheStats EMPTY = new CacheStats(0, 0, 0);

	/**
	 * Creates a snapshot.
	 * @param hits lookups that found the value, 0 or more
	 * @param misses lookups that did not find it, 0 or more
	 * @param errors lookups in which the cache itself failed, 0 or more
	 * @throws IllegalArgumentException if a number is negative
	 */
	public CacheStats {
		requireNotNegative("hits", hits);
		requireNotNegative("misses", misses);
		requireNotNegative("errors", errors);
	}

	/**
	 * Returns the number of lookups that the cache answered. Errors are not among them.
	 * @return {@code hits + misses}, at most {@link Long#MAX_VALUE}
	 */
	public long totalRequests() {
		return saturatedSum(this.hits, this.misses);
	}

	/**
	 * Returns the share of the answered lookups that found the value, not rounded.
	 * @return {@code hits / totalRequests} within [0, 1], 0 without requests
	 */
	public double hitRate() {
		long total = totalRequests();
		return (total != 0) ? (double) this.hits / total : 0.0;
	}

	/**
	 * Returns the number of all lookups, those that failed included.
	 * @return {@code hits + misses + errors}, at most {@link Long#MAX_VALUE}
	 */
	public long lookups() {
		return saturatedSum(totalRequests(), this.errors);
	}

	/**
	 * Returns the share of all lookups that failed, not rounded.
	 * @return {@code errors / lookups} within [0, 1], 0 without lookups
	 */
	public double errorRate() {
		long lookups = lookups();
		return (lookups != 0) ? (double) this.errors / lookups : 0.0;
	}

	/**
	 * Adds two snapshots, of two instances or namespaces for example.
	 * @param other the snapshot to add
	 * @return the sum of each number, at most {@link Long#MAX_VALUE}
	 */
	public CacheStats plus(CacheStats other) {
		return new CacheStats(saturatedSum(this.hits, other.hits), saturatedSum(this.misses, other.misses),
				saturatedSum(this.errors, other.errors));
	}

	/**
	 * Returns what was counted between two snapshots.
	 * @param earlier the snapshot to subtract
	 * @return the difference of each number, 0 where a reset in between made it negative
	 */
	public CacheStats minus(CacheStats earlier) {
		return new CacheStats(Math.max(0, this.hits - earlier.hits), Math.max(0, this.misses - earlier.misses),
				Math.max(0, this.errors - earlier.errors));
	}

	private static long saturatedSum(long a, long b) {
		long sum = a + b;
		return (sum >= 0) ? sum : Long.MAX_VALUE;
	}

	private static void requireNotNegative(String name, long value) {
		if (value < 0) {
			throw new IllegalArgumentException(name + " must not be negative, was " + value);
		}
	}

}
