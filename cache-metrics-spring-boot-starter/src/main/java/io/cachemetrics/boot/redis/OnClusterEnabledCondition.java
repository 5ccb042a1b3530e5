package io.cachemetrics.boot.redis;

import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * Condition that matches if {@code cache-metrics.redis.enabled} is true and
 * {@code cache-metrics.enabled} is not false, bound as configuration properties are
 * bound: {@code ConditionalOnBooleanProperty} would take "yes" for false, and statistics
 * of one instance would be taken for those of the cluster.
 */
class OnClusterEnabledCondition extends SpringBootCondition {

	@Override
	public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
		Binder binder = Binder.get(context.getEnvironment());
		boolean enabled = binder.bind("cache-metrics.enabled", Boolean.class).orElse(true)
				&& binder.bind("cache-metrics.redis.enabled", Boolean.class).orElse(false);
		return new ConditionOutcome(enabled,
				ConditionMessage.forCondition("Cache metrics over Redis").because(enabled ? "enabled" : "not enabled"));
	}

}
