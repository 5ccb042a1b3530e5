package io.cachemetrics.boot.actuate;

import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.actuate.endpoint.web.WebEndpointsSupplier;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

class WebOperationTests {

	// What describes an API, such as OpenAPI, has one operation for a method of a path.
	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void thereIsOneOperationForAMethodOfAPath(boolean page) {
		new WebApplicationContextRunner().withUserConfiguration(EndpointHttpContract.Application.class)
			.withPropertyValues("management.endpoints.web.exposure.include=cachemetrics",
					"cache-metrics.page.enabled=" + page)
			.run((context) -> {
				List<String> operations = context.getBean(WebEndpointsSupplier.class)
					.getEndpoints()
					.stream()
					.flatMap((endpoint) -> endpoint.getOperations().stream())
					.map((operation) -> operation.getRequestPredicate())
					.map((predicate) -> predicate.getHttpMethod() + " " + predicate.getPath())
					.toList();
				assertThat(operations).containsExactlyInAnyOrder("GET cachemetrics", "GET cachemetrics/{*namespace}",
						"DELETE cachemetrics", "DELETE cachemetrics/{*namespace}");
			});
	}

}
