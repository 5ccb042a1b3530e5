/**
 * Auto-configuration of the {@link io.cachemetrics.CacheMetrics} bean. Each feature that
 * hangs on it has a package of its own.
 */
@NullMarked
package io.cachemetrics.boot;

import org.jspecify.annotations.NullMarked;
