package io.cachemetrics.boot.actuate;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Configuration properties for the page.
 *
 * @param enabled Whether the endpoint answers browsers with a page. If not, they get JSON
 * as everybody else.
 */
@ConfigurationProperties("cache-metrics.page")
record CacheMetricsPageProperties(@DefaultValue("true") Boolean enabled) {

}
