const BINS = 60;
const RECENT_POLLS = 5;
// Fewer requests say little about a hit rate, and a smaller drop happens by itself.
const LEVEL_REQUESTS = 100;
const RECENT_REQUESTS = 20;
const DROP = 0.15;

const collator = new Intl.Collator('en', { numeric: true });
const ratio = (part, whole) => (whole > 0 ? part / whole : null);
const sum = (list, key) => list.reduce((total, item) => total + item[key], 0);

// The times from which statistics count, the first one first.
const times = (namespaces) => namespaces.map(({ since }) => since).filter((since) => since)
	.sort((a, b) => Date.parse(a) - Date.parse(b));

// One namespace: its statistics, what happened between the last polls, and its past in bins.
class Track {

	constructor(name, bins) {
		this.name = name;
		this.bins = Array.from({ length: bins }, () => ({ hits: 0, requests: 0 }));
		this.recent = [];
	}

	update(statistics, seconds) {
		const last = this.statistics;
		this.statistics = statistics;
		this.delta = null;
		if (last === undefined || !(seconds > 0)) {
			return;
		}
		const delta = {
			seconds,
			hits: statistics.hits - last.hits,
			requests: statistics.totalRequests - last.totalRequests,
			errors: statistics.errors - last.errors,
			lookups: statistics.lookups - last.lookups,
		};
		// After a reset, or when an instance has gone, a difference means nothing.
		if (statistics.since !== last.since || delta.hits < 0 || delta.errors < 0 || delta.requests < delta.hits) {
			this.recent = [];
			return;
		}
		this.delta = delta;
		this.recent.push(delta);
		this.recent.splice(0, this.recent.length - RECENT_POLLS);
		const bin = this.bins[this.bins.length - 1];
		bin.hits += delta.hits;
		bin.requests += delta.requests;
	}

	get lookupsPerSecond() {
		return this.delta && this.delta.lookups / this.delta.seconds;
	}

	get hitRateNow() {
		return this.delta && ratio(this.delta.hits, this.delta.requests);
	}

	get errorRateNow() {
		return this.delta && ratio(this.delta.errors, this.delta.lookups);
	}

	get errorRate() {
		return ratio(this.statistics.errors, this.statistics.lookups);
	}

	get hitRate() {
		return ratio(this.statistics.hits, this.statistics.totalRequests);
	}

	get recentHitRate() {
		return ratio(sum(this.recent, 'hits'), sum(this.recent, 'requests'));
	}

	// The hit rate of all that came before the last polls.
	get level() {
		return ratio(this.statistics.hits - sum(this.recent, 'hits'),
			this.statistics.totalRequests - sum(this.recent, 'requests'));
	}

	get change() {
		return this.level === null || this.recentHitRate === null ? null : this.recentHitRate - this.level;
	}

	get recentErrors() {
		return sum(this.recent, 'errors');
	}

	get recentErrorRate() {
		return ratio(this.recentErrors, sum(this.recent, 'lookups'));
	}

	get recentErrorsPerSecond() {
		return ratio(this.recentErrors, sum(this.recent, 'seconds'));
	}

	get hasDropped() {
		const requests = sum(this.recent, 'requests');
		return requests >= RECENT_REQUESTS && this.statistics.totalRequests - requests >= LEVEL_REQUESTS
			&& this.change <= -DROP;
	}

	get isBad() {
		return this.recentErrors > 0 || this.hasDropped;
	}

}

// All namespaces. A bin holds what happened between two polls at first; when all are full, two
// become one, so that memory is bounded and the past still reaches back to the first poll.
class History {

	constructor() {
		this.tracks = new Map();
		this.all = new Track('', 0);
		this.length = 0;
		this.stride = 1;
		this.differences = 0;
	}

	add(namespaces, time) {
		const seconds = this.time === undefined ? 0 : (time - this.time) / 1000;
		this.time = time;
		if (seconds > 0 && this.differences++ % this.stride === 0) {
			this.#addBin();
		}
		const total = { hits: 0, totalRequests: 0, errors: 0, lookups: 0, since: times(Object.values(namespaces)).pop() };
		const tracks = new Map();
		for (const [name, statistics] of Object.entries(namespaces)) {
			const track = this.tracks.get(name) ?? new Track(name, this.length);
			track.update(statistics, seconds);
			tracks.set(name, track);
			for (const key of ['hits', 'totalRequests', 'errors', 'lookups']) {
				total[key] += statistics[key];
			}
		}
		if (tracks.size !== this.tracks.size || [...tracks.keys()].some((name) => !this.tracks.has(name))) {
			[...tracks.values()].sort((a, b) => collator.compare(a.name, b.name)).forEach((track, rank) => {
				track.rank = rank;
			});
		}
		this.tracks = tracks;
		this.all.update(total, seconds);
	}

	get bad() {
		return [...this.tracks.values()].filter((track) => track.isBad);
	}

	#addBin() {
		const tracks = [this.all, ...this.tracks.values()];
		if (this.length === BINS) {
			for (const track of tracks) {
				track.bins = track.bins.filter((bin, i) => i % 2 === 0).map((bin, i) => {
					const next = track.bins[2 * i + 1];
					return { hits: bin.hits + next.hits, requests: bin.requests + next.requests };
				});
			}
			this.length /= 2;
			this.stride *= 2;
		}
		for (const track of tracks) {
			track.bins.push({ hits: 0, requests: 0 });
		}
		this.length++;
	}

}
