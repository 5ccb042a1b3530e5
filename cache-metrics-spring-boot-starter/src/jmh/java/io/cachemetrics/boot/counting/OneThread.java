package io.cachemetrics.boot.counting;

import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Threads;

/**
 * Counts in one thread, where contenders lie closest and so need more forks.
 */
@Fork(10)
@Threads(1)
public class OneThread extends CountingBenchmark {

}
