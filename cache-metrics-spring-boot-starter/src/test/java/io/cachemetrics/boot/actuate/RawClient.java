package io.cachemetrics.boot.actuate;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * An HTTP client that sends any bytes, each request over a connection of its own, so that
 * none is answered for another.
 */
class RawClient {

	private final int port;

	RawClient(int port) {
		this.port = port;
	}

	/**
	 * Sends a request and reads the answer to it.
	 * @param method the method
	 * @param request the bytes of the request
	 * @return the answer, or {@link RawAnswer#NONE} if the connection was closed instead
	 * @throws IOException if there is no answer in time, or one that is not HTTP
	 */
	RawAnswer send(String method, byte[] request) throws IOException {
		try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), this.port)) {
			socket.setSoTimeout(10_000);
			// Closed at once, or ten thousand ports would wait for their time to pass.
			socket.setSoLinger(true, 0);
			OutputStream output = socket.getOutputStream();
			output.write(request);
			output.flush();
			return read(new BufferedInputStream(socket.getInputStream()), method.equals("HEAD"));
		}
		catch (EOFException | SocketException ex) {
			return RawAnswer.NONE;
		}
	}

	private static RawAnswer read(InputStream input, boolean head) throws IOException {
		String statusLine = line(input);
		if (!statusLine.matches("HTTP/1\\.[01] \\d{3}.*")) {
			throw new IOException("No status line: " + statusLine);
		}
		int status = Integer.parseInt(statusLine.substring(9, 12));
		Map<String, String> headers = new TreeMap<>();
		for (String line = line(input); !line.isEmpty(); line = line(input)) {
			int colon = line.indexOf(':');
			headers.merge(line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).trim(),
					(a, b) -> a + ", " + b);
		}
		if (status < 200 && status != 101) {
			return read(input, head);
		}
		boolean empty = head || status == 204 || status == 304;
		return new RawAnswer(status, headers, empty ? "" : body(input, headers));
	}

	private static String body(InputStream input, Map<String, String> headers) throws IOException {
		ByteArrayOutputStream body = new ByteArrayOutputStream();
		String length = headers.get("content-length");
		if ("chunked".equals(headers.get("transfer-encoding"))) {
			for (int size = chunkSize(input); size > 0; size = chunkSize(input)) {
				body.writeBytes(input.readNBytes(size));
				line(input);
			}
			line(input);
		}
		else {
			body.writeBytes((length != null) ? input.readNBytes(Integer.parseInt(length)) : input.readAllBytes());
		}
		return body.toString(StandardCharsets.UTF_8);
	}

	private static int chunkSize(InputStream input) throws IOException {
		return Integer.parseInt(line(input), 16);
	}

	private static String line(InputStream input) throws IOException {
		ByteArrayOutputStream line = new ByteArrayOutputStream();
		for (int next = input.read(); next != '\n'; next = input.read()) {
			if (next < 0) {
				throw new EOFException();
			}
			line.write(next);
		}
		return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
	}

	/**
	 * What a server answers.
	 *
	 * @param status the status
	 * @param headers the headers by lower-case name
	 * @param body the body
	 */
	record RawAnswer(int status, Map<String, String> headers, String body) {

		static final RawAnswer NONE = new RawAnswer(0, Map.of(), "");

		String contentType() {
			return this.headers.getOrDefault("content-type", "");
		}

	}

}
