/**
 * The actuator endpoint {@code cachemetrics}: statistics and reset over HTTP and JMX.
 */
@NullMarked
package io.cachemetrics.boot.actuate;

import org.jspecify.annotations.NullMarked;
