/**
 * The {@link io.cachemetrics.CacheMetrics} port, through which an application says what
 * its caches did, and the in-memory implementation of it.
 */
@NullMarked
package io.cachemetrics;

import org.jspecify.annotations.NullMarked;
