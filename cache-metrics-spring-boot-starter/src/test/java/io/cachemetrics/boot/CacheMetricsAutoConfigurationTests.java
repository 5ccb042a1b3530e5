package io.cachemetrics.boot;

import java.util.List;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.cachemetrics.CacheMetrics;
import io.cachemetrics.CacheStats;
import io.cachemetrics.InMemoryCacheMetrics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

@ExtendWith(OutputCaptureExtension.class)
class CacheMetricsAutoConfigurationTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(CacheMetricsAutoConfiguration.class));

	@Test
	void cacheMetricsCountInMemory() {
		this.contextRunner.run((context) -> {
			CacheMetrics metrics = context.getBean(CacheMetrics.class);
			assertThat(metrics).isInstanceOf(InMemoryCacheMetrics.class);
			metrics.recordHit("test");
			assertThat(metrics.getStats("test")).isEqualTo(new CacheStats(1, 0, 0));
		});
	}

	@Test
	void userDefinedCacheMetricsWins() {
		this.contextRunner.withUserConfiguration(UserConfiguration.class)
			.run((context) -> assertThat(context).getBean(CacheMetrics.class).isSameAs(UserConfiguration.METRICS));
	}

	@Test
	void disabledCacheMetricsDoNothing() {
		this.contextRunner.withPropertyValues("cache-metrics.enabled=false").run((context) -> {
			CacheMetrics metrics = context.getBean(CacheMetrics.class);
			metrics.recordHit("test");
			assertThat(metrics.getAllStats()).isEmpty();
		});
	}

	@ParameterizedTest
	@CsvSource({ "true, true", "yes, true", "on, true", "'', true", "false, false", "no, false", "OFF, false" })
	void enabledIsReadAsSpringBootReadsABoolean(String value, boolean enabled) {
		this.contextRunner.withConfiguration(AutoConfigurations.of(Feature.class))
			.withPropertyValues("cache-metrics.enabled=" + value)
			.run((context) -> {
				context.getBean(CacheMetrics.class).recordHit("test");
				assertThat(context.getBean(CacheMetrics.class).getAllStats()).hasSize(enabled ? 1 : 0);
				assertThat(context.getBeansOfType(Feature.class)).hasSize(enabled ? 1 : 0);
			});
	}

	@Test
	void enabledThatIsNoBooleanStopsTheApplication(CapturedOutput output) {
		assertThatException().isThrownBy(() -> start("--cache-metrics.enabled=maybe"));
		assertThat(output).contains("APPLICATION FAILED TO START")
			.contains("cache-metrics.enabled")
			.contains("\"maybe\"")
			.contains("Invalid boolean value");
	}

	@Test
	void maxNamespacesIsApplied() {
		this.contextRunner.withPropertyValues("cache-metrics.max-namespaces=1").run((context) -> {
			CacheMetrics metrics = context.getBean(CacheMetrics.class);
			metrics.recordHit("a");
			metrics.recordHit("b");
			assertThat(metrics.getAllStats()).containsOnlyKeys("_overflow", "a");
		});
	}

	@Test
	void maxNamespacesBelowOneStopsTheApplicationWithTheRule(CapturedOutput output) {
		assertThatException().isThrownBy(() -> start("--cache-metrics.max-namespaces=0"));
		assertThat(output).contains("APPLICATION FAILED TO START")
			.contains("cache-metrics.max-namespaces")
			.contains("'0'")
			.contains("must be at least 1");
	}

	@Test
	void maxNamespacesThatIsNoNumberStopsTheApplicationWithTheReason(CapturedOutput output) {
		assertThatException().isThrownBy(() -> start("--cache-metrics.max-namespaces=many"));
		assertThat(output).contains("APPLICATION FAILED TO START")
			.contains("cache-metrics.max-namespaces")
			.contains("\"many\"")
			.contains("failed to convert java.lang.String to")
			.contains("properties under 'cache-metrics.max-namespaces' to java.lang.Integer");
	}

	@Test
	void warningsGoToTheLogOfTheApplicationAndObeyItsLevels() {
		LoggerContext loggers = (LoggerContext) LoggerFactory.getILoggerFactory();
		ListAppender<ILoggingEvent> log = new ListAppender<>();
		log.start();
		ch.qos.logback.classic.Logger logger = loggers.getLogger("io.cachemetrics");
		logger.addAppender(log);
		try {
			for (Level level : List.of(Level.WARN, Level.ERROR)) {
				logger.setLevel(level);
				this.contextRunner.withPropertyValues("cache-metrics.max-namespaces=1").run((context) -> {
					CacheMetrics metrics = context.getBean(CacheMetrics.class);
					metrics.recordHit("a");
					metrics.recordHit("b");
				});
			}
			assertThat(log.list).singleElement().satisfies((event) -> {
				assertThat(event.getLevel()).isEqualTo(Level.WARN);
				assertThat(event.getFormattedMessage()).startsWith("Reached the limit of 1 cache namespaces");
			});
		}
		finally {
			logger.setLevel(null);
			logger.detachAppender(log);
		}
	}

	@Test
	void severalCandidatesAreWarnedOf(CapturedOutput output) {
		this.contextRunner.withConfiguration(AutoConfigurations.of(Feature.class))
			.withBean("first", CacheMetrics.class, InMemoryCacheMetrics::new)
			.withBean("second", CacheMetrics.class, InMemoryCacheMetrics::new)
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(Feature.class));
		assertThat(output).containsOnlyOnce("There are several CacheMetrics beans and none is marked as @Primary");
	}

	@Test
	void primaryOneOfSeveralCandidatesIsUsed(CapturedOutput output) {
		this.contextRunner.withConfiguration(AutoConfigurations.of(Feature.class))
			.withBean("first", CacheMetrics.class, InMemoryCacheMetrics::new)
			.withBean("second", CacheMetrics.class, InMemoryCacheMetrics::new,
					(definition) -> definition.setPrimary(true))
			.run((context) -> assertThat(context).hasSingleBean(Feature.class));
		assertThat(output).doesNotContain("several CacheMetrics beans");
	}

	private static void start(String argument) {
		SpringApplication application = new SpringApplication(CacheMetricsAutoConfiguration.class);
		application.run(argument, "--spring.main.web-application-type=none").close();
	}

	@Configuration(proxyBeanMethods = false)
	static class UserConfiguration {

		static final CacheMetrics METRICS = new InMemoryCacheMetrics();

		@Bean
		CacheMetrics userCacheMetrics() {
			return METRICS;
		}

	}

	@AutoConfiguration(after = CacheMetricsAutoConfiguration.class)
	@ConditionalOnCacheMetrics
	static class Feature {

	}

}
