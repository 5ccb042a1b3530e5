package io.cachemetrics.sample;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.cache.annotation.EnableCaching;

/**
 * Starts the sample.
 */
@SpringBootApplication(proxyBeanMethods = false)
@EnableCaching
public class SampleApplication {

	/**
	 * Starts the sample.
	 * @param args command line arguments
	 */
	public static void main(String[] args) {
		SpringApplication.run(SampleApplication.class, args);
	}

}
