/**
 * Instrumentation of every Spring {@link org.springframework.cache.CacheManager}: each
 * cache it hands out counts under its own name.
 */
@NullMarked
package io.cachemetrics.boot.cache;

import org.jspecify.annotations.NullMarked;
