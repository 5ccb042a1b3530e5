package io.cachemetrics.boot.cache;

import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.util.ClassUtils;
import org.springframework.util.ReflectionUtils;

/**
 * Rules for which an object of a generated subclass can stand for an object without
 * anybody telling the difference. Its fields are empty: whatever can be reached past the
 * methods that it overrides would tell.
 */
final class StandInRules {

	/**
	 * Classes of Spring and of cache providers that were looked at one by one. What the
	 * rules object to in some of them is out of the reach of applications.
	 */
	private static final Set<String> KNOWN = Set.of("org.springframework.cache.caffeine.CaffeineCacheManager",
			"org.springframework.cache.concurrent.ConcurrentMapCacheManager",
			"org.springframework.cache.jcache.JCacheCacheManager",
			"org.springframework.cache.support.AbstractCacheManager",
			"org.springframework.cache.support.CompositeCacheManager",
			"org.springframework.cache.support.SimpleCacheManager",
			"org.springframework.cache.transaction.AbstractTransactionSupportingCacheManager",
			"org.springframework.cache.transaction.TransactionAwareCacheManagerProxy",
			"org.springframework.data.redis.cache.RedisCacheManager", "com.hazelcast.spring.cache.HazelcastCache",
			"com.hazelcast.spring.cache.HazelcastCacheManager", "org.cache2k.extra.spring.SpringCache2kCache",
			"org.cache2k.extra.spring.SpringCache2kCacheManager", "org.infinispan.spring.common.provider.SpringCache",
			"org.infinispan.spring.embedded.provider.SpringEmbeddedCacheManager",
			"org.redisson.spring.cache.RedissonCache", "org.redisson.spring.cache.RedissonSpringCacheManager",
			Object.class.getName());

	private StandInRules() {
	}

	/**
	 * Returns why nothing can stand for objects of a class.
	 * @param type the class
	 * @return the reason, to follow the name of the class, or {@code null} if there is
	 * none
	 */
	static @Nullable String findObstacle(Class<?> type) {
		if (Modifier.isFinal(type.getModifiers()) || type.isSealed()) {
			return Modifier.isFinal(type.getModifiers()) ? "is final" : "is sealed";
		}
		for (Class<?> each = type; each != null && !KNOWN.contains(each.getName()); each = each.getSuperclass()) {
			String obstacle = findObstacle(type, each);
			if (obstacle != null) {
				return obstacle;
			}
		}
		return null;
	}

	private static @Nullable String findObstacle(Class<?> type, Class<?> declaring) {
		for (Field field : declaring.getDeclaredFields()) {
			if (isInstanceMember(field) && !Modifier.isPrivate(field.getModifiers())) {
				return "has a field that is not private: " + field.getName();
			}
		}
		for (Method method : declaring.getDeclaredMethods()) {
			String obstacle = isInstanceMember(method) ? findObstacle(type, method) : null;
			if (obstacle != null) {
				return obstacle;
			}
		}
		if (Stream.of(declaring.getDeclaredMethods(), declaring.getDeclaredConstructors())
			.flatMap(Arrays::stream)
			.anyMatch((executable) -> !executable.isSynthetic() && takesOneOf(declaring, executable))) {
			return "can see private members of another one that it is given";
		}
		if (declaring.getNestMembers().length > 1 && hasPrivateMembers(declaring)) {
			return "has private members that its nested or enclosing classes can see";
		}
		return null;
	}

	private static @Nullable String findObstacle(Class<?> type, Method method) {
		int modifiers = method.getModifiers();
		if (Modifier.isPrivate(modifiers)) {
			return (method.getAnnotations().length > 0) ? "has an annotated private method: " + method.getName() : null;
		}
		if (Modifier.isFinal(modifiers)) {
			return "has a final method: " + method.getName();
		}
		if (ReflectionUtils.isEqualsMethod(method)) {
			return "has an equals method";
		}
		if (method.getName().equals("finalize") && method.getParameterCount() == 0) {
			return "has a finalizer";
		}
		boolean packagePrivate = !Modifier.isPublic(modifiers) && !Modifier.isProtected(modifiers);
		return (packagePrivate && !isSamePackage(type, method.getDeclaringClass()))
				? "inherits a method of another package: " + method.getName() : null;
	}

	private static boolean takesOneOf(Class<?> type, Executable executable) {
		return Arrays.asList(executable.getParameterTypes()).contains(type);
	}

	private static boolean hasPrivateMembers(Class<?> type) {
		return Stream
			.<AccessibleObject>concat(Arrays.stream(type.getDeclaredFields()), Arrays.stream(type.getDeclaredMethods()))
			.map(Member.class::cast)
			.anyMatch((member) -> isInstanceMember(member) && Modifier.isPrivate(member.getModifiers()));
	}

	private static boolean isInstanceMember(Member member) {
		return !Modifier.isStatic(member.getModifiers()) && !member.isSynthetic();
	}

	private static boolean isSamePackage(Class<?> type, Class<?> other) {
		return type.getClassLoader() == other.getClassLoader()
				&& ClassUtils.getPackageName(type).equals(ClassUtils.getPackageName(other));
	}

}
