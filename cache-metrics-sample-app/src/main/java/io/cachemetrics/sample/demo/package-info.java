/**
 * Traffic and trouble for the profile "demo"; it knows nothing of the sample it drives.
 */
@NullMarked
package io.cachemetrics.sample.demo;

import org.jspecify.annotations.NullMarked;
