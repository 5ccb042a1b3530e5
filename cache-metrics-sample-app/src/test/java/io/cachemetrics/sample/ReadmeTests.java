package io.cachemetrics.sample;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class ReadmeTests {

	private static final String IMPORTS = """
			package io.cachemetrics.sample;
			import com.github.benmanes.caffeine.cache.*;
			import io.cachemetrics.*;
			import io.cachemetrics.boot.cache.*;
			import java.math.*;
			import java.util.*;
			import org.springframework.cache.annotation.Cacheable;
			import org.springframework.stereotype.*;
			""";

	@Test
	void javaCompiles(@TempDir Path output) throws IOException {
		List<JavaFileObject> sources = new ArrayList<>();
		for (String code : code()) {
			boolean type = code.startsWith("@") || code.startsWith("class ");
			sources.add(new Source("Readme" + sources.size(), IMPORTS + (type ? code : "class Readme" + sources.size()
					+ " { void run(CacheMetrics cacheMetrics) {\n" + code + "\n} }")));
		}
		assertThat(sources).hasSizeGreaterThanOrEqualTo(4);
		JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
		DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
		try (StandardJavaFileManager files = compiler.getStandardFileManager(problems, null, null)) {
			List<String> options = List.of("-d", output.toString(), "-proc:none", "-classpath",
					System.getProperty("java.class.path"));
			compiler.getTask(null, files, problems, options, null, sources).call();
		}
		assertThat(problems.getDiagnostics()).isEmpty();
	}

	private static List<String> code() {
		// Spring Security here would ask the other tests to sign in: src/it/secured of
		// the starter compiles it and tries it.
		return Stream.concat(Readme.blocks("java").stream(), Readme.blocksInDocs("java").stream())
			.filter((code) -> !code.contains("SecurityFilterChain"))
			.toList();
	}

	private static final class Source extends SimpleJavaFileObject {

		private final String code;

		Source(String name, String code) {
			super(URI.create("string:///io/cachemetrics/sample/" + name + ".java"), Kind.SOURCE);
			this.code = code;
		}

		@Override
		public CharSequence getCharContent(boolean ignoreEncodingErrors) {
			return this.code;
		}

	}

}
