/**
 * What meters cost.
 */
package io.cachemetrics.boot.micrometer;
