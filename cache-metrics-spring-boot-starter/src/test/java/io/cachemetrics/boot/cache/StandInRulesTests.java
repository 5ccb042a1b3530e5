package io.cachemetrics.boot.cache;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.springframework.cache.caffeine.CaffeineCache;
import org.springframework.cache.caffeine.CaffeineCacheManager;
import org.springframework.cache.concurrent.ConcurrentMapCacheManager;
import org.springframework.context.event.EventListener;
import org.springframework.core.test.tools.Compiled;
import org.springframework.core.test.tools.SourceFile;
import org.springframework.core.test.tools.TestCompiler;

import static org.assertj.core.api.Assertions.assertThat;

class StandInRulesTests {

	@Test
	void classThatNobodyCanTellFromASubclassHasNoObstacle() {
		for (Class<?> type : List.of(CaffeineCacheManager.class, Harmless.class, DecoratingCache.class,
				TenantCacheManager.class, OverloadingCacheManager.class)) {
			assertThat(StandInRules.findObstacle(type)).as(type.getName()).isNull();
		}
	}

	@Test
	void classThatSomebodyCouldTellHasAnObstacleThatIsNamed() {
		assertThat(StandInRules.findObstacle(OddTypes.FinalManager.class)).isEqualTo("is final");
		assertThat(StandInRules.findObstacle(Sealed.class)).isEqualTo("is sealed");
		assertThat(StandInRules.findObstacle(FinalMethod.class)).isEqualTo("has a final method: owner");
		assertThat(StandInRules.findObstacle(PrefixCache.class)).startsWith("has a final method: ");
		assertThat(StandInRules.findObstacle(CaffeineCache.class)).startsWith("has a final method: ");
		assertThat(StandInRules.findObstacle(Field.class)).isEqualTo("has a field that is not private: owner");
		assertThat(StandInRules.findObstacle(Equal.class)).isEqualTo("has an equals method");
		assertThat(StandInRules.findObstacle(Listener.class)).isEqualTo("has an annotated private method: listen");
		assertThat(StandInRules.findObstacle(Copied.class))
			.isEqualTo("can see private members of another one that it is given");
		assertThat(StandInRules.findObstacle(Private.class))
			.isEqualTo("has private members that its nested or enclosing classes can see");
	}

	@Test
	void finalizersAndMethodsOfAnotherPackageAreObstacles() {
		String manager = "org.springframework.cache.concurrent.ConcurrentMapCacheManager";
		TestCompiler.forSystem()
			.withSources(
					SourceFile.of("package a; public class Finalized extends " + manager
							+ " { public void finalize(int n) { } protected void finalize() { } }"),
					SourceFile.of("package a; public class Parent extends " + manager + " { void local() { } }"),
					SourceFile.of("package a; public class Child extends Parent { }"),
					SourceFile.of("package b; public class Child extends a.Parent { }"))
			.compile((compiled) -> {
				assertThat(findObstacle(compiled, "a.Finalized")).isEqualTo("has a finalizer");
				assertThat(findObstacle(compiled, "a.Child")).isNull();
				assertThat(findObstacle(compiled, "b.Child")).isEqualTo("inherits a method of another package: local");
			});
	}

	private static @Nullable String findObstacle(Compiled compiled, String name) {
		return StandInRules.findObstacle(compiled.getInstance(Object.class, name).getClass());
	}

	static class Harmless extends ConcurrentMapCacheManager {

		String owner() {
			return "owner";
		}

	}

	static sealed class Sealed extends ConcurrentMapCacheManager {

		static final class Only extends Sealed {

		}

	}

	static class FinalMethod extends ConcurrentMapCacheManager {

		final String owner() {
			return "owner";
		}

	}

	static class Field extends ConcurrentMapCacheManager {

		String owner = "owner";

	}

	static class Equal extends ConcurrentMapCacheManager {

		@Override
		public boolean equals(@Nullable Object other) {
			return other instanceof Equal;
		}

		@Override
		public int hashCode() {
			return 1;
		}

	}

	static class Listener extends ConcurrentMapCacheManager {

		@EventListener
		@SuppressWarnings({ "UnusedMethod", "UnusedVariable" })
		private void listen(String event) {
		}

	}

	static class Copied extends ConcurrentMapCacheManager {

		Copied(Copied other) {
			setCacheNames(other.getCacheNames());
		}

	}

	static class Private extends ConcurrentMapCacheManager {

		private final String owner = "owner";

		@Override
		public String toString() {
			return this.owner;
		}

	}

}
