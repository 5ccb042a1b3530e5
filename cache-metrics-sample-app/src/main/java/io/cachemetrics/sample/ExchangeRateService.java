package io.cachemetrics.sample;

import java.math.BigDecimal;
import java.util.Optional;

import org.springframework.cache.annotation.Cacheable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * What a currency is worth in euros. Its cache is counted without a line of code for it.
 */
@Service
class ExchangeRateService {

	private final JdbcClient jdbcClient;

	ExchangeRateService(JdbcClient jdbcClient) {
		this.jdbcClient = jdbcClient;
	}

	@Cacheable("exchange-rates")
	Optional<BigDecimal> inEuros(String currency) {
		return this.jdbcClient.sql("SELECT euros FROM exchange_rate WHERE currency = ?")
			.param(currency)
			.query(BigDecimal.class)
			.optional();
	}

}
