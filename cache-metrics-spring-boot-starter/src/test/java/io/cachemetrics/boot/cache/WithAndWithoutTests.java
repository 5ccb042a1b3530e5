package io.cachemetrics.boot.cache;

import java.util.stream.Stream;

import io.cachemetrics.boot.cache.provider.ProviderRows;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.core.SpringProperties;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The same applications with their Spring caches counted and without. Nothing differs but
 * what is counted.
 */
class WithAndWithoutTests {

	@BeforeAll
	static void lockStrictly() {
		SpringProperties.setProperty("spring.locking.strict", "true");
	}

	@AfterAll
	static void lockAsUsual() {
		SpringProperties.setProperty("spring.locking.strict", null);
	}

	static Stream<Row> rows() {
		return Stream
			.of(ManagerRows.rows(), ManagerBeanRows.rows(), CacheRows.rows(), CacheBeanRows.rows(), LookupRows.rows(),
					MoreManagerRows.rows(), ProviderRows.rows())
			.flatMap((rows) -> rows);
	}

	@ParameterizedTest
	@MethodSource
	void rows(Row row) {
		assertThat(new WithAndWithout(row.application()).use(row.use())).isEqualTo(row.counted());
	}

}
