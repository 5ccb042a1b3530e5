package io.cachemetrics.boot.cache;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.cachemetrics.CacheMetrics;
import io.cachemetrics.CacheStats;
import io.cachemetrics.boot.CacheMetricsAutoConfiguration;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.PriorityOrdered;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Runs one application twice, with Spring's caches counted and without, and compares what
 * can be seen of it: what its user sees, its beans in the order in which they are made,
 * and what it logs, but for the providers of its caches. The one line that counting logs
 * is left out.
 */
public final class WithAndWithout {

	private static final String OURS = "(?i).*cache-?metrics.*";

	// Some log once per JVM, or under a name that is new each time.
	private static final String PROVIDERS = "(com\\.hazelcast|org\\.cache2k|org\\.infinispan)\\..*";

	private static final String TRACED = "org.springframework.cache.interceptor";

	private final UnaryOperator<ApplicationContextRunner> application;

	/**
	 * Creates a comparison.
	 * @param application completes the application
	 */
	public WithAndWithout(UnaryOperator<ApplicationContextRunner> application) {
		this.application = application;
	}

	/**
	 * Runs the application twice and compares what is seen.
	 * @param use uses the application
	 * @return what was counted in the run with counting, by namespace
	 */
	public Map<String, CacheStats> use(Use use) {
		Run without = run(false, use);
		Run with = run(true, use);
		assertThat(with.seen).as("seen").isEqualTo(without.seen);
		assertThat(with.beans).as("beans").isEqualTo(without.beans);
		assertThat(with.log).as("log").isEqualTo(without.log);
		assertThat(without.stats).isEmpty();
		return with.stats;
	}

	private Run run(boolean counting, Use use) {
		Run run = new Run();
		Logger logger = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
		Logger traced = (Logger) LoggerFactory.getLogger(TRACED);
		ListAppender<ILoggingEvent> appender = new ListAppender<>();
		appender.start();
		logger.addAppender(appender);
		traced.setLevel(Level.TRACE);
		try {
			this.application
				.apply(new ApplicationContextRunner().withConfiguration(AutoConfigurations
					.of(CacheMetricsAutoConfiguration.class, CacheInstrumentationAutoConfiguration.class)))
				.withPropertyValues("cache-metrics.spring-cache.enabled=" + counting)
				.withInitializer((context) -> context.getBeanFactory().addBeanPostProcessor(run))
				.run((context) -> {
					run.see(context.getStartupFailure());
					if (context.getStartupFailure() == null) {
						CacheMetrics metrics = context.getBean(CacheMetrics.class);
						run.use(use, context.getSourceApplicationContext());
						run.stats.putAll(metrics.getAllStats());
					}
				});
		}
		finally {
			traced.setLevel(null);
			logger.detachAppender(appender);
		}
		appender.list.stream()
			.filter((event) -> event.getLevel().isGreaterOrEqual(Level.INFO)
					|| event.getLoggerName().startsWith(TRACED))
			.filter((event) -> !event.getLoggerName().matches(PROVIDERS))
			.filter((event) -> !event.getMessage().startsWith("Counting Spring caches of"))
			.map((event) -> event.getLevel() + " " + plain(event.getLoggerName()) + " "
					+ plain(event.getFormattedMessage()))
			.forEach(run.log::add);
		return run;
	}

	/**
	 * Returns the class of an object that an application sees: what stands for a cache or
	 * a manager is of a subclass.
	 * @param object the object
	 * @return the class
	 */
	public static Class<?> classOf(@Nullable Object object) {
		Class<?> type = Objects.requireNonNull(object).getClass();
		while (type.getName().contains("$$CacheMetrics") || CacheStandIn.class.isAssignableFrom(type)) {
			type = type.getSuperclass();
		}
		return type;
	}

	// Without the hash codes of objects and the names that generated classes have.
	private static String plain(String text) {
		return text.replaceAll("@[0-9a-f]+", "@")
			.replaceAll("\\$\\$(SpringCGLIB|CacheMetrics)(\\$\\$[0-9]+)?", "")
			.replaceAll("Lambda/[0-9a-fx]+", "Lambda");
	}

	/**
	 * Uses an application.
	 */
	@FunctionalInterface
	public interface Use {

		/**
		 * Uses the application.
		 * @param context the application
		 * @param seen told of what is seen
		 * @return what is seen at last
		 * @throws Throwable what is thrown is seen, too
		 */
		@Nullable Object apply(ConfigurableApplicationContext context, Seen seen) throws Throwable;

	}

	/**
	 * Takes what is seen.
	 */
	@FunctionalInterface
	public interface Seen {

		void accept(@Nullable Object object);

	}

	private static final class Run implements BeanPostProcessor, PriorityOrdered {

		private final List<String> seen = new ArrayList<>();

		private final List<String> beans = new ArrayList<>();

		private final List<String> log = new ArrayList<>();

		private final Map<String, CacheStats> stats = new TreeMap<>();

		void see(@Nullable Object object) {
			StringBuilder text = new StringBuilder();
			if (object instanceof Throwable failure) {
				for (Throwable each = failure; each != null; each = each.getCause()) {
					text.append(each.getClass().getName()).append(": ").append(each.getMessage()).append('\n');
				}
			}
			else {
				text.append(object);
			}
			this.seen.add(plain(text.toString()));
		}

		void use(Use use, ConfigurableApplicationContext context) {
			try {
				see(use.apply(context, this::see));
			}
			catch (Throwable ex) {
				see(ex);
			}
		}

		@Override
		public Object postProcessBeforeInitialization(Object bean, String beanName) {
			if (!beanName.matches(OURS)) {
				this.beans.add(beanName + " " + plain(classOf(bean).getName()));
			}
			return bean;
		}

		@Override
		public int getOrder() {
			return Ordered.HIGHEST_PRECEDENCE;
		}

	}

}
