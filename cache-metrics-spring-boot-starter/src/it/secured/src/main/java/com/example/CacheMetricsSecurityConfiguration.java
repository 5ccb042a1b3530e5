package com.example;

import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/**
 * The recipe of the README, which a test of the starter compares with this.
 */
@Configuration
class CacheMetricsSecurityConfiguration {

	@Bean
	@Order(1)
	SecurityFilterChain cacheMetricsSecurity(HttpSecurity http) {
		return http.securityMatcher(EndpointRequest.to("cachemetrics"))
			.authorizeHttpRequests((requests) -> requests
				.requestMatchers(HttpMethod.DELETE).hasRole("ADMIN")
				.anyRequest().hasAnyRole("OPERATOR", "ADMIN"))
			.csrf((csrf) -> csrf.spa())
			.httpBasic(Customizer.withDefaults())
			.build();
	}

}
