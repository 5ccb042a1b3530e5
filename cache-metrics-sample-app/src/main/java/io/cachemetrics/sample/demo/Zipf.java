package io.cachemetrics.sample.demo;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * Draws numbers from 0 on, each less often than the one before: number {@code k} with a
 * probability proportional to {@code 1 / (k + 1)^skew}.
 */
final class Zipf {

	private final double[] cumulated;

	Zipf(int size, double skew) {
		this.cumulated = new double[size];
		double sum = 0;
		for (int k = 0; k < size; k++) {
			sum += Math.pow(k + 1.0, -skew);
			this.cumulated[k] = sum;
		}
	}

	int next(RandomGenerator random) {
		int last = this.cumulated.length - 1;
		int index = Arrays.binarySearch(this.cumulated, random.nextDouble() * this.cumulated[last]);
		return Math.min((index < 0) ? -(index + 1) : index, last);
	}

}
