/**
 * A handler that lists the accounts of a user through a hand-made cache and counts what
 * that cache does.
 */
@NullMarked
package io.cachemetrics.sample;

import org.jspecify.annotations.NullMarked;
