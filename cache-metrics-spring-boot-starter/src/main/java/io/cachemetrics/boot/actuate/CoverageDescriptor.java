package io.cachemetrics.boot.actuate;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * Description of what figures cover.
 *
 * @param scope "instance" or "cluster"
 * @param instances number of instances, this one included; {@code null} for one alone
 * @param oldestReportSeconds time since the oldest report of another instance;
 * {@code null} for one alone
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record CoverageDescriptor(String scope, @Nullable Integer instances, @Nullable Long oldestReportSeconds) {

}
