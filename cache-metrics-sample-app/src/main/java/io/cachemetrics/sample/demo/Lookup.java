package io.cachemetrics.sample.demo;

/**
 * One lookup of the load.
 *
 * @param cache the name of the cache to ask
 * @param key what to ask it for, from 0 on; low keys are popular
 */
record Lookup(String cache, int key) {

}
