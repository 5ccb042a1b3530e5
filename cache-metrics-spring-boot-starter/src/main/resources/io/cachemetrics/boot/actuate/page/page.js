const TIMEOUT_SECONDS = 10;
const query = new URLSearchParams(location.search);
const canReset = document.body.dataset.reset === 'true' && query.get('scope') !== 'instance';
const history = new History();
const table = new Table(canReset ? confirmReset : null);
let text = '';
let timer;
let updated;
let polling = false;
let paused = false;
let intervalChosen = false;

function address(parameters) {
	const search = new URLSearchParams(parameters).toString();
	return location.pathname + (search ? `?${search}` : '');
}

function send(method, parameters) {
	const headers = { Accept: 'application/json', 'X-Requested-With': 'XMLHttpRequest' };
	const token = document.cookie.split('; ').find((cookie) => cookie.startsWith('XSRF-TOKEN='));
	if (token && method !== 'GET') {
		headers['X-XSRF-TOKEN'] = decodeURIComponent(token.slice('XSRF-TOKEN='.length));
	}
	return fetch(address(parameters), {
		method, headers, cache: 'no-store', redirect: 'manual', signal: AbortSignal.timeout(TIMEOUT_SECONDS * 1000),
	});
}

async function poll() {
	if (polling) {
		return;
	}
	polling = true;
	clearTimeout(timer);
	try {
		const response = await send('GET', query);
		text = await read(response);
		const start = performance.now();
		show(JSON.parse(text));
		performance.clearMeasures();
		performance.measure('cache-metrics-show', { start });
		byId('problem').hidden = true;
	} catch (error) {
		showProblem(explain(error));
	} finally {
		polling = false;
		schedule();
	}
}

function schedule() {
	clearTimeout(timer);
	if (!paused && !document.hidden) {
		timer = setTimeout(poll, byId('interval').value * 1000);
	}
}

async function read(response) {
	const isJson = /json/.test(response.headers.get('Content-Type') ?? '');
	if (response.type === 'opaqueredirect' || (response.ok && !isJson)) {
		throw new Error('You are not signed in, or not any more. Sign in and reload this page.');
	}
	if (!response.ok) {
		const body = isJson ? await response.json().catch(() => ({})) : {};
		throw new Error(PROBLEMS[response.status]?.(body) ?? `The server answered with status ${response.status}.`);
	}
	return response.text();
}

const PROBLEMS = {
	401: () => 'You are not signed in, or not any more (401). Sign in and reload this page.',
	403: () => 'You are not allowed to see the statistics (403).',
	404: () => (query.has('namespace') ? 'This namespace has not been seen, or was reset with all others (404).'
		: 'There is no endpoint at this address (404). It may not be exposed any more.'),
	503: (body) => (body.error ? `${body.error}, since ${clock(new Date(body.since))} (503).`
		: 'The server is not available (503).'),
};

function explain(error) {
	if (error.name === 'TimeoutError') {
		return `The server did not answer within ${TIMEOUT_SECONDS} s.`;
	}
	if (error instanceof TypeError) {
		return 'The server cannot be reached.';
	}
	return error instanceof SyntaxError ? 'The server answered with something else than statistics.' : error.message;
}

function showProblem(problem) {
	const age = updated ? ` The figures below are of ${clock(updated)}.` : '';
	setText(byId('problem'), `${problem}${age} ${paused ? '' : 'Polling goes on.'}`.trim());
	byId('problem').hidden = false;
	byId('freshness').className = 'stale';
}

const clock = (date) => date.toLocaleTimeString('en-GB');

function show(answer) {
	history.add(answer.namespaces, performance.now());
	updated = new Date();
	setText(byId('freshness'), `${paused ? 'Paused' : 'Live'}, updated ${clock(updated)}`);
	byId('freshness').className = paused ? 'paused' : 'live';
	showSource(answer);
	const tracks = [...history.tracks.values()];
	showTotals(history.all);
	showAttention(tracks.filter((track) => track.isBad));
	table.show(tracks);
	byId('reset').disabled = !canReset || tracks.length === 0;
}

function showSource({ scope, instances, oldestReportSeconds }) {
	if (!scope) {
		setText(byId('source'), location.host);
		return;
	}
	const cluster = scope === 'cluster';
	setText(byId('source'), cluster ? `All ${instances} instances of ${location.host}, oldest report `
		+ `${oldestReportSeconds} s ago. ` : `One instance behind ${location.host}. `);
	byId('source').append(element('a', { href: cluster ? '?scope=instance' : location.pathname },
		cluster ? 'One instance' : 'All instances'));
	if (cluster && !intervalChosen) {
		// The others report every so often; between two polls much closer nothing happens.
		byId('interval').value = '10';
	}
}

function showTotals(all) {
	const totals = [
		['Requests', count(all.figures.totalRequests), `${rate(all.requestsPerSecond)}/s now`],
		['Hit rate', percent(all.hitRate), `${percent(all.hitRateNow)} now`],
		['Errors', count(all.figures.errors), `${rate(all.errorsPerSecond)}/s now`],
	];
	const list = byId('totals');
	if (list.children.length === 0) {
		list.append(...totals.map(([label]) => element('div', {}, element('dt', {}, label), element('dd'),
			element('dd', { class: 'now' }))));
	}
	totals.forEach(([, value, now], i) => {
		setText(list.children[i].children[1], value);
		setText(list.children[i].children[2], now);
	});
	list.children[2].classList.toggle('failing', all.recentErrors > 0);
}

// Changes, and so is read out, only when another namespace is concerned.
function showAttention(bad) {
	const names = bad.map((track) => track.name).sort();
	const node = byId('attention');
	const key = JSON.stringify(names);
	if (node.dataset.names === key) {
		return;
	}
	node.dataset.names = key;
	node.replaceChildren();
	if (names.length === 0) {
		return;
	}
	node.append(element('strong', {}, names.length === 1 ? '⚠ One cache needs a look: '
		: `⚠ ${names.length} caches need a look: `));
	for (const name of names.slice(0, 8)) {
		const button = element('button', { type: 'button' }, element('bdi', {}, name));
		button.addEventListener('click', () => {
			byId('filter').value = name;
			table.filterBy(name);
		});
		node.append(button);
	}
	if (names.length > 8) {
		node.append(`and ${names.length - 8} more`);
	}
}

let pending;

function confirmReset(namespace) {
	pending = namespace;
	setText(byId('question'), namespace === undefined ? 'Reset all namespaces?' : `Reset “${namespace}”?`);
	setText(byId('consequence'), `${namespace === undefined ? 'Nothing is listed until it is counted again'
		: 'Its hits, misses and errors start at zero'}, for everyone who looks. Meters go on counting.`);
	byId('confirm').showModal();
}

async function reset(namespace) {
	try {
		const response = await send('DELETE', namespace === undefined ? {} : { namespace });
		const done = response.ok ? 'Done' : response.type === 'opaqueredirect' ? 'Not done: you are not signed in'
			: REFUSALS[response.status] ?? `Not done: the server answered with status ${response.status}`;
		setText(byId('notice'), `${done}: reset of ${namespace === undefined ? 'all namespaces' : `“${namespace}”`}.`);
	} catch (error) {
		setText(byId('notice'), `The reset may not have been done. ${explain(error)}`);
	}
	await poll();
}

const REFUSALS = {
	401: 'Not done, you are not signed in (401)',
	403: 'Not done, you are not allowed to, or the page is too old: reload it (403)',
	404: 'Not done, not there any more (404)',
	405: 'Not done, access is read-only (405)',
	503: 'It may not be done, what is shared is not available (503)',
};

async function copy() {
	try {
		await navigator.clipboard.writeText(text);
	} catch {
		// Outside of a secure context, as on a host of an intranet without TLS.
		const area = element('textarea', { 'aria-hidden': 'true', class: 'unseen' });
		area.value = text;
		document.body.append(area);
		area.select();
		document.execCommand('copy');
		area.remove();
		byId('copy').focus();
	}
	setText(byId('notice'), `Copied, as of ${clock(updated)}.`);
}

byId('interval').addEventListener('change', () => {
	intervalChosen = true;
	schedule();
});
byId('pause').addEventListener('click', () => {
	paused = !paused;
	byId('pause').setAttribute('aria-pressed', paused);
	if (paused) {
		clearTimeout(timer);
		setText(byId('freshness'), `Paused, updated ${updated ? clock(updated) : 'never'}`);
		byId('freshness').className = 'paused';
	} else {
		poll();
	}
});
document.addEventListener('visibilitychange', () => (document.hidden || paused ? clearTimeout(timer) : poll()));
byId('copy').addEventListener('click', copy);
byId('reset').addEventListener('click', () => confirmReset());
byId('reset').hidden = !canReset;
byId('cancel').addEventListener('click', () => byId('confirm').close());
byId('confirmed').addEventListener('click', () => {
	byId('confirm').close();
	reset(pending);
});
const raw = new URLSearchParams(query);
raw.set('format', 'json');
byId('json').href = address(raw);
poll();
