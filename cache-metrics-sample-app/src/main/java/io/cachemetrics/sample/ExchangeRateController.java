package io.cachemetrics.sample;

import java.math.BigDecimal;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * The exchange rates over HTTP.
 */
@RestController
class ExchangeRateController {

	private final ExchangeRateService service;

	ExchangeRateController(ExchangeRateService service) {
		this.service = service;
	}

	@GetMapping("/exchange-rates/{currency}")
	ResponseEntity<BigDecimal> inEuros(@PathVariable String currency) {
		return ResponseEntity.of(this.service.inEuros(currency));
	}

}
