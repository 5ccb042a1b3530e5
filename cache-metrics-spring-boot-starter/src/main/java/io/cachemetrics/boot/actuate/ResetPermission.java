package io.cachemetrics.boot.actuate;

/**
 * Permission of the user who asks for the {@link CacheMetricsPage} to reset.
 */
interface ResetPermission {

	/**
	 * Returns whether a reset would be refused, {@code false} if that is not known: what
	 * is allowed is decided when a reset is requested.
	 * @return whether it is known that the user may not reset
	 */
	boolean isDenied();

}
