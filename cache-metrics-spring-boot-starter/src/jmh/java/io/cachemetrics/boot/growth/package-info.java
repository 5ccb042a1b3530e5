/**
 * How costs grow, measured and drawn.
 */
package io.cachemetrics.boot.growth;
