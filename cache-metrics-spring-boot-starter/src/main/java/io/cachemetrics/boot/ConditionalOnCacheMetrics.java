package io.cachemetrics.boot;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import io.cachemetrics.CacheMetrics;

import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.context.annotation.Conditional;

/**
 * {@link Conditional @Conditional} that matches if there is a {@link CacheMetrics} bean
 * that counts: features that depend on it have nothing to do otherwise. For
 * auto-configurations that come after {@link CacheMetricsAutoConfiguration}.
 *
 * @since 0.1.0
 */
@Target({ ElementType.TYPE, ElementType.METHOD })
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Conditional(OnCacheMetricsEnabledCondition.class)
@ConditionalOnSingleCandidate(CacheMetrics.class)
public @interface ConditionalOnCacheMetrics {

	/**
	 * The feature, which {@code cache-metrics.<feature>.enabled} switches off on its own.
	 * @return the name of the feature, empty for one without such a property
	 */
	String value() default "";

}
