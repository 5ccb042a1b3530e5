package io.cachemetrics.boot.slice;

import io.cachemetrics.CacheMetrics;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(SliceApplication.Controller.class)
class SliceApplication {

	@RestController
	static class Controller {

		private final CacheMetrics metrics;

		Controller(CacheMetrics metrics) {
			this.metrics = metrics;
		}

		@GetMapping("/accounts")
		String accounts() {
			this.metrics.recordMiss("accounts");
			return "none";
		}

	}

}
