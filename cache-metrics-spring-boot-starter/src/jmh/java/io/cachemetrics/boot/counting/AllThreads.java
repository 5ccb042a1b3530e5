package io.cachemetrics.boot.counting;

import org.openjdk.jmh.annotations.Threads;

/**
 * Counts in as many threads as there are processors.
 */
@Threads(Threads.MAX)
public class AllThreads extends CountingBenchmark {

}
