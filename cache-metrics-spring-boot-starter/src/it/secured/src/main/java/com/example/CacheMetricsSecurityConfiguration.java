package com.example;

import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

@Configuration
class CacheMetricsSecurityConfiguration {

	@Bean
	@Order(1)
	SecurityFilterChain cacheMetricsSecurity(HttpSecurity http) {
		return http
			.securityMatchers((matchers) -> matchers
				.requestMatchers(EndpointRequest.to("cachemetrics"))
				.requestMatchers("/error")) // where Spring Boot renders 401 and 403
			.authorizeHttpRequests((requests) -> requests
				.requestMatchers("/error").permitAll()
				.requestMatchers(HttpMethod.DELETE).hasRole("ADMIN")
				.anyRequest().hasAnyRole("OPERATOR", "ADMIN"))
			.csrf((csrf) -> csrf.spa())
			.httpBasic(Customizer.withDefaults())
			.build();
	}

	// Everything else. Leave this out if your application has such a chain.
	@Bean
	SecurityFilterChain applicationSecurity(HttpSecurity http) {
		return http
			.authorizeHttpRequests((requests) -> requests.anyRequest().authenticated())
			.formLogin(Customizer.withDefaults())
			.build();
	}

}
