package io.cachemetrics.boot.slice;

import io.cachemetrics.CacheMetrics;
import io.cachemetrics.CacheStats;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import static org.assertj.core.api.Assertions.assertThat;

@WebMvcTest
class WebMvcSliceTests {

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private CacheMetrics metrics;

	@Test
	void controllerHasTheBean() {
		assertThat(this.mvc.get().uri("/accounts")).hasStatusOk().bodyText().isEqualTo("none");
		assertThat(this.metrics.getStats("accounts")).isEqualTo(new CacheStats(0, 1, 0));
	}

}
