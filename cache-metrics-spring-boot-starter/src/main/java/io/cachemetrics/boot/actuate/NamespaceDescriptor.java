package io.cachemetrics.boot.actuate;

import java.math.BigDecimal;
import java.math.RoundingMode;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.cachemetrics.CacheStats;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.OperationResponseBody;

/**
 * Description of one namespace.
 *
 * @param coverage what the figures cover, {@code null} within a list that says so
 * @param hits lookups that found the value
 * @param misses lookups that did not find it
 * @param errors lookups in which the cache itself failed
 * @param totalRequests hits and misses
 * @param hitRate share of the hits in the requests, rounded to four decimals
 */
record NamespaceDescriptor(@JsonUnwrapped @Nullable CoverageDescriptor coverage, long hits, long misses, long errors,
		long totalRequests, double hitRate) implements OperationResponseBody {

	static NamespaceDescriptor of(CacheStats stats) {
		return new NamespaceDescriptor(null, stats.hits(), stats.misses(), stats.errors(), stats.totalRequests(),
				// Math.round would round 1/32 up: half-even is meant, on the exact binary
				// value.
				new BigDecimal(stats.hitRate()).setScale(4, RoundingMode.HALF_EVEN).doubleValue());
	}

	NamespaceDescriptor covering(@Nullable CoverageDescriptor coverage) {
		return new NamespaceDescriptor(coverage, this.hits, this.misses, this.errors, this.totalRequests, this.hitRate);
	}

}
