package io.cachemetrics.boot.actuate;

import io.cachemetrics.CacheMetrics;
import io.cachemetrics.boot.CacheMetricsAutoConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.actuate.autoconfigure.endpoint.EndpointAutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.context.support.GenericApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

class CacheMetricsEndpointAutoConfigurationTests {

	private static final String EXPOSED = "management.endpoints.web.exposure.include=cachemetrics";

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(EndpointAutoConfiguration.class, CacheMetricsAutoConfiguration.class,
				CacheMetricsEndpointAutoConfiguration.class));

	@Test
	void endpointIsThereWhenExposed() {
		this.contextRunner.withPropertyValues(EXPOSED)
			.run((context) -> assertThat(context).hasSingleBean(CacheMetricsEndpoint.class)
				.hasSingleBean(CacheMetricsEndpointWebExtension.class));
	}

	@Test
	void pageCanBeTakenAway() {
		this.contextRunner.withPropertyValues(EXPOSED)
			.run((context) -> assertThat(context).hasSingleBean(CacheMetricsPage.class));
		this.contextRunner.withPropertyValues(EXPOSED, "cache-metrics.page.enabled=no")
			.run((context) -> assertThat(context).hasSingleBean(CacheMetricsEndpointWebExtension.class)
				.doesNotHaveBean(CacheMetricsPage.class));
	}

	@ParameterizedTest
	@CsvSource({ "management.endpoint.cachemetrics.access=UNRESTRICTED, true",
			"management.endpoint.cachemetrics.access=READ_ONLY, false",
			"management.endpoints.access.default=READ_ONLY, false",
			"management.endpoints.access.max-permitted=READ_ONLY, false" })
	void pageOffersToResetWhereAccessAllowsIt(String property, boolean canReset) {
		this.contextRunner.withPropertyValues(EXPOSED, property)
			.run((context) -> assertThat(context.getBean(CacheMetricsEndpointWebExtension.class)
				.cacheMetrics(null, null, Representation.HTML, null)
				.getBody()).asString().contains("data-reset=\"" + canReset + "\""));
	}

	@Test
	void permissionToResetIsAskedForWithSpringSecurityInAServletApplication() {
		WebApplicationContextRunner servletRunner = new WebApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(EndpointAutoConfiguration.class,
					CacheMetricsAutoConfiguration.class, CacheMetricsEndpointAutoConfiguration.class))
			.withPropertyValues(EXPOSED);
		servletRunner.run((context) -> assertThat(context).hasSingleBean(ResetPermission.class));
		servletRunner.withClassLoader(new FilteredClassLoader("org.springframework.security"))
			.run((context) -> assertThat(context).hasSingleBean(CacheMetricsEndpointWebExtension.class)
				.doesNotHaveBean(ResetPermission.class));
		this.contextRunner.withPropertyValues(EXPOSED)
			.run((context) -> assertThat(context).hasSingleBean(CacheMetricsEndpointWebExtension.class)
				.doesNotHaveBean(ResetPermission.class));
	}

	@Test
	void pageSaysSoToWhomResetIsDenied() {
		this.contextRunner.withPropertyValues(EXPOSED)
			.withBean(ResetPermission.class, () -> () -> true)
			.run((context) -> assertThat(context.getBean(CacheMetricsEndpointWebExtension.class)
				.cacheMetrics(null, null, Representation.HTML, null)
				.getBody()).asString().contains("data-reset=\"denied\""));
	}

	@Test
	void endpointIsNotThereByDefault() {
		this.contextRunner.run((context) -> assertThat(context).hasNotFailed()
			.doesNotHaveBean(CacheMetricsEndpoint.class)
			.doesNotHaveBean(CacheMetricsEndpointWebExtension.class));
	}

	@Test
	void endpointIsThereWhenExposedOverJmxOnly() {
		this.contextRunner
			.withPropertyValues("spring.jmx.enabled=true", "management.endpoints.jmx.exposure.include=cachemetrics")
			.run((context) -> assertThat(context).hasSingleBean(CacheMetricsEndpoint.class));
	}

	@Test
	void endpointIsNotThereWithoutAccess() {
		this.contextRunner.withPropertyValues(EXPOSED, "management.endpoint.cachemetrics.access=NONE")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(CacheMetricsEndpoint.class));
	}

	@Test
	void endpointIsNotThereWhenCountingIsDisabled() {
		this.contextRunner.withPropertyValues(EXPOSED, "cache-metrics.enabled=false")
			.run((context) -> assertThat(context).hasNotFailed()
				.hasSingleBean(CacheMetrics.class)
				.doesNotHaveBean(CacheMetricsEndpoint.class)
				.doesNotHaveBean(CacheMetricsEndpointWebExtension.class));
	}

	@Test
	void endpointIsNotThereWithSeveralCacheMetricsOfWhichNoneIsPrimary() {
		this.contextRunner.withPropertyValues(EXPOSED).withInitializer((context) -> {
			((GenericApplicationContext) context).registerBean("a", CacheMetrics.class, CacheMetrics::noOp);
			((GenericApplicationContext) context).registerBean("b", CacheMetrics.class, CacheMetrics::noOp);
		}).run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(CacheMetricsEndpoint.class));
	}

	@Test
	void nothingHappensWithoutTheActuator() {
		new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(CacheMetricsAutoConfiguration.class,
					CacheMetricsEndpointAutoConfiguration.class))
			.withPropertyValues(EXPOSED)
			.withClassLoader(new FilteredClassLoader("org.springframework.boot.actuate"))
			.run((context) -> assertThat(context).hasNotFailed()
				.hasSingleBean(CacheMetrics.class)
				.doesNotHaveBean("cacheMetricsEndpoint"));
	}

}
