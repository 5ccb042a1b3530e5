package io.cachemetrics.boot.growth;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatFactory;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Measures how costs grow: records per second over namespaces and threads, and memory
 * over namespaces.
 */
public final class Growth {

	private Growth() {
	}

	/**
	 * Runs the benchmarks, writes JMH's JSON, and draws it.
	 * @param args where to write the JSON, and where the picture
	 * @throws RunnerException if a benchmark fails
	 * @throws IOException if nothing can be written
	 */
	public static void main(String[] args) throws RunnerException, IOException {
		List<RunResult> results = new ArrayList<>();
		for (int threads : new int[] { 1, 2, 4, 8 }) {
			results.addAll(new Runner(new OptionsBuilder().include("\\.GrowthBenchmark\\.")
				.threads(threads)
				.shouldFailOnError(true)
				.build()).run());
		}
		results.addAll(new Runner(new OptionsBuilder().include("\\.MemoryBenchmark\\.").shouldFailOnError(true).build()).run());
		ResultFormatFactory.getInstance(ResultFormatType.JSON, args[0]).writeOut(results);
		GrowthPicture.main(args);
	}

}
