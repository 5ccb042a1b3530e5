package io.cachemetrics.boot;

import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * Matches unless {@code cache-metrics.enabled} is false. It binds the property as the
 * configuration properties do, where {@code ConditionalOnBooleanProperty} would take
 * "yes" for false.
 */
class OnCacheMetricsEnabledCondition extends SpringBootCondition {

	private static final String PROPERTY = "cache-metrics.enabled";

	@Override
	public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
		boolean enabled = Binder.get(context.getEnvironment()).bind(PROPERTY, Boolean.class).orElse(true);
		return new ConditionOutcome(enabled,
				ConditionMessage.forCondition("Cache metrics").because(PROPERTY + " is " + enabled));
	}

}
