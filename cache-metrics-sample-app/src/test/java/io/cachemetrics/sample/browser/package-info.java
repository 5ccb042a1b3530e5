/**
 * The page of the endpoint, as a browser shows it.
 */
@NullMarked
package io.cachemetrics.sample.browser;

import org.jspecify.annotations.NullMarked;
