const PAGE_ROWS = 20;

const COLUMNS = [
	{ id: 'name', label: 'Namespace', value: (track) => track.rank, first: 1 },
	{ id: 'lookups', label: 'Lookups', value: (track) => track.statistics.lookups, text: count },
	{ id: 'hits', label: 'Hits', value: (track) => track.statistics.hits, text: count },
	{ id: 'misses', label: 'Misses', value: (track) => track.statistics.misses, text: count },
	{ id: 'errors', label: 'Errors', value: (track) => track.statistics.errors, text: count },
	{ id: 'error-rate', label: 'Error rate', value: (track) => track.errorRate, text: percent },
	{ id: 'hit-rate', label: 'Hit rate', value: (track) => track.hitRate, text: percent, first: 1 },
	{ id: 'lookups-now', label: 'Lookups/s now', value: (track) => track.lookupsPerSecond, text: rate },
	{ id: 'hit-rate-now', label: 'Hit rate now', value: (track) => track.hitRateNow, text: percent, first: 1 },
	{ id: 'trend', label: 'Trend', value: (track) => track.change, first: 1 },
];

function sort(tracks, column, direction) {
	const values = new Map(tracks.map((track) => [track, column.value(track)]));
	return tracks.sort((a, b) => {
		const left = values.get(a);
		const right = values.get(b);
		// What is not known comes last, whatever the direction; equals are in the order of their names.
		return (left === null) - (right === null) || (left - right) * direction || a.rank - b.rank;
	});
}

class Sparkline {

	constructor() {
		const svg = (tag) => document.createElementNS('http://www.w3.org/2000/svg', tag);
		this.node = svg('svg');
		this.path = svg('path');
		this.node.setAttribute('viewBox', '0 0 120 28');
		this.node.setAttribute('preserveAspectRatio', 'none');
		this.node.setAttribute('role', 'img');
		this.node.append(this.path);
	}

	draw(bins) {
		const step = 116 / Math.max(bins.length - 1, 1);
		let line = '';
		let pen = 'M';
		bins.forEach((bin, i) => {
			const value = ratio(bin.hits, bin.requests);
			if (value !== null) {
				const x = (2 + i * step).toFixed(1);
				const y = (26 - 24 * value).toFixed(1);
				// A point alone is drawn by the line's round caps.
				line += pen === 'M' ? `M${x} ${y}h0` : '';
				line += `L${x} ${y}`;
			}
			pen = value === null ? 'M' : 'L';
		});
		this.path.setAttribute('d', line);
		const known = bins.filter((bin) => bin.requests > 0).map((bin) => bin.hits / bin.requests);
		this.node.setAttribute('aria-label', known.length === 0 ? 'No requests yet'
			: `Hit rate from ${percent(known[0])} to ${percent(known[known.length - 1])}, `
				+ `lowest ${percent(Math.min(...known))}, highest ${percent(Math.max(...known))}`);
	}

}

class Row {

	constructor(name, onReset) {
		this.state = element('span', { class: 'state' });
		this.since = element('span', { class: 'since' });
		this.fill = element('span');
		this.sparkline = new Sparkline();
		this.values = COLUMNS.filter((column) => column.text).map((column) =>
			({ column, node: element('span', { class: 'value' }) }));
		const cells = this.values.map(({ column, node }) =>
			element('td', { role: 'cell', class: column.id, 'data-label': column.label }, node));
		cells.find((cell) => cell.className === 'hit-rate')
			.prepend(element('span', { class: 'bar', 'aria-hidden': 'true' }, this.fill));
		this.node = element('tr', { role: 'row' },
			element('th', { role: 'rowheader', scope: 'row' }, element('bdi', { title: name }, name), this.since,
				this.state), ...cells,
			element('td', { role: 'cell', class: 'trend', 'data-label': 'Trend' }, this.sparkline.node));
		if (onReset) {
			const button = element('button', { type: 'button', 'aria-label': `Reset statistics of ${name}` }, 'Reset…');
			allow(button, resetsWork);
			button.addEventListener('click', () => onReset(name));
			this.node.append(element('td', { role: 'cell', class: 'action' }, button));
		}
	}

	update(track, since) {
		for (const { column, node } of this.values) {
			setText(node, column.text(column.value(track)));
		}
		this.fill.style.inlineSize = `${(track.hitRate ?? 0) * 100}%`;
		this.sparkline.draw(track.bins);
		setText(this.since, since);
		setText(this.state, describe(track));
		this.node.classList.toggle('bad', track.isBad);
		this.node.classList.toggle('failing', track.recentErrors > 0);
	}

}

function describe(track) {
	const faults = [];
	if (track.recentErrors > 0) {
		faults.push(`▲ ${percent(track.recentErrorRate)} fail, ${rate(track.recentErrorsPerSecond)}/s`);
	}
	if (track.hasDropped) {
		faults.push(`▼ hit rate ${percent(track.recentHitRate)}, was ${percent(track.level)}`);
	}
	return faults.join(' · ');
}

// The rows of one page of the table, in order. A row stays the row of its namespace.
class Table {

	constructor(onReset, onView) {
		this.onReset = onReset;
		this.onView = onView;
		this.rows = new Map();
		this.view = { column: COLUMNS[0], direction: 1, filter: '' };
		this.page = 0;
		this.headers = COLUMNS.map((column) => {
			const button = element('button', { type: 'button' }, column.label);
			button.addEventListener('click', () => this.sortBy(column));
			return element('th', { role: 'columnheader', scope: 'col', class: column.id }, button);
		});
		byId('head').append(...this.headers);
		if (onReset) {
			byId('head').append(element('th', { role: 'columnheader', scope: 'col', class: 'action' },
				element('span', { class: 'unseen' }, 'Reset')));
		}
		byId('sort').append(...COLUMNS.map((column) => element('option', { value: column.id }, column.label)));
		byId('sort').addEventListener('change', (event) =>
			this.sortBy(COLUMNS.find((column) => column.id === event.target.value), true));
		byId('filter').addEventListener('input', (event) => this.filterBy(event.target.value));
		byId('previous').addEventListener('click', () => this.turnTo(this.page - 1));
		byId('next').addEventListener('click', () => this.turnTo(this.page + 1));
	}

	sortBy(column, fresh = column !== this.view.column) {
		this.change({ column, direction: fresh ? column.first ?? -1 : -this.view.direction });
	}

	filterBy(filter) {
		this.change({ filter });
	}

	change(view) {
		this.set({ ...this.view, ...view });
		this.onView();
	}

	set(view) {
		this.view = view;
		byId('sort').value = view.column.id;
		// Only if another: the cursor stays where somebody types.
		if (byId('filter').value !== view.filter) {
			byId('filter').value = view.filter;
		}
		this.turnTo(0);
	}

	turnTo(page) {
		this.page = page;
		if (this.tracks) {
			this.show(this.tracks);
		}
	}

	show(tracks) {
		this.tracks = tracks;
		const { column, direction, filter } = this.view;
		const text = filter.toLowerCase();
		const matching = sort(tracks.filter((track) => track.name.toLowerCase().includes(text)), column, direction);
		this.page = Math.max(0, Math.min(this.page, Math.ceil(matching.length / PAGE_ROWS) - 1));
		const first = this.page * PAGE_ROWS;
		const shown = matching.slice(first, first + PAGE_ROWS);
		this.#showRows(shown);
		this.headers.forEach((header, i) => header.setAttribute('aria-sort', COLUMNS[i] !== column ? 'none'
			: direction > 0 ? 'ascending' : 'descending'));
		setText(byId('count'), (filter ? `${count(matching.length)} of ` : '') + counted(tracks.length, 'namespace'));
		byId('pager').hidden = matching.length <= PAGE_ROWS;
		setText(byId('page'), `${count(first + 1)} to ${count(first + shown.length)} of ${count(matching.length)}`);
		byId('previous').disabled = this.page === 0;
		byId('next').disabled = first + shown.length === matching.length;
		byId('empty').hidden = shown.length > 0;
		setText(byId('empty'), tracks.length > 0 ? 'No namespace matches the filter.'
			: 'Nothing has been counted yet. A cache appears with its first lookup; the endpoint “caches” of Spring Boot '
				+ 'lists the caches that exist.');
	}

	#showRows(tracks) {
		const rows = new Map();
		const [start] = times(this.tracks.map((track) => track.statistics));
		const now = new Date();
		for (const track of tracks) {
			const row = this.rows.get(track.name) ?? new Row(track.name, this.onReset);
			const { since } = track.statistics;
			row.update(track, since && since !== start ? `since ${moment(new Date(since), now)}` : '');
			rows.set(track.name, row);
		}
		this.rows = rows;
		const nodes = [...rows.values()].map((row) => row.node);
		const body = byId('rows');
		if (nodes.length !== body.children.length || nodes.some((node, i) => node !== body.children[i])) {
			const focused = document.activeElement;
			body.replaceChildren(...nodes);
			if (body.contains(focused)) {
				focused.focus({ preventScroll: true });
			}
		}
	}

}
