package io.cachemetrics.boot.actuate;

import io.cachemetrics.CacheMetrics;
import io.cachemetrics.boot.CacheMetricsAutoConfiguration;
import io.cachemetrics.boot.ConditionalOnCacheMetrics;

import org.springframework.aot.hint.annotation.RegisterReflectionForBinding;
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

	CacheMetricsEndpointAutoConfiguration() {
	}

	// One level down, where the condition is only read once its class is known to exist.
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnAvailableEndpoint(CacheMetricsEndpoint.class)
	@EnableConfigurationProperties(CacheMetricsPageProperties.class)
	// Not on the extension, of which there is a subclass: it is only found on the class
	// itself.
	@RegisterReflectionForBinding({ CacheMetricsDescriptor.class, NamespaceDescriptor.class,
			UnavailableDescriptor.class })
	static class EndpointConfiguration {

		@Bean
		@ConditionalOnMissingBean
		CacheMetricsEndpoint cacheMetricsEndpoint(CacheMetrics cacheMetrics) {
			return new CacheMetricsEndpoint(cacheMetrics);
		}

		@Bean
		@ConditionalOnCacheMetrics("page")
		@ConditionalOnMissingBean(CacheMetricsEndpointWebExtension.class)
		CacheMetricsPageWebExtension cacheMetricsPageWebExtension(CacheMetricsEndpoint endpoint,
				EndpointAccessResolver accessResolver, Environment environment,
				ObjectProvider<ResetPermission> permission) {
			EndpointId id = EndpointId.of(CacheMetricsEndpoint.ID);
			boolean canReset = accessResolver.accessFor(id, Access.UNRESTRICTED) == Access.UNRESTRICTED;
			String application = environment.getProperty("spring.application.name", "");
			return new CacheMetricsPageWebExtension(endpoint, new CacheMetricsPage(application, canReset),
					permission.getIfAvailable(() -> () -> false));
		}

		@Bean
		@ConditionalOnMissingBean
		CacheMetricsEndpointWebExtension cacheMetricsEndpointWebExtension(CacheMetricsEndpoint endpoint) {
			return new CacheMetricsEndpointWebExtension(endpoint);
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
