package io.cachemetrics.boot;

import java.util.List;
import java.util.stream.Stream;

import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.StringUtils;

/**
 * Condition that matches unless {@code cache-metrics.enabled}, or the property of the
 * feature, is false. It binds the properties as configuration properties are bound:
 * {@code ConditionalOnBooleanProperty} would take "yes", and the empty value of an
 * environment variable that is not set, for false.
 */
class OnCacheMetricsEnabledCondition extends SpringBootCondition {

	private static final String PROPERTY = "cache-metrics.enabled";

	@Override
	public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
		List<String> properties = metadata.getAnnotations()
			.stream(ConditionalOnCacheMetrics.class)
			.map((annotation) -> annotation.getString("value"))
			.filter(StringUtils::hasText)
			.map((feature) -> "cache-metrics." + feature + ".enabled")
			.toList();
		Binder binder = Binder.get(context.getEnvironment());
		for (String property : Stream.concat(Stream.of(PROPERTY), properties.stream()).toList()) {
			if (!binder.bind(property, Boolean.class).orElse(true)) {
				return ConditionOutcome
					.noMatch(ConditionMessage.forCondition("Cache metrics").because(property + " is false"));
			}
		}
		return ConditionOutcome.match();
	}

}
