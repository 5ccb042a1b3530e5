import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;

/**
 * Compares how long requests of an instance of the sample take before and while its Redis
 * is blocked, for a minute each: {@code java BlockedRedis.java <port> <pid of Redis>}.
 */
public class BlockedRedis {

	private static final HttpClient CLIENT = HttpClient.newHttpClient();

	public static void main(String[] args) throws Exception {
		URI uri = URI.create("http://localhost:" + args[0] + "/users/1/accounts");
		measure(uri, "warm-up");
		double before = measure(uri, "before");
		signal("STOP", args[1]);
		try {
			double blocked = measure(uri, "blocked");
			System.out.printf("ratio of the medians: %.3f%n", blocked / before);
		}
		finally {
			signal("CONT", args[1]);
		}
	}

	private static double measure(URI uri, String phase) throws Exception {
		long end = System.nanoTime() + 60_000_000_000L;
		long[] times = new long[1_000_000];
		int count = 0;
		while (System.nanoTime() < end) {
			long start = System.nanoTime();
			int status = CLIENT.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString()).statusCode();
			times[count++] = System.nanoTime() - start;
			if (status != 200) {
				throw new IllegalStateException("status " + status);
			}
		}
		Arrays.sort(times, 0, count);
		System.out.printf("%-8s %d requests, median %d us, 99 %% %d us, 99.9 %% %d us, slowest %d us%n", phase, count,
				times[count / 2] / 1000, times[count * 99 / 100] / 1000, times[(int) (count * 0.999)] / 1000,
				times[count - 1] / 1000);
		return times[count / 2];
	}

	private static void signal(String name, String pid) throws Exception {
		new ProcessBuilder("kill", "-" + name, pid).inheritIO().start().waitFor();
	}

}
