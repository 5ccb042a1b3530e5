package io.cachemetrics.boot.actuate;

/**
 * Headers of the endpoint's answers. At one address there are a page for browsers and
 * JSON for others, and a reset changes both: a cache between client and server must not
 * mix them up or store them.
 */
interface ResponseHeaders {

	/**
	 * The value of {@code Vary}.
	 */
	String VARY = "Accept";

	/**
	 * The value of {@code Cache-Control}.
	 */
	String CACHE_CONTROL = "no-store";

	/**
	 * Adds the headers to the answer to the current request.
	 */
	void add();

}
