package io.cachemetrics.boot.cache;

import org.jspecify.annotations.Nullable;

import org.springframework.aot.hint.ExecutableMode;
import org.springframework.aot.hint.MemberCategory;
import org.springframework.aot.hint.ReflectionHints;
import org.springframework.beans.factory.aot.BeanRegistrationAotContribution;
import org.springframework.beans.factory.aot.BeanRegistrationAotProcessor;
import org.springframework.beans.factory.support.RegisteredBean;

/**
 * Registers what a native image needs to make {@link CacheManagerProxies proxies} of the
 * cache managers, whose classes Spring writes ahead of time.
 */
final class CacheManagerAotProcessor implements BeanRegistrationAotProcessor {

	@Override
	public @Nullable BeanRegistrationAotContribution processAheadOfTime(RegisteredBean bean) {
		Class<?> type = bean.getBeanClass();
		boolean proxied = CacheManagerProxies.canBeSubclassed(type)
				&& bean.getBeanFactory().getBeanNamesForType(CacheManagerPostProcessor.class, true, false).length > 0;
		return proxied ? (context, code) -> register(type, context.getRuntimeHints().reflection()) : null;
	}

	static void register(Class<?> manager, ReflectionHints hints) {
		// Without a constructor: the manager may have none that could be called.
		hints.registerType(CacheManagerProxies.subclass(manager), MemberCategory.UNSAFE_ALLOCATED);
		CacheManagerProxies.invoked(manager).forEach((method) -> hints.registerMethod(method, ExecutableMode.INVOKE));
	}

}
