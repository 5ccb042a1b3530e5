package io.cachemetrics.boot.counting;

import org.openjdk.jmh.annotations.Threads;

/**
 * Counts in one thread.
 */
@Threads(1)
public class OneThread extends CountingBenchmark {

}
