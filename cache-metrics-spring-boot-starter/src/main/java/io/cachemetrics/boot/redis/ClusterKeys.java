package io.cachemetrics.boot.redis;

import java.util.regex.Pattern;

/**
 * The keys of one application. All have one hash tag, so that a Redis Cluster keeps them
 * in one slot.
 *
 * @param prefix what they begin with
 */
record ClusterKeys(String prefix) {

	private static final Pattern HASH_TAG = Pattern.compile("[^{]*\\{[^}]+}.*", Pattern.DOTALL);

	static ClusterKeys ofApplication(String name) {
		return new ClusterKeys("cache-metrics:{" + name + "}");
	}

	static ClusterKeys ofPrefix(String prefix) {
		return new ClusterKeys(HASH_TAG.matcher(prefix).matches() ? prefix : ("{" + prefix + "}"));
	}

	String instance(String id) {
		return key(":instance:" + id);
	}

	String instances() {
		return key(":instances");
	}

	String resets() {
		return key(":resets");
	}

	String clock() {
		return key(":time");
	}

	private String key(String suffix) {
		return this.prefix + suffix;
	}

}
