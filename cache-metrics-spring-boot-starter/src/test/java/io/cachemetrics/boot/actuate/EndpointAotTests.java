package io.cachemetrics.boot.actuate;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import io.cachemetrics.CacheMetrics;
import io.cachemetrics.boot.AheadOfTime;
import org.junit.jupiter.api.Test;

import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.boot.actuate.endpoint.annotation.DeleteOperation;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.test.tools.CompileWithForkedClassLoader;

import static org.assertj.core.api.Assertions.assertThat;

@CompileWithForkedClassLoader
class EndpointAotTests {

	@Test
	void endpointPreparedAheadOfTimeAnswers() {
		new AheadOfTime(Application.class).run((context, hints) -> {
			context.getBean(CacheMetrics.class).recordHit("accounts");
			int port = Objects.requireNonNull(context.getWebServer()).getPort();
			assertThat(HttpAnswer.to("GET", "http://localhost:" + port + "/actuator/cachemetrics/accounts").body())
				.startsWith("{\"hits\":1,\"misses\":0,\"errors\":0,\"totalRequests\":1,\"hitRate\":1.0,\"lookups\":1,"
						+ "\"errorRate\":0.0,\"since\":\"20");
			assertOperationsAreCalled(hints);
			assertPageIsRead(hints);
		});
	}

	private static void assertOperationsAreCalled(RuntimeHints hints) {
		List<Method> operations = Stream.of(CacheMetricsEndpoint.class, CacheMetricsEndpointWebExtension.class)
			.flatMap((type) -> Stream.of(type.getDeclaredMethods()))
			.filter((method) -> method.isAnnotationPresent(ReadOperation.class)
					|| method.isAnnotationPresent(DeleteOperation.class))
			.toList();
		assertThat(operations).hasSize(6)
			.allSatisfy((operation) -> assertThat(hints)
				.matches(RuntimeHintsPredicates.reflection().onMethodInvocation(operation)));
	}

	private static void assertPageIsRead(RuntimeHints hints) {
		for (String part : List.of("page.html", "page.css", "text.js", "history.js", "server.js", "reset.js",
				"table.js", "view.js", "page.js")) {
			assertThat(CacheMetricsPage.class.getResource("page/" + part)).isNotNull();
			assertThat(hints).matches(RuntimeHintsPredicates.resource().forResource(CacheMetricsPage.FOLDER + part));
		}
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

	}

}
