package com.example;

import java.math.BigDecimal;

import org.springframework.cache.annotation.Cacheable;
import org.springframework.cache.annotation.EnableCaching;
import org.springframework.stereotype.Service;

/**
 * Has a cache that Spring makes.
 */
@Service
@EnableCaching
class RateService {

	@Cacheable("rates")
	BigDecimal rate(String currency) {
		return BigDecimal.TEN;
	}

}
