/**
 * What the tests of every module of this build share, apart from contracts.
 */
@NullMarked
package io.cachemetrics.junit;

import org.jspecify.annotations.NullMarked;
