package io.cachemetrics.boot.redis;

import io.cachemetrics.CacheStats;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ReportTests {

	@Test
	void readsOneLinePerNamespace() {
		assertThat(Report.decode("a\t1\t2\t3\t5\nb\t0\t7\t0\t0\n").counts()).containsOnlyKeys("a", "b")
			.containsEntry("a", new Report.Count(1, new CacheStats(2, 3, 5)));
	}

	@Test
	void refusesTwoLinesForOneNamespace() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> Report.decode("tenant-?\t0\t1\t0\t0\ntenant-?\t0\t4\t0\t0\n"))
			.withMessage("it has two lines for one namespace");
	}

}
