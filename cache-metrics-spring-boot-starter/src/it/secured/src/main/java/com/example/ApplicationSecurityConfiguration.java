package com.example;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;

/**
 * The users of the application, each with its name as password.
 */
@Configuration
class ApplicationSecurityConfiguration {

	@Bean
	UserDetailsService users() {
		return new InMemoryUserDetailsManager(user("user"), user("operator", "OPERATOR"), user("admin", "ADMIN"));
	}

	private static UserDetails user(String name, String... roles) {
		return User.withUsername(name).password("{noop}" + name).roles(roles).build();
	}

}
