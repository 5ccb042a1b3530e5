package io.cachemetrics.boot.actuate;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/**
 * Makes up requests that nobody should send, the same for the same seed. Each is
 * complete: a server that waits for more of it has misunderstood it.
 */
class BadRequests {

	/**
	 * What no answer of HTML may hold: markup that runs something.
	 */
	static final String MARKUP = "<svg/onload=alert(1)>";

	private static final List<String> METHODS = List.of("GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE",
			"TRACE", "GET", "POST", "DELETE", "CONNECT", "PROPFIND", "get", "delete", "Delete", "FOO", "DELETE2",
			"X".repeat(300), MARKUP, "DEL\u00cbTE", "PRI", "\"GET\"");

	private static final List<String> SEGMENTS = List.of("accounts", "Accounts", "accounts%20", "%61ccounts",
			"%2561ccounts", "a%2Fb", "a%252Fb", "a%5Cb", "a\\b", "..", ".", "%2e%2e", "%252e%252e", "..;", "..;/", ";",
			";jsessionid=1", "accounts;a=b", "accounts;", "%3B", "%00", "%0d%0aX-Injected:%20yes", "%u0041", "%", "%z",
			"%zz", "%e4", "%c0%ae", "%c0%80", "%ed%a0%80", "%ed%a0%80%ed%b0%80", "%f8%88%80%80%80", "%ff", "%E2%80%A8",
			"%E2%80%AE", "konten-gr\u00f6\u00dfe", "\u8d26\u6237", "\ud83d\udcb0", "%F0%9F%92%B0", "", "/", "//", "*",
			"**", "{namespace}", "${jndi:ldap://localhost/a}", "#{1+1}", "#", "?", "~", "|", "^", "`", "[", "]", "{",
			"}", "\"", "'", "<", ">", MARKUP, "%3Csvg%2Fonload%3Dalert(1)%3E", "%253Csvg%252Fonload%253E", " ", "+",
			"a=b", "_overflow", "accounts.json", "accounts.html", "cachemetrics", "actuator", "\u0001", "\t", "\u007f",
			"\u0080", "%09", "%1b[31m", "%7f");

	private static final List<String> VALUES = List.of("instance", "cluster", "INSTANCE", "Cluster", "html", "json",
			"JSON", "xml", "", "null", "true", "0", "-1", "1e999", "accounts", "a,b", "accounts,accounts");

	private static final List<String> PARAMETERS = List.of("namespace", "namespace", "scope", "format", "Namespace",
			"namespace[]", "namespace[0]", "arg0", "_method", "_csrf", "", "%6eamespace", "class.module");

	private static final List<String> HEADERS = List.of("Accept", "Accept", "Content-Type", "X-HTTP-Method-Override",
			"X-HTTP-Method", "X-Method-Override", "Forwarded", "X-Forwarded-For", "X-Forwarded-Host",
			"X-Forwarded-Prefix", "X-Forwarded-Proto", "X-Original-URL", "X-Rewrite-URL", "Accept-Encoding",
			"Accept-Language", "Accept-Charset", "Cookie", "Origin", "Referer", "Range", "If-None-Match",
			"If-Modified-Since", "Authorization", "Access-Control-Request-Method", "Upgrade", "Expect-CT", "Via");

	private static final List<String> HEADER_VALUES = List.of("text/html", "application/json", "*/*", "text/*", "*",
			"text", "/", "text/html;q=2", "text/html;q=x", "text/html;charset=nonsense", "text/html;charset=\"",
			"application/json;charset=utf-7", "multipart/form-data", "multipart/form-data; boundary=",
			"multipart/form-data; boundary=b", "application/x-www-form-urlencoded", "application/xml",
			"application/vnd.spring-boot.actuator.v3+json", "application/octet-stream;a=", "DELETE", "delete",
			"for=\"_x\";host=\"" + MARKUP + "\";proto=javascript", "host=a:b:c;proto=", "for=;;;=,=", "127.0.0.1:99999",
			"http", "http://[", "[::1", "/actuator/cachemetrics/accounts", "../", "bytes=0-", "bytes=-1,9-2", "\"",
			"W/", "de;q=9,*;q=0.0001", "x".repeat(200), "gzip;q=a", "Basic %%%", "Basic YTpi", "a=b; a=\"", "h2c",
			"null", "Thu, 99 Foo 2026 99:99:99 GMT", MARKUP, "\u00fc\u00ff", "${jndi:ldap://localhost/a}", "");

	private static final List<String> VERSIONS = List.of("HTTP/1.1", "HTTP/1.1", "HTTP/1.1", "HTTP/1.1", "HTTP/1.1",
			"HTTP/1.1", "HTTP/1.1", "HTTP/1.1", "HTTP/1.1", "HTTP/1.0");

	private final SplittableRandom random;

	private final String basePath;

	BadRequests(long seed, String basePath) {
		this.random = new SplittableRandom(seed);
		this.basePath = basePath;
	}

	BadRequest next() {
		String method = oneOf(METHODS);
		StringBuilder head = new StringBuilder(method).append(' ').append(target()).append(' ');
		head.append(oneOf(VERSIONS)).append("\r\n");
		head.append("Host: ").append(rarely("a:b:c", () -> "localhost")).append("\r\n");
		for (int i = this.random.nextInt(4); i > 0; i--) {
			head.append(oneOf(HEADERS)).append(": ").append(headerValue()).append("\r\n");
		}
		byte[] body = bytes(body());
		if (body.length > 0 || this.random.nextInt(20) == 0) {
			head.append("Content-Length: ").append(body.length).append("\r\n");
		}
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		bytes.writeBytes(bytes(head.append("\r\n").toString()));
		bytes.writeBytes(body);
		return new BadRequest(method, bytes.toByteArray());
	}

	private String target() {
		StringBuilder target = new StringBuilder(rarely("http://localhost", () -> "")).append(this.basePath);
		for (int i = this.random.nextInt(4); i > 0; i--) {
			target.append('/').append(segment());
		}
		for (int i = this.random.nextInt(4); i > 0; i--) {
			target.append((target.indexOf("?") < 0) ? '?' : '&').append(oneOf(PARAMETERS));
			target.append(rarely("", () -> "=")).append(this.random.nextBoolean() ? oneOf(VALUES) : segment());
		}
		return target.toString();
	}

	private String segment() {
		return switch (this.random.nextInt(12)) {
			case 0 -> oneOf(SEGMENTS) + oneOf(SEGMENTS);
			case 1 -> "%" + Integer.toHexString(256 + this.random.nextInt(256)).substring(1);
			case 2 -> rarely("a".repeat(1 + this.random.nextInt(12_000)), () -> "a".repeat(257));
			case 3 -> String.valueOf((char) (1 + this.random.nextInt(255)));
			default -> oneOf(SEGMENTS);
		};
	}

	private String headerValue() {
		return rarely("x".repeat(1 + this.random.nextInt(12_000)),
				() -> rarely("\r\nX-Injected: yes", () -> oneOf(HEADER_VALUES)));
	}

	private String body() {
		return switch (this.random.nextInt(10)) {
			case 0 -> "{\"namespace\":\"accounts\",\"configuredLevel\":\"" + MARKUP + "\"}";
			case 1 -> "_method=DELETE&namespace=accounts&scope=%zz";
			case 2 -> "--b\r\nContent-Disposition: form-data; name=\"namespace\"\r\n\r\naccounts\r\n--b--\r\n";
			case 3 -> "[".repeat(this.random.nextInt(5_000));
			case 4 -> MARKUP + "\u0000\u00ff";
			default -> "";
		};
	}

	private <T> T rarely(T rare, Supplier<T> common) {
		return (this.random.nextInt(50) == 0) ? rare : common.get();
	}

	private String oneOf(List<String> choices) {
		return choices.get(this.random.nextInt(choices.size()));
	}

	// Characters up to 255 are sent as one byte each, which is no UTF-8, others as UTF-8.
	private static byte[] bytes(String text) {
		boolean latin = text.chars().allMatch((character) -> character < 256);
		return text.getBytes(latin ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
	}

	/**
	 * A request as it goes over the wire.
	 */
	static final class BadRequest {

		private final String method;

		private final byte[] bytes;

		BadRequest(String method, byte[] bytes) {
			this.method = method;
			this.bytes = bytes;
		}

		String method() {
			return this.method;
		}

		byte[] bytes() {
			return this.bytes;
		}

		@Override
		public String toString() {
			String text = new String(this.bytes, StandardCharsets.ISO_8859_1);
			return (text.length() > 2_000) ? text.substring(0, 2_000) + "…" : text;
		}

	}

}
