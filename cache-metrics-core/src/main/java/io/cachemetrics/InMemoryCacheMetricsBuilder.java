package io.cachemetrics;

import java.time.InstantSource;
import java.util.Objects;
import java.util.function.BiConsumer;

import org.jspecify.annotations.Nullable;

/**
 * Builds an {@link InMemoryCacheMetrics}. Not safe for use by several threads.
 *
 * @since 0.1.0
 */
public final class InMemoryCacheMetricsBuilder {

	int maxNamespaces = InMemoryCacheMetrics.DEFAULT_MAX_NAMESPACES;

	InstantSource timeSource = InstantSource.system();

	BiConsumer<String, @Nullable Throwable> warnings = InMemoryCacheMetricsBuilder::log;

	InMemoryCacheMetricsBuilder() {
	}

	/**
	 * Sets the maximum number of namespaces.
	 * @param maxNamespaces the number, at least 1
	 * @return this builder
	 * @throws IllegalArgumentException if it is less than 1
	 */
	public InMemoryCacheMetricsBuilder maxNamespaces(int maxNamespaces) {
		if (maxNamespaces < 1) {
			throw new IllegalArgumentException("maxNamespaces must be at least 1, was " + maxNamespaces);
		}
		this.maxNamespaces = maxNamespaces;
		return this;
	}

	/**
	 * Sets the clock for {@link InMemoryCacheMetrics#getSince}, which is read at the
	 * start and at each reset.
	 * @param timeSource the clock
	 * @return this builder
	 */
	public InMemoryCacheMetricsBuilder timeSource(InstantSource timeSource) {
		this.timeSource = Objects.requireNonNull(timeSource, "timeSource");
		return this;
	}

	/**
	 * Sets what receives warnings: a message in plain English, and what was thrown or
	 * {@code null}. It is called on the thread that records, and what it throws is kept
	 * from the caller. By default they go to the {@link System.Logger} with the name of
	 * the class.
	 * @param warnings the receiver of warnings
	 * @return this builder
	 */
	public InMemoryCacheMetricsBuilder warnings(BiConsumer<String, @Nullable Throwable> warnings) {
		this.warnings = Objects.requireNonNull(warnings, "warnings");
		return this;
	}

	/**
	 * Builds an instance.
	 * @return a new instance
	 */
	public InMemoryCacheMetrics build() {
		return new InMemoryCacheMetrics(this);
	}

	static void log(String message, @Nullable Throwable thrown) {
		System.getLogger(InMemoryCacheMetrics.class.getName()).log(System.Logger.Level.WARNING, message, thrown);
	}

}
