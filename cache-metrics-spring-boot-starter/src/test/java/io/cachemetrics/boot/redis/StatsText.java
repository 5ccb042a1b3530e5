package io.cachemetrics.boot.redis;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import io.cachemetrics.CacheStats;

/**
 * StatsText by namespace as one line of text.
 */
final class StatsText {

	private StatsText() {
	}

	static String encode(Map<String, CacheStats> figures) {
		return figures.entrySet()
			.stream()
			.map((entry) -> entry.getKey() + "," + entry.getValue().hits() + "," + entry.getValue().misses() + ","
					+ entry.getValue().errors())
			.collect(Collectors.joining(";"));
	}

	static Map<String, CacheStats> decode(String line) {
		Map<String, CacheStats> figures = new TreeMap<>();
		for (String entry : line.isEmpty() ? new String[0] : line.split(";", -1)) {
			String[] fields = entry.split(",", -1);
			figures.put(fields[0],
					new CacheStats(Long.parseLong(fields[1]), Long.parseLong(fields[2]), Long.parseLong(fields[3])));
		}
		return figures;
	}

}
