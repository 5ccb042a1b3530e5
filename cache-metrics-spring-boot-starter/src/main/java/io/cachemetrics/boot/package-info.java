/**
 * Auto-configuration of the {@link io.cachemetrics.CacheMetrics} bean, and the port for
 * statistics that several instances share. Each feature that depends on the bean has a
 * package of its own: {@code actuate} the endpoint and the page, {@code micrometer} the
 * meters, {@code cache} the counting of Spring's caches, {@code redis} the sharing.
 */
@NullMarked
package io.cachemetrics.boot;

import org.jspecify.annotations.NullMarked;
