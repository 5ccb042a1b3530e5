package io.cachemetrics.sample.demo;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Properties of the demo; application-demo.properties has a value for each.
 *
 * @param seed seed of the random load
 * @param lookupsPerSecond lookups per second over all caches, on average
 * @param outage when the accounts cache fails
 */
@ConfigurationProperties("sample.demo")
public record DemoProperties(long seed, int lookupsPerSecond, Outage outage) {

	/**
	 * When the accounts cache fails.
	 *
	 * @param delay time from the start to the first outage
	 * @param duration time that an outage lasts
	 * @param period time from the beginning of an outage to that of the next
	 */
	public record Outage(Duration delay, Duration duration, Duration period) {

	}

}
