package io.cachemetrics.boot.redis;

import java.util.Objects;
import java.util.concurrent.TimeUnit;

import org.springframework.data.redis.connection.stream.RecordId;

/**
 * Redis's time, in microseconds, as its answers tell it and as it must be by now.
 */
final class RedisClock {

	private long time;

	private long readAt;

	/**
	 * Takes the time from the id of an entry that Redis added to a stream: milliseconds
	 * and a sequence number. Unlike {@code TIME}, which has no key, it comes from the
	 * server of the key's slot, and it never goes back as long as the stream is there.
	 * @param id the id
	 * @return the time
	 */
	long read(RecordId id) {
		this.time = TimeUnit.MILLISECONDS.toMicros(Objects.requireNonNull(id.getTimestamp()))
				+ Objects.requireNonNull(id.getSequence());
		this.readAt = System.nanoTime();
		return this.time;
	}

	boolean isSet() {
		return this.time > 0;
	}

	/**
	 * Returns the time, also if no answer has told it.
	 * @param atLeast a time that has passed
	 * @return the time by Redis if known, else by the clock of this machine
	 */
	long estimate(long atLeast) {
		return isSet() ? now() : Math.max(atLeast, TimeUnit.MILLISECONDS.toMicros(System.currentTimeMillis()));
	}

	long now() {
		return this.time + TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - this.readAt);
	}

}
