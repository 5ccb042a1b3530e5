package io.cachemetrics.boot.cache;

import java.util.Map;
import java.util.function.UnaryOperator;

import io.cachemetrics.CacheStats;

import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/**
 * One row of {@link WithAndWithoutTests}.
 *
 * @param name what it is about
 * @param application completes the application
 * @param use uses the application
 * @param counted what is counted of that, by namespace
 */
public record Row(String name, UnaryOperator<ApplicationContextRunner> application, WithAndWithout.Use use,
		Map<String, CacheStats> counted) {

	/**
	 * Creates a row that looks up "books" twice, and finds nothing once.
	 * @param name what it is about
	 * @param configuration the configuration of the application
	 * @param use uses the application
	 * @return the row
	 */
	static Row of(String name, Class<?> configuration, WithAndWithout.Use use) {
		return of(name, configuration, use, new CacheStats(1, 1, 0));
	}

	static Row of(String name, Class<?> configuration, WithAndWithout.Use use, CacheStats books) {
		return new Row(name, (runner) -> runner.withUserConfiguration(configuration), use,
				books.equals(CacheStats.EMPTY) ? Map.of() : Map.of("books", books));
	}

	Row with(String... properties) {
		return new Row(this.name, (runner) -> this.application.apply(runner).withPropertyValues(properties), this.use,
				this.counted);
	}

	Row with(UnaryOperator<ApplicationContextRunner> more) {
		return new Row(this.name, (runner) -> more.apply(this.application.apply(runner)), this.use, this.counted);
	}

	@Override
	public String toString() {
		return this.name;
	}

}
