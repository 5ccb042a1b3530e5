/**
 * Tests of slices of an application, as users write them.
 */
@NullMarked
package io.cachemetrics.boot.slice;

import org.jspecify.annotations.NullMarked;
