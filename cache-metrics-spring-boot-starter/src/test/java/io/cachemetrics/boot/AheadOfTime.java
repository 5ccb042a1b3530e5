package io.cachemetrics.boot;

import java.util.function.BiConsumer;

import org.apache.catalina.webresources.TomcatURLStreamHandlerFactory;

import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.test.generate.TestGenerationContext;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.boot.web.server.servlet.context.AnnotationConfigServletWebServerApplicationContext;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.aot.ApplicationContextAotGenerator;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.test.tools.Compiled;
import org.springframework.core.test.tools.TestCompiler;

/**
 * An application with a web server, prepared ahead of time as a native image needs it,
 * and started from what was generated.
 */
public final class AheadOfTime {

	private final TestPropertyValues properties = TestPropertyValues.of("server.port=0",
			"management.endpoints.web.exposure.include=cachemetrics", "spring.main.banner-mode=off");

	private final Class<?> application;

	public AheadOfTime(Class<?> application) {
		this.application = application;
	}

	/**
	 * Prepares the application and starts it.
	 * @param test what is done with the application, and the hints of it
	 */
	public void run(BiConsumer<ServletWebServerApplicationContext, RuntimeHints> test) {
		TestGenerationContext generated = new TestGenerationContext();
		try (var context = new AnnotationConfigServletWebServerApplicationContext()) {
			this.properties.applyTo(context);
			context.register(this.application);
			new ApplicationContextAotGenerator().processAheadOfTime(context, generated);
		}
		generated.writeGeneratedContent();
		TestCompiler.forSystem()
			.with(generated)
			.compile((compiled) -> start(compiled, generated.getRuntimeHints(), test));
	}

	@SuppressWarnings("unchecked")
	private void start(Compiled compiled, RuntimeHints hints,
			BiConsumer<ServletWebServerApplicationContext, RuntimeHints> test) {
		// There can be one in a JVM, and another test may have set its own.
		TomcatURLStreamHandlerFactory.disable();
		ApplicationContextInitializer<GenericApplicationContext> initializer = compiled
			.getInstance(ApplicationContextInitializer.class);
		try (ServletWebServerApplicationContext context = new ServletWebServerApplicationContext()) {
			this.properties.applyTo(context);
			initializer.initialize(context);
			context.refresh();
			test.accept(context, hints);
		}
	}

}
