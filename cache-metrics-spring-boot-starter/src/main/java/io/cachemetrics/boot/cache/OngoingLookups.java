package io.cachemetrics.boot.cache;

import org.jspecify.annotations.Nullable;

/**
 * The lookups that a thread is in the middle of, so that a cache that asks other caches
 * of its namespace counts once, and these do not.
 * <p>
 * Only caches that may ask others begin a lookup here. As long as there are none, the
 * rest pays for reading one field.
 */
final class OngoingLookups {

	// One place per thread, of a class of the JDK: nothing of ours stays in a pool's
	// threads when the application is gone. Not static, since each application has its
	// own.
	@SuppressWarnings("ThreadLocalUsage")
	private final ThreadLocal<@Nullable Object[]> current = ThreadLocal.withInitial(() -> new Object[1]);

	// A plain field, since it matters to the thread alone that has set it.
	private boolean used;

	boolean areUsed() {
		return this.used;
	}

	/**
	 * Returns whether the thread is in the middle of a lookup of a namespace.
	 * @param namespace the namespace
	 * @return whether another lookup of it is a part of that one
	 */
	boolean contain(String namespace) {
		for (Lookup lookup = (Lookup) this.current.get()[0]; lookup != null; lookup = lookup.outer()) {
			if (lookup.namespace().equals(namespace)) {
				return true;
			}
		}
		return false;
	}

	/**
	 * Begins a lookup.
	 * @param lookup the lookup, for the case that it is a part of no other one
	 * @return what to {@link #resume} at its end
	 */
	@Nullable Lookup begin(Lookup lookup) {
		this.used = true;
		@Nullable Object[] place = this.current.get();
		Lookup outer = (Lookup) place[0];
		place[0] = (outer != null) ? new Lookup(lookup.namespace(), outer) : lookup;
		return outer;
	}

	/**
	 * Suspends all lookups, while a loader runs: what it asks of caches is for itself.
	 * @return what to {@link #resume} afterwards
	 */
	@Nullable Lookup suspend() {
		if (!this.used) {
			return null;
		}
		@Nullable Object[] place = this.current.get();
		Lookup lookup = (Lookup) place[0];
		place[0] = null;
		return lookup;
	}

	void resume(@Nullable Lookup lookup) {
		if (this.used) {
			this.current.get()[0] = lookup;
		}
	}

	/**
	 * One lookup.
	 *
	 * @param namespace the namespace of the cache
	 * @param outer the lookup that it is a part of, if any
	 */
	record Lookup(String namespace, @Nullable Lookup outer) {

	}

}
