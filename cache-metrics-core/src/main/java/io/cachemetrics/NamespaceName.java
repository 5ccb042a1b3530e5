package io.cachemetrics;

import java.util.Objects;

/**
 * Rule for the names of namespaces.
 */
final class NamespaceName {

	private static final int MAX_LENGTH = 256;

	private NamespaceName() {
	}

	static String check(String namespace) {
		Objects.requireNonNull(namespace, "namespace");
		if (namespace.isBlank()) {
			throw new IllegalArgumentException("namespace must not be blank");
		}
		if (namespace.length() > MAX_LENGTH) {
			throw new IllegalArgumentException(
					"namespace must have at most " + MAX_LENGTH + " characters, had " + namespace.length());
		}
		for (int i = 0; i < namespace.length(); i += Character.charCount(namespace.codePointAt(i))) {
			check(namespace.codePointAt(i));
		}
		return namespace;
	}

	private static void check(int codePoint) {
		if (Character.isISOControl(codePoint)) {
			throw new IllegalArgumentException("namespace must not contain control characters");
		}
		if (Character.getType(codePoint) == Character.SURROGATE) {
			// Encoded, two such names could be the same.
			throw new IllegalArgumentException("namespace must not contain unpaired surrogates");
		}
	}

}
