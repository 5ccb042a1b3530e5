package com.example;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.cache.concurrent.ConcurrentMapCacheManager;
import org.springframework.context.annotation.Bean;

/**
 * An application with a web server and a cache manager that makes caches on the fly.
 */
@SpringBootApplication
public class Application {

	@Bean
	ConcurrentMapCacheManager cacheManager() {
		return new ConcurrentMapCacheManager();
	}

	public static void main(String[] args) {
		SpringApplication.run(Application.class, args);
	}

}
