/**
 * Statistics and reset for all instances of an application: each reports its counts to
 * Redis, and whoever reads adds them up.
 */
@NullMarked
package io.cachemetrics.boot.redis;

import org.jspecify.annotations.NullMarked;
