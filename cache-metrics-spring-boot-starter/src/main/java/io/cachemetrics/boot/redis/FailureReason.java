package io.cachemetrics.boot.redis;

import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import org.springframework.data.redis.RedisConnectionFailureException;

/**
 * Describes failures for users, without the addresses of servers that messages of clients
 * contain.
 */
final class FailureReason {

	/**
	 * Error replies of Redis. {@code MOVED} and {@code ASK} are not among them, since
	 * they contain an address.
	 */
	private static final Pattern ERROR_REPLY = Pattern
		.compile("(BUSY|CLUSTERDOWN|ERR|LOADING|MASTERDOWN|MISCONF|NOAUTH|NOPERM|NOREPLICAS|OOM|READONLY|TRYAGAIN"
				+ "|WRONGPASS|WRONGTYPE) .*");

	/**
	 * What Redis adds to the error of a command in a script: until 6.2 before it, since
	 * 7.0 after it.
	 */
	private static final Pattern SCRIPT = Pattern
		.compile("^ERR Error running script .*: -?(?=[A-Z]+ )| script: \\w+, on @user_script:\\d+\\.$");

	private FailureReason() {
	}

	/**
	 * Returns the reason of a failure.
	 * @param failure the failure
	 * @return a clause
	 */
	static String of(Throwable failure) {
		boolean unreachable = false;
		for (@Nullable
		Throwable cause = failure; cause != null; cause = cause.getCause()) {
			String message = SCRIPT.matcher(String.valueOf(cause.getMessage())).replaceAll("");
			if (cause instanceof InvalidRedisContentException) {
				return message;
			}
			if (ERROR_REPLY.matcher(message).matches()) {
				return "Redis refused it (" + message + ")";
			}
			unreachable |= cause instanceof RedisConnectionFailureException;
		}
		return unreachable ? "Redis cannot be reached" : "Redis failed";
	}

}
