package io.cachemetrics.boot.cache;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.cachemetrics.CacheStats;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.springframework.cache.Cache;
import org.springframework.cache.CacheManager;
import org.springframework.cache.support.SimpleCacheManager;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.test.tools.SourceFile;
import org.springframework.core.test.tools.TestCompiler;
import org.springframework.util.ReflectionUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Managers and caches with a method or a field of every modifier, used from the same
 * package, another one and a nested class: nobody can tell whether they are counted.
 */
class StandInGridTests {

	private static final String MANAGER = """
			package grid.a;
			public class %1$s extends org.springframework.cache.concurrent.ConcurrentMapCacheManager {
				private final String state = new String("state");
				%2$s
				%3$s
			}
			""";

	private static final String CACHE = """
			package grid.a;
			public class %1$s implements org.springframework.cache.Cache {
				private final org.springframework.cache.Cache target =
						new org.springframework.cache.concurrent.ConcurrentMapCache("books");
				private final String state = new String("state");
				%2$s
				%3$s
				public String getName() { return "books"; }
				public Object getNativeCache() { return target; }
				public ValueWrapper get(Object key) { return target.get(key); }
				public <T> T get(Object key, Class<T> type) { return target.get(key, type); }
				public <T> T get(Object key, java.util.concurrent.Callable<T> l) { return target.get(key, l); }
				public void put(Object key, Object value) { target.put(key, value); }
				public void evict(Object key) { target.evict(key); }
				public void clear() { target.clear(); }
			}
			""";

	private static final String PEER = """
			public %3$s class %1$sPeer {
				public static String see(Object object) { return ((%1$s) object).%2$s; }
			}
			""";

	@Test
	void nobodyCanTell() {
		List<Cell> cells = cells();
		List<SourceFile> sources = new ArrayList<>();
		cells.forEach((cell) -> cell.addTo(sources));
		TestCompiler.forSystem().withSources(sources).compile((compiled) -> {
			for (Cell cell : cells) {
				ClassLoader classLoader = compiled.getClassLoader();
				Object subject = compiled.getInstance(Object.class, "grid.a." + cell.name());
				CacheManager manager = cell.manager() ? (CacheManager) subject : managerOf((Cache) subject);
				Map<String, CacheStats> counted = new WithAndWithout((runner) -> runner.withClassLoader(classLoader)
					.withUserConfiguration(Annotated.class)
					.withBean("cacheManager", CacheManager.class, () -> manager)).use((context, seen) -> {
						Objects.requireNonNull(manager.getCache("books")).clear();
						seen.accept(see(classLoader, cell, context));
						return Annotated.findTwice(context);
					});
				assertThat(counted).as(cell.name()).isEqualTo(Map.of("books", new CacheStats(1, 1, 0)));
			}
		});
	}

	private static CacheManager managerOf(Cache cache) {
		SimpleCacheManager manager = new SimpleCacheManager();
		manager.setCaches(List.of(cache));
		manager.afterPropertiesSet();
		return manager;
	}

	private static @Nullable Object see(ClassLoader classLoader, Cell cell, ConfigurableApplicationContext context)
			throws ReflectiveOperationException {
		CacheManager manager = context.getBean(CacheManager.class);
		Object subject = cell.manager() ? manager : Objects.requireNonNull(manager.getCache("books"));
		Class<?> peer = Class.forName(cell.peer(), true, classLoader);
		return ReflectionUtils.invokeMethod(peer.getMethod("see", Object.class), null, subject);
	}

	private static List<Cell> cells() {
		List<Cell> cells = new ArrayList<>();
		for (String place : List.of("same", "other", "nested")) {
			for (String modifier : List.of("public final", "public", "protected", "", "private")) {
				boolean visible = switch (place) {
					case "same" -> !modifier.equals("private");
					case "other" -> modifier.startsWith("public");
					default -> true;
				};
				for (int i = 0; visible && i < 4; i++) {
					cells.add(new Cell(i < 2, i % 2 == 0, modifier, place));
				}
			}
		}
		return cells;
	}

	/**
	 * One cell of the grid.
	 *
	 * @param manager whether it is a manager, and not a cache
	 * @param method whether the member is a method, and not a field
	 * @param modifier the modifier of the member
	 * @param place where it is used
	 */
	private record Cell(boolean manager, boolean method, String modifier, String place) {

		String name() {
			return (this.manager ? "Manager" : "Cache") + (this.method ? "Method" : "Field") + '_'
					+ this.modifier.replace(' ', '_') + '_' + this.place;
		}

		String peer() {
			return switch (this.place) {
				case "same" -> "grid.a." + name() + "Peer";
				case "other" -> "grid.b." + name() + "Peer";
				default -> "grid.a." + name() + '$' + name() + "Peer";
			};
		}

		void addTo(List<SourceFile> sources) {
			String member = this.method ? this.modifier + " String member() { return this.state; }"
					: this.modifier + " String member = new String(\"state\");";
			boolean nested = this.place.equals("nested");
			String peer = PEER.formatted(name(), this.method ? "member()" : "member", nested ? "static" : "");
			sources.add(SourceFile.of((this.manager ? MANAGER : CACHE).formatted(name(), member, nested ? peer : "")));
			if (!nested) {
				String header = this.place.equals("same") ? "package grid.a;\n"
						: "package grid.b;\nimport grid.a." + name() + ";\n";
				sources.add(SourceFile.of(header + peer));
			}
		}

	}

}
