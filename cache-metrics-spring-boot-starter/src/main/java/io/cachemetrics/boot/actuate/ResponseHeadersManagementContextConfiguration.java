package io.cachemetrics.boot.actuate;

import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextConfiguration;
import org.springframework.boot.actuate.endpoint.web.PathMappedEndpoints;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;

/**
 * {@link ManagementContextConfiguration} for {@link ResponseHeaders} on WebFlux, whose
 * filters belong to one server: that of the application, or that of the management port.
 */
@ManagementContextConfiguration(proxyBeanMethods = false)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
@ConditionalOnAvailableEndpoint(CacheMetricsEndpoint.class)
class ResponseHeadersManagementContextConfiguration {

	@Bean
	ResponseHeadersWebFilter cacheMetricsResponseHeaders(PathMappedEndpoints endpoints) {
		return new ResponseHeadersWebFilter(endpoints);
	}

}
