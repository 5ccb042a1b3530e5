/**
 * What counting one hit of a named cache costs here and elsewhere.
 */
package io.cachemetrics.boot.counting;
