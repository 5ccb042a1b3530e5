package io.cachemetrics.boot.cache;

import org.jspecify.annotations.Nullable;

import org.springframework.aot.hint.ExecutableMode;
import org.springframework.aot.hint.MemberCategory;
import org.springframework.aot.hint.ReflectionHints;
import org.springframework.beans.factory.aot.BeanRegistrationAotContribution;
import org.springframework.beans.factory.aot.BeanRegistrationAotProcessor;
import org.springframework.beans.factory.support.RegisteredBean;
import org.springframework.cache.CacheManager;

/**
 * Registers what a native image needs to make {@link GeneratedStandIn stand-ins} of the
 * cache managers, whose classes Spring writes ahead of time.
 */
final class CacheManagerAotProcessor implements BeanRegistrationAotProcessor {

	@Override
	public @Nullable BeanRegistrationAotContribution processAheadOfTime(RegisteredBean bean) {
		Class<?> type = originalType(bean.getBeanClass());
		boolean counted = CacheManager.class.isAssignableFrom(type) && !type.isInterface()
				&& bean.getBeanFactory().getBeanNamesForType(CacheManagerPostProcessor.class, true, false).length > 0;
		Class<?> subclass = counted ? new StandIns(GeneratedClass.CountedMethods.OF_CACHE_MANAGER).subclass(type)
				: null;
		return (subclass != null) ? (context, code) -> register(type, subclass, context.getRuntimeHints().reflection())
				: null;
	}

	static void register(Class<?> type, Class<?> subclass, ReflectionHints hints) {
		// Without a constructor: the manager may have none that could be called.
		hints.registerType(subclass, MemberCategory.UNSAFE_ALLOCATED);
		GeneratedClass.intercepted(type).forEach((method) -> hints.registerMethod(method, ExecutableMode.INVOKE));
	}

	// Spring may know the class of the stand-in by now.
	private static Class<?> originalType(Class<?> type) {
		return GeneratedClass.isGenerated(type) ? type.getSuperclass() : type;
	}

}
