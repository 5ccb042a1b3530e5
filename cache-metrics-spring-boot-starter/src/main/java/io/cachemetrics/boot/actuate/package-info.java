/**
 * The actuator endpoint {@code cachemetrics}: statistics and reset over HTTP and JMX, and
 * the page that browsers get.
 */
@NullMarked
package io.cachemetrics.boot.actuate;

import org.jspecify.annotations.NullMarked;
