package io.cachemetrics.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the README says, and the documents that it leads to.
 */
final class Readme {

	private Readme() {
	}

	static String text() {
		try {
			return Files.readString(Path.of("..", "README.md"));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	static List<String> blocks(String language) {
		return blocks(language, text());
	}

	static List<String> blocksInDocs(String language) {
		try (Stream<Path> files = Files.list(Path.of("..", "docs"))) {
			List<String> blocks = new ArrayList<>();
			for (Path file : files.filter((path) -> path.toString().endsWith(".md")).toList()) {
				blocks.addAll(blocks(language, Files.readString(file)));
			}
			return blocks;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static List<String> blocks(String language, String text) {
		return Pattern.compile("^```" + language + "\n(.*?)^```", Pattern.DOTALL | Pattern.MULTILINE)
			.matcher(text)
			.results()
			.map((MatchResult match) -> match.group(1))
			.toList();
	}

	/**
	 * Returns the rows of a table, without the code marks in them.
	 * @param head its first line
	 * @return the cells of each row
	 */
	static List<List<String>> table(String head) {
		return text().lines()
			.dropWhile((line) -> !line.equals(head))
			.skip(2)
			.takeWhile((line) -> line.startsWith("| "))
			.map((line) -> List.of(line.substring(2, line.length() - 2).replace("`", "").split(" \\| ", -1)))
			.toList();
	}

}
