package io.cachemetrics.boot.actuate;

import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.stream.Stream;

import javax.management.MBeanOperationInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;

import io.cachemetrics.CacheMetrics;
import io.cachemetrics.CacheStats;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

@SpringBootTest(classes = EndpointHttpContract.Application.class, webEnvironment = WebEnvironment.NONE,
		properties = { "spring.jmx.enabled=true", "management.endpoints.jmx.exposure.include=cachemetrics",
				"management.endpoints.jmx.domain=cachemetrics.test" })
class EndpointJmxTests {

	private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();

	@Autowired
	private CacheMetrics metrics;

	private ObjectName name;

	@BeforeEach
	void findEndpoint() throws Exception {
		this.metrics.reset();
		this.metrics.recordHit("a,b");
		this.metrics.recordHit("accounts");
		this.metrics.recordMiss("accounts");
		this.name = this.server.queryNames(new ObjectName("cachemetrics.test:type=Endpoint,name=Cachemetrics,*"), null)
			.iterator()
			.next();
	}

	@Test
	void operationsAreReadAndReset() throws Exception {
		assertThat(Stream.of(this.server.getMBeanInfo(this.name).getOperations()).map(MBeanOperationInfo::getName))
			.containsExactlyInAnyOrder("cacheMetrics", "reset");
	}

	@Test
	void namespacesAreShown() throws Exception {
		String since = this.metrics.getSince("accounts").orElseThrow().toString();
		Map<String, Object> accounts = Map.of("hits", 1L, "misses", 1L, "errors", 0L, "totalRequests", 2L, "hitRate",
				0.5, "lookups", 2L, "errorRate", 0.0, "since", since);
		Map<String, Object> comma = Map.of("hits", 1L, "misses", 0L, "errors", 0L, "totalRequests", 1L, "hitRate", 1.0,
				"lookups", 1L, "errorRate", 0.0, "since", since);
		assertThat(invoke("cacheMetrics", null))
			.isEqualTo(Map.of("namespaces", Map.of("a,b", comma, "accounts", accounts)));
		assertThat(invoke("cacheMetrics", "a,b")).isEqualTo(Map.of("namespaces", Map.of("a,b", comma)));
		assertThat(invoke("cacheMetrics", "unknown")).isNull();
	}

	@Test
	void namespaceIsReset() throws Exception {
		assertThat(invoke("reset", "accounts")).isEqualTo(invoke("cacheMetrics", "accounts")).isNotNull();
		assertThat(invoke("reset", "unknown")).isNull();
		assertThat(this.metrics.getAllStats()).containsExactly(Map.entry("a,b", new CacheStats(1, 0, 0)),
				Map.entry("accounts", CacheStats.EMPTY));
	}

	// Consoles cannot send null.
	@ParameterizedTest
	@NullSource
	@ValueSource(strings = { "", " " })
	void blankNameIsNone(@Nullable String blank) throws Exception {
		assertThat(invoke("cacheMetrics", blank)).extracting("namespaces")
			.asInstanceOf(InstanceOfAssertFactories.MAP)
			.containsOnlyKeys("a,b", "accounts");
		assertThat(invoke("reset", blank)).isEqualTo(Map.of("namespaces", Map.of()));
		assertThat(this.metrics.getAllStats()).isEmpty();
	}

	private @Nullable Object invoke(String operation, @Nullable String namespace) throws Exception {
		String string = String.class.getName();
		String scope = (namespace != null && namespace.isBlank()) ? namespace : null;
		return operation.equals("reset")
				? this.server.invoke(this.name, operation, new Object[] { namespace }, new String[] { string })
				: this.server.invoke(this.name, operation, new Object[] { namespace, scope },
						new String[] { string, string });
	}

}
