package io.cachemetrics;

import java.util.Objects;

/**
 * What may be the name of a namespace.
 */
final class NamespaceRule {

	private static final int MAX_LENGTH = 256;

	private NamespaceRule() {
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
		for (int i = 0; i < namespace.length(); i++) {
			if (Character.isISOControl(namespace.charAt(i))) {
				throw new IllegalArgumentException("namespace must not contain control characters");
			}
		}
		return namespace;
	}

}
