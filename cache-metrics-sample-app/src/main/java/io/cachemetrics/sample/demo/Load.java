package io.cachemetrics.sample.demo;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * An endless random sequence of lookups, the same for the same seed. It comes in batches
 * of {@link #TICK}, whose size goes up and down by a third every two minutes.
 */
final class Load {

	static final Duration TICK = Duration.ofMillis(100);

	// Key spaces and skews that make hit rates differ, in caches of at most 1000 entries.
	private static final List<Source> SOURCES = List.of(new Source("accounts", 20, 600, 1.0),
			new Source("exchange-rates", 10, 4, 0.5), new Source("sessions", 20, 2_000, 1.4),
			new Source("products", 20, 2_500, 1.05), new Source("prices", 15, 5_000, 0.9),
			new Source("images", 15, 6_000, 0.6));

	private static final int SUM_OF_WEIGHTS = SOURCES.stream().mapToInt(Source::weight).sum();

	private static final double TICKS_PER_WAVE = Duration.ofMinutes(2).dividedBy(TICK);

	private final Random random;

	private final double lookupsPerTick;

	private long tick;

	Load(long seed, int lookupsPerSecond) {
		this.random = new Random(seed);
		this.lookupsPerTick = lookupsPerSecond * TICK.toMillis() / 1000.0;
	}

	List<Lookup> nextBatch() {
		double wave = 1 + Math.sin(2 * Math.PI * this.tick++ / TICKS_PER_WAVE) / 3;
		int size = (int) (this.lookupsPerTick * wave + this.random.nextDouble());
		return IntStream.range(0, size).mapToObj((i) -> next()).toList();
	}

	private Lookup next() {
		int draw = this.random.nextInt(SUM_OF_WEIGHTS);
		for (Source source : SOURCES) {
			draw -= source.weight;
			if (draw < 0) {
				return new Lookup(source.cache, source.keys.next(this.random));
			}
		}
		throw new AssertionError(draw);
	}

	private record Source(String cache, int weight, Zipf keys) {

		Source(String cache, int weight, int size, double skew) {
			this(cache, weight, new Zipf(size, skew));
		}

	}

}
