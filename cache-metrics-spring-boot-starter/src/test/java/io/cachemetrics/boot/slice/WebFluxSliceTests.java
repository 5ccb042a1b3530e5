package io.cachemetrics.boot.slice;

import io.cachemetrics.CacheMetrics;
import io.cachemetrics.CacheStats;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webflux.test.autoconfigure.WebFluxTest;

import static org.assertj.core.api.Assertions.assertThat;

@WebFluxTest(properties = "spring.main.web-application-type=reactive")
class WebFluxSliceTests {

	@Autowired
	private SliceApplication.Controller controller;

	@Autowired
	private CacheMetrics metrics;

	@Test
	void controllerHasTheBean() {
		assertThat(this.controller.accounts()).isEqualTo("none");
		assertThat(this.metrics.getStats("accounts")).isEqualTo(new CacheStats(0, 1, 0));
	}

}
