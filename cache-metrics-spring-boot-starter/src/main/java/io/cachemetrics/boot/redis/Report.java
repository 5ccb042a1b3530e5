package io.cachemetrics.boot.redis;

import java.util.LinkedHashMap;
import java.util.Map;

import io.cachemetrics.CacheStats;

/**
 * Report of one instance. It contains the whole state of the instance, so the next report
 * corrects one that is lost, repeated, late or out of order.
 *
 * @param start the start of the instance in milliseconds since 1970, or
 * {@link #UNKNOWN_START}
 * @param counts what is listed, by namespace
 */
record Report(long start, Map<String, Count> counts) {

	static final long UNKNOWN_START = 0;

	/**
	 * Returns the report as text: one line per namespace, of the namespace, the stamp,
	 * the hits, misses and errors, each but the last followed by a tab. The first line
	 * ends with the start of the instance. A namespace holds no control characters, so
	 * nothing needs escaping.
	 * @return the text
	 */
	String encode() {
		StringBuilder text = new StringBuilder(this.counts.size() * 48);
		this.counts.forEach((namespace, count) -> text.append(namespace)
			.append('\t')
			.append(count.stamp())
			.append('\t')
			.append(count.stats().hits())
			.append('\t')
			.append(count.stats().misses())
			.append('\t')
			.append(count.stats().errors())
			.append('\n'));
		int firstLine = text.indexOf("\n");
		if (firstLine >= 0) {
			text.insert(firstLine, "\t" + this.start);
		}
		return text.toString();
	}

	/**
	 * Reads a report. What a later version may add at the end of a line is ignored.
	 * @param text the report as text
	 * @return the report
	 * @throws IllegalArgumentException if the text is no report
	 */
	static Report decode(String text) {
		Map<String, Count> counts = new LinkedHashMap<>();
		long start = UNKNOWN_START;
		int line = 0;
		while (line < text.length()) {
			int end = text.indexOf('\n', line);
			if (end < 0) {
				throw new IllegalArgumentException("its last line is cut short");
			}
			String[] fields = text.substring(line, end).split("\t", -1);
			if (fields.length < 5) {
				throw new IllegalArgumentException("a line has " + fields.length + " fields instead of 5");
			}
			if (line == 0 && fields.length > 5) {
				start = number(fields[5]);
			}
			Count count = new Count(number(fields[1]),
					new CacheStats(number(fields[2]), number(fields[3]), number(fields[4])));
			if (counts.putIfAbsent(fields[0], count) != null) {
				throw new IllegalArgumentException("it has two lines for one namespace");
			}
			line = end + 1;
		}
		return new Report(start, counts);
	}

	private static long number(String field) {
		try {
			long number = Long.parseLong(field);
			if (number >= 0) {
				return number;
			}
		}
		catch (NumberFormatException ex) {
			// Thrown below.
		}
		throw new IllegalArgumentException("a field is not a number, or negative");
	}

	/**
	 * What was counted for one namespace.
	 *
	 * @param stamp the reset since which it was counted
	 * @param stats the counts
	 */
	record Count(long stamp, CacheStats stats) {

	}

}
