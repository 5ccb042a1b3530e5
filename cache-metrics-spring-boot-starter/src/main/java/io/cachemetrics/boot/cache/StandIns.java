package io.cachemetrics.boot.cache;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

import org.jspecify.annotations.Nullable;

import org.springframework.cglib.proxy.MethodInterceptor;
import org.springframework.objenesis.SpringObjenesis;
import org.springframework.objenesis.instantiator.ObjectInstantiator;
import org.springframework.util.ClassUtils;

/**
 * Makes objects of {@link GeneratedStandIn generated classes}, where the
 * {@link StandInRules rules} allow it.
 */
final class StandIns {

	private final ConcurrentMap<Class<?>, Generated> generated = new ConcurrentHashMap<>();

	private final SpringObjenesis objenesis = new SpringObjenesis();

	private final GeneratedClass.CountedMethods counted;

	/**
	 * Creates a source of stand-ins.
	 * @param counted the methods that are counted
	 */
	StandIns(GeneratedClass.CountedMethods counted) {
		this.counted = counted;
	}

	/**
	 * Returns why nothing can stand for objects of a class.
	 * @param type the class
	 * @return a clause, or {@code null} if there is no reason
	 */
	@Nullable String findObstacle(Class<?> type) {
		return generate(type).obstacle();
	}

	/**
	 * Returns the class of the objects that stand for those of another one.
	 * @param type the class
	 * @return the generated class, or {@code null} if there is none
	 */
	@Nullable Class<?> subclass(Class<?> type) {
		return generate(type).subclass();
	}

	/**
	 * Makes an object stand for another one.
	 * @param <T> the type of both
	 * @param original what it stands for
	 * @param counted what is called for the methods that are counted
	 * @return the stand-in, or {@code null} if there can be none
	 */
	<T> @Nullable T standFor(T original, MethodInterceptor counted) {
		return generate(original.getClass()).standFor(original, counted);
	}

	/**
	 * Generates the class of what stands for objects of a class, or finds it again.
	 * @param type the class
	 * @return what is known of it
	 */
	Generated generate(Class<?> type) {
		Generated generated = this.generated.get(type);
		return (generated != null) ? generated : this.generated.computeIfAbsent(type, this::tryToGenerate);
	}

	private Generated tryToGenerate(Class<?> type) {
		try {
			String obstacle = StandInRules.findObstacle(type);
			if (obstacle != null) {
				return new Generated(null, null, ClassUtils.getShortName(type) + " " + obstacle);
			}
			Class<?> subclass = GeneratedClass.subclassOf(type, this.counted);
			return new Generated(subclass, this.objenesis.getInstantiatorOf(subclass), null);
		}
		catch (RuntimeException | LinkageError ex) {
			return new Generated(null, null, isUnsupportedModuleMissing() ? "the JDK module jdk.unsupported is missing"
					: "no subclass of " + ClassUtils.getShortName(type) + " can be generated: " + ex);
		}
	}

	private static boolean isUnsupportedModuleMissing() {
		return !ClassUtils.isPresent("sun.reflect.ReflectionFactory", null);
	}

	/**
	 * What is known of a class.
	 *
	 * @param subclass the generated subclass, if there is one
	 * @param instantiator makes objects of it
	 * @param obstacle why there is none
	 */
	record Generated(@Nullable Class<?> subclass, @Nullable ObjectInstantiator<?> instantiator,
			@Nullable String obstacle) {

		@SuppressWarnings("unchecked")
		<T> @Nullable T standFor(T original, MethodInterceptor counted) {
			if (this.instantiator == null) {
				return null;
			}
			Object standIn = this.instantiator.newInstance();
			GeneratedStandIn.connect(standIn, original, counted);
			return (T) standIn;
		}

	}

}
