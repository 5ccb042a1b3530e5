package io.cachemetrics.junit;

import java.io.PrintStream;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * Listener that prints, after the last test, one line for each reason why tests were
 * skipped: how many, of which classes, and the reason, which tells how to enable them.
 * Each module that can skip registers it.
 */
public final class SkipReport implements TestExecutionListener {

	private final PrintStream out;

	private final Map<String, Set<MethodSource>> skipped = new TreeMap<>();

	private @Nullable TestPlan plan;

	/**
	 * Creates a report on the console.
	 */
	public SkipReport() {
		this(System.out);
	}

	SkipReport(PrintStream out) {
		this.out = out;
	}

	@Override
	public void testPlanExecutionStarted(TestPlan testPlan) {
		this.plan = testPlan;
	}

	@Override
	public void executionSkipped(TestIdentifier identifier, String reason) {
		add(identifier, reason);
	}

	@Override
	public void executionFinished(TestIdentifier identifier, TestExecutionResult result) {
		if (result.getStatus() == Status.ABORTED) {
			add(identifier, result.getThrowable().map(Throwable::getMessage).orElse("aborted"));
		}
	}

	// Before the reason that a condition is given, JUnit says what the condition found.
	private synchronized void add(TestIdentifier identifier, String reason) {
		String given = reason.replaceFirst("(?s).*==>", "").strip().replaceAll("\\s+", " ");
		Set<MethodSource> methods = this.skipped.computeIfAbsent(given, (key) -> new LinkedHashSet<>());
		Stream.concat(Stream.of(identifier), descendants(identifier))
			.flatMap((test) -> test.getSource().stream())
			.filter(MethodSource.class::isInstance)
			.forEach((source) -> methods.add((MethodSource) source));
	}

	private Stream<TestIdentifier> descendants(TestIdentifier identifier) {
		return (this.plan != null) ? this.plan.getDescendants(identifier).stream() : Stream.empty();
	}

	@Override
	public synchronized void testPlanExecutionFinished(TestPlan testPlan) {
		this.skipped.forEach((reason, methods) -> this.out.println(line(reason, methods)));
		this.skipped.clear();
	}

	private static String line(String reason, Set<MethodSource> methods) {
		Set<String> classes = new TreeSet<>();
		methods.forEach((method) -> classes.add(method.getClassName().replaceFirst(".*\\.", "")));
		return "Skipped %s in %s (%s): %s".formatted(count(methods.size(), "test", "s"),
				count(classes.size(), "class", "es"), String.join(", ", classes), reason);
	}

	private static String count(int number, String noun, String plural) {
		return number + " " + noun + ((number != 1) ? plural : "");
	}

}
