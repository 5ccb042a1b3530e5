package io.cachemetrics.boot.actuate;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.cachemetrics.CacheStats;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.OperationResponseBody;

/**
 * Description of one namespace.
 *
 * @param coverage what the statistics cover, {@code null} within a list that says so
 * @param hits lookups that found the value
 * @param misses lookups that did not find it
 * @param errors lookups in which the cache itself failed
 * @param totalRequests hits and misses
 * @param hitRate share of the hits in the requests, rounded to four decimals
 * @param lookups requests and errors
 * @param errorRate share of the errors in the lookups, rounded to four decimals
 * @param since the ISO 8601 time from which the statistics count, {@code null} if it is
 * not known
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record NamespaceDescriptor(@JsonUnwrapped @Nullable CoverageDescriptor coverage, long hits, long misses, long errors,
		long totalRequests, double hitRate, long lookups, double errorRate,
		@Nullable String since) implements OperationResponseBody {

	static NamespaceDescriptor of(CacheStats stats, @Nullable Instant since) {
		return new NamespaceDescriptor(null, stats.hits(), stats.misses(), stats.errors(), stats.totalRequests(),
				round(stats.hitRate()), stats.lookups(), round(stats.errorRate()),
				(since != null) ? since.toString() : null);
	}

	// Math.round would round 1/32 up: half-even is meant, on the exact binary value.
	private static double round(double rate) {
		return new BigDecimal(rate).setScale(4, RoundingMode.HALF_EVEN).doubleValue();
	}

	NamespaceDescriptor covering(@Nullable CoverageDescriptor coverage) {
		return new NamespaceDescriptor(coverage, this.hits, this.misses, this.errors, this.totalRequests, this.hitRate,
				this.lookups, this.errorRate, this.since);
	}

}
