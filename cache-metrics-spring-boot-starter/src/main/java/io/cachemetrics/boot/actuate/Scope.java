package io.cachemetrics.boot.actuate;

/**
 * Whose figures are asked for.
 */
enum Scope {

	/**
	 * Those of this instance.
	 */
	INSTANCE,

	/**
	 * Those of all instances of the application.
	 */
	CLUSTER

}
