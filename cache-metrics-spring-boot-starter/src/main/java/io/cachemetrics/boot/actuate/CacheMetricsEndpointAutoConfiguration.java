package io.cachemetrics.boot.actuate;

import java.util.function.Supplier;

import io.cachemetrics.CacheMetrics;
import io.cachemetrics.boot.CacheMetricsAutoConfiguration;
import io.cachemetrics.boot.ConditionalOnCacheMetrics;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.actuate.endpoint.Access;
import org.springframework.boot.actuate.endpoint.EndpointAccessResolver;
import org.springframework.boot.actuate.endpoint.EndpointId;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.ImportRuntimeHints;
import org.springframework.core.env.Environment;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;

/**
 * {@link AutoConfiguration Auto-configuration} for the {@code cachemetrics} endpoint.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = CacheMetricsAutoConfiguration.class)
@ConditionalOnClass(ConditionalOnAvailableEndpoint.class)
@ConditionalOnCacheMetrics
public final class CacheMetricsEndpointAutoConfiguration {

	// One level down, where the condition is only read once its class is known to exist.
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnAvailableEndpoint(CacheMetricsEndpoint.class)
	@EnableConfigurationProperties(CacheMetricsPageProperties.class)
	@ImportRuntimeHints(CacheMetricsPage.Hints.class)
	static class EndpointConfiguration {

		private static final ResponseHeaders NO_HEADERS = () -> {
		};

		@Bean
		@ConditionalOnMissingBean
		CacheMetricsEndpoint cacheMetricsEndpoint(CacheMetrics cacheMetrics) {
			return new CacheMetricsEndpoint(cacheMetrics);
		}

		@Bean
		@ConditionalOnCacheMetrics("page")
		@ConditionalOnMissingBean
		CacheMetricsPage cacheMetricsPage(EndpointAccessResolver accessResolver, Environment environment) {
			EndpointId id = EndpointId.of(CacheMetricsEndpoint.ID);
			boolean canReset = accessResolver.accessFor(id, Access.UNRESTRICTED) == Access.UNRESTRICTED;
			return new CacheMetricsPage(environment.getProperty("spring.application.name", ""), canReset);
		}

		@Bean
		@ConditionalOnMissingBean
		CacheMetricsEndpointWebExtension cacheMetricsEndpointWebExtension(CacheMetricsEndpoint endpoint,
				ObjectProvider<ResponseHeaders> headers, ObjectProvider<CacheMetricsPage> page,
				ObjectProvider<ResetPermission> permission) {
			return new CacheMetricsEndpointWebExtension(endpoint, headers.getIfAvailable(() -> NO_HEADERS),
					page(page.getIfAvailable(), permission.getIfAvailable(() -> () -> false)));
		}

		private static @Nullable Supplier<String> page(@Nullable CacheMetricsPage page, ResetPermission permission) {
			return (page != null) ? () -> page.html(permission.isDenied()) : null;
		}

		@Configuration(proxyBeanMethods = false)
		@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
		static class ResponseHeadersConfiguration {

			@Bean
			ServletResponseHeaders cacheMetricsResponseHeaders() {
				return new ServletResponseHeaders();
			}

		}

		@Configuration(proxyBeanMethods = false)
		@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
		@ConditionalOnClass(AuthorizationFilter.class)
		static class ResetPermissionConfiguration {

			@Bean
			ServletResetPermission cacheMetricsResetPermission(ObjectProvider<SecurityFilterChain> chains) {
				return new ServletResetPermission(chains);
			}

		}

	}

}
