package io.cachemetrics.boot.redis;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import io.cachemetrics.boot.ClusterStats;
import org.jspecify.annotations.Nullable;

/**
 * A store in memory that misbehaves on demand: what it is told gets lost, stays without
 * an answer or arrives late and out of order, and what it holds is lost, restored from an
 * older snapshot or evicted.
 */
final class ModelStore implements ClusterStore {

	enum Fault {

		NONE, LOST, UNANSWERED, LATE

	}

	/**
	 * Moves with each step of a history.
	 */
	long time;

	/**
	 * What befalls reports and resets.
	 */
	Fault fault = Fault.NONE;

	private Map<String, Report> reports = new HashMap<>();

	private Resets resets = Resets.NONE;

	private Map<String, Report> snapshotReports = Map.of();

	private Resets snapshotResets = Resets.NONE;

	private final List<Runnable> late = new ArrayList<>();

	@Override
	public Answer report(String instance, Report report, Resets known) {
		Report received = Report.decode(report.encode());
		transmit(() -> {
			this.reports.put(instance, received);
			this.resets = this.resets.newest(known);
		});
		return new Answer(this.time, this.resets);
	}

	@Override
	public Answer ask() {
		return new Answer(this.time, this.resets);
	}

	@Override
	public void reset(String member, long stamp) {
		this.time = Math.max(this.time, stamp);
		transmit(() -> this.resets = this.resets.with(member, stamp));
	}

	@Override
	public Reports read(@Nullable String instance) {
		Map<String, Report> others = new HashMap<>(this.reports);
		others.remove(instance);
		return new Reports(others.values(),
				new ClusterStats.Coverage(others.size() + 1, 0, Duration.ZERO, Duration.ofDays(1)), this.resets);
	}

	private void transmit(Runnable message) {
		switch (this.fault) {
			case NONE -> message.run();
			case UNANSWERED -> message.run();
			case LATE -> this.late.add(message);
			case LOST -> {
			}
		}
		if (this.fault != Fault.NONE) {
			throw new IllegalStateException("no answer");
		}
	}

	void deliverOne(Random random) {
		if (!this.late.isEmpty()) {
			this.late.remove(random.nextInt(this.late.size())).run();
		}
	}

	void deliverAll(Random random) {
		while (!this.late.isEmpty()) {
			deliverOne(random);
		}
	}

	void takeSnapshot() {
		this.snapshotReports = Map.copyOf(this.reports);
		this.snapshotResets = this.resets;
	}

	void restoreSnapshot() {
		this.reports = new HashMap<>(this.snapshotReports);
		this.resets = this.snapshotResets;
	}

	void loseEverything() {
		this.reports.clear();
		this.resets = Resets.NONE;
	}

	void evictReport(String instance) {
		this.reports.remove(instance);
	}

	void evictResets() {
		this.resets = Resets.NONE;
	}

}
