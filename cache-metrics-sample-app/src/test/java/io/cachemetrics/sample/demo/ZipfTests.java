package io.cachemetrics.sample.demo;

import java.util.Arrays;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

class ZipfTests {

	private static final int DRAWS = 1_000_000;

	@ParameterizedTest
	@CsvSource({ "2, 1.0, 2.0", "3, 1.0, 3.0", "10, 1.0, 10.0", "4, 0.5, 2.0", "4, 1.5, 8.0", "7, 0.0, 1.0" })
	void firstIsDrawnMoreOftenByThePowerOfTheRank(int rank, double skew, double factor) {
		int[] drawn = draw(new Zipf(50, skew));
		assertThat((double) drawn[0] / drawn[rank - 1]).isCloseTo(factor, withinPercentage(5));
	}

	@Test
	void everyNumberIsDrawnAndNoOther() {
		assertThat(draw(new Zipf(3, 1))).doesNotContain(0).hasSize(3);
		assertThat(draw(new Zipf(1, 1))).containsExactly(DRAWS);
	}

	private static int[] draw(Zipf zipf) {
		Random random = new Random(7);
		int[] drawn = new int[50];
		int last = 0;
		for (int i = 0; i < DRAWS; i++) {
			int number = zipf.next(random);
			drawn[number]++;
			last = Math.max(last, number);
		}
		return Arrays.copyOf(drawn, last + 1);
	}

}
