package io.cachemetrics.sample;

import java.util.List;
import java.util.Map;

import io.cachemetrics.sample.demo.DemoProperties;
import io.cachemetrics.sample.demo.DemoTraffic;
import io.cachemetrics.sample.demo.OutageSchedule;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.cache.CacheManager;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.context.annotation.Profile;

/**
 * With the profile "demo", the sample is busy, and its accounts cache fails now and then.
 */
@Configuration(proxyBeanMethods = false)
@Profile("demo")
@EnableConfigurationProperties(DemoProperties.class)
class DemoConfiguration {

	private static final List<String> CURRENCIES = List.of("EUR", "USD", "GBP", "JPY");

	@Bean
	@Primary
	FailingAccountCache failingAccountCache(DemoProperties properties) {
		return new FailingAccountCache(new OutageSchedule(properties.outage(), System::nanoTime));
	}

	@Bean
	DemoTraffic demoTraffic(DemoProperties properties, CacheManager cacheManager, ListAccountsByUserHandler handler,
			ExchangeRateService exchangeRates) {
		return new DemoTraffic(properties, cacheManager, Map.of("accounts", (user) -> handler.handle(user + 1L),
				"exchange-rates", (currency) -> exchangeRates.inEuros(CURRENCIES.get(currency))));
	}

}
