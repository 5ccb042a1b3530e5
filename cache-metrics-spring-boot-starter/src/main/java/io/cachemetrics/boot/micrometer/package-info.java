/**
 * Micrometer meters over the lifetime totals of every namespace.
 */
@NullMarked
package io.cachemetrics.boot.micrometer;

import org.jspecify.annotations.NullMarked;
