package io.cachemetrics.junit;

import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.annotation.Inherited;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Rule that a condition on tests which others inherit is inherited with them. Those of
 * JUnit, such as {@code @EnabledIf} and {@code @Disabled}, are not: on an abstract class
 * they skip nothing. An annotation that is {@link Inherited} may carry them.
 */
public final class InheritedConditions {

	private InheritedConditions() {
	}

	/**
	 * Finds the violations among the compiled tests of a module.
	 * @param folder the folder of the classes
	 * @return a line for each violation
	 * @throws IOException if the folder cannot be read
	 */
	public static List<String> violations(Path folder) throws IOException {
		try (Stream<Path> files = Files.walk(folder)) {
			return violations(files.map((file) -> folder.relativize(file).toString())
				.filter((name) -> name.endsWith(".class"))
				.map((name) -> load(name.replaceFirst("\\.class$", "").replaceAll("[/\\\\]", "."))));
		}
	}

	static List<String> violations(Stream<Class<?>> types) {
		return types.filter((type) -> !type.isAnnotation())
			.flatMap(InheritedConditions::inherited)
			.distinct()
			.flatMap((type) -> Stream.of(type.getDeclaredAnnotations())
				.map(Annotation::annotationType)
				.filter((annotation) -> isCondition(annotation) && !annotation.isAnnotationPresent(Inherited.class))
				.map((annotation) -> "@" + annotation.getSimpleName() + " on " + type.getName()))
			.sorted()
			.toList();
	}

	private static Class<?> load(String name) {
		try {
			return Class.forName(name, false, InheritedConditions.class.getClassLoader());
		}
		catch (ClassNotFoundException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static Stream<Class<?>> inherited(Class<?> type) {
		Stream<Class<?>> own = Modifier.isAbstract(type.getModifiers()) ? Stream.of(type) : Stream.empty();
		return Stream.concat(own, parents(type));
	}

	private static Stream<Class<?>> parents(Class<?> type) {
		return Stream.concat(Stream.ofNullable(type.getSuperclass()), Stream.of(type.getInterfaces()))
			.flatMap((parent) -> Stream.concat(Stream.of(parent), parents(parent)));
	}

	private static boolean isCondition(Class<? extends Annotation> annotation) {
		return annotation == Disabled.class || AnnotationSupport.isAnnotated(annotation, Disabled.class)
				|| AnnotationSupport.findRepeatableAnnotations(annotation, ExtendWith.class)
					.stream()
					.flatMap((extension) -> Stream.of(extension.value()))
					.anyMatch(ExecutionCondition.class::isAssignableFrom);
	}

}
