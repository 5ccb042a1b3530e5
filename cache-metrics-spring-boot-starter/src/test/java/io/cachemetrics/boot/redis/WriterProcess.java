package io.cachemetrics.boot.redis;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.cachemetrics.CacheStats;
import org.awaitility.Awaitility;

/**
 * A {@link WriterApplication} in a JVM of its own.
 */
final class WriterProcess {

	private final Process process;

	private final BufferedReader output;

	private final BufferedWriter input;

	private final Path log;

	WriterProcess() {
		try {
			this.log = Files.createTempFile("writer", ".log");
			this.log.toFile().deleteOnExit();
			this.process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
					"-Xmx128m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp",
					System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
					"-Dspring.main.banner-mode=off", WriterApplication.class.getName())
				.redirectError(this.log.toFile())
				.start();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		this.output = this.process.inputReader(StandardCharsets.UTF_8);
		this.input = this.process.outputWriter(StandardCharsets.UTF_8);
	}

	void open(List<String> settings) {
		List<String> words = new ArrayList<>(settings);
		words.add(0, "open");
		expectOk(String.join(" ", words));
	}

	void run(long seed) {
		expectOk("run " + seed);
	}

	void pause() {
		expectOk("pause");
	}

	void stop() {
		expectOk("close");
	}

	boolean reset(String namespace) {
		return ask(namespace.isEmpty() ? "reset" : ("reset " + namespace)).equals("ok");
	}

	boolean report() {
		return ask("report").equals("true");
	}

	long attempts() {
		return Long.parseLong(ask("attempts"));
	}

	Map<String, CacheStats> totals() {
		return StatsText.decode(ask("totals"));
	}

	Map<String, CacheStats> acknowledged() {
		return StatsText.decode(ask("acknowledged"));
	}

	Map<String, CacheStats> stats() {
		return StatsText
			.decode(Awaitility.await().until(() -> ask("stats"), (answer) -> !answer.startsWith("unavailable")));
	}

	String ask(String question) {
		try {
			this.input.write(question);
			this.input.newLine();
			this.input.flush();
			StringBuilder read = new StringBuilder();
			for (String line = this.output.readLine(); line != null; line = this.output.readLine()) {
				if (line.startsWith("> ")) {
					return line.substring(2);
				}
				// What the application logs.
				Files.writeString(this.log, line + "\n", StandardOpenOption.APPEND);
				read.append(line).append('\n');
			}
			throw new IllegalStateException("The writer has ended: " + read + log());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	void signal(String name) {
		try {
			int exit = new ProcessBuilder("kill", "-" + name, Long.toString(this.process.pid())).start().waitFor();
			if (exit != 0) {
				throw new IllegalStateException("kill ended with " + exit);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	String log() {
		try {
			return Files.readString(this.log);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	boolean isAlive() {
		return this.process.isAlive();
	}

	void kill() {
		this.process.destroyForcibly();
		this.process.onExit().join();
	}

	private void expectOk(String command) {
		String answer = ask(command);
		if (!answer.equals("ok")) {
			throw new IllegalStateException(command + ": " + answer + "\n" + log());
		}
	}

}
