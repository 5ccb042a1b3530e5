const { application } = document.body.dataset;
const history = new History();
const table = new Table(canReset ? confirmReset : null, saveViewSoon);
let text = '';
let timer;
let updated;
let problem;
let polling = false;
let pollAgain = false;
let paused = false;

async function poll() {
	if (polling) {
		pollAgain = true;
		return;
	}
	polling = true;
	clearTimeout(timer);
	try {
		const answer = await send('GET', query).then(read);
		const statistics = understand(answer);
		text = answer;
		problem = undefined;
		const start = performance.now();
		show(statistics);
		performance.clearMeasures();
		performance.measure('cache-metrics-show', { start });
	} catch (error) {
		problem = error;
	} finally {
		polling = false;
		showState();
		schedule();
	}
	if (pollAgain) {
		pollAgain = false;
		await poll();
	}
}

function schedule() {
	clearTimeout(timer);
	if (!paused && !document.hidden) {
		timer = setTimeout(poll, byId('interval').value * 1000);
	}
}

// Never "Live" after a failure, whatever else is so.
function showState() {
	const at = updated && clock(updated);
	const [state, words] = problem ? ['stale', at ? `Not updated since ${at}` : 'No statistics yet']
		: paused ? ['paused', at ? `Paused, updated ${at}` : 'Paused'] : ['live', `Live, updated ${at}`];
	setText(byId('freshness'), words);
	byId('freshness').className = state;
	setText(byId('pause'), paused ? 'Resume' : 'Pause');
	showProblem(at);
	const failing = history.bad.length;
	document.title = (problem ? '✖ ' : failing > 0 ? `⚠ ${failing} ` : '') + (paused ? '⏸ ' : '')
		+ (application ? `${application} · ` : '') + 'Cache metrics';
	byId('reset').disabled = Boolean(problem) || history.tracks.size === 0;
	table.allowResets(!problem);
}

function showProblem(at) {
	const words = problem && [problem.message, at && `The statistics below are from ${at}.`, paused ? ''
		: 'Polling continues.'].filter((sentence) => sentence).join(' ');
	const node = byId('problem');
	node.hidden = !problem;
	if (!problem || node.dataset.words === words) {
		return;
	}
	node.dataset.words = words;
	node.replaceChildren(words);
	if (problem.scope === 'cluster') {
		node.append(' ', link('Show this instance alone', { scope: 'instance' }));
	}
}

// Whoever follows it keeps the view.
function link(label, parameters) {
	const node = element('a', { href: address(parameters) + location.hash }, label);
	node.addEventListener('click', () => {
		node.hash = location.hash;
	});
	return node;
}

function show(answer) {
	history.add(answer.namespaces, performance.now());
	updated = new Date();
	showSource(answer);
	const tracks = [...history.tracks.values()];
	const since = earliest(tracks);
	setText(byId('since'), since ? `Counting since ${moment(new Date(since), updated)} (${age(new Date(since), updated)})`
		: '');
	showTotals(history.all);
	showAttention(history.bad);
	table.show(tracks);
}

function showSource({ scope, instances, oldestReportSeconds }) {
	const node = byId('source');
	if (scope === 'cluster') {
		node.replaceChildren(`${counted(instances, 'instance')}, oldest report ${oldestReportSeconds} s ago, asked at `
			+ `${location.host}. `, link('This instance alone', { scope: 'instance' }));
		if (!intervalChosen) {
			// The others report every so often; between two polls much closer nothing happens.
			byId('interval').value = '10';
		}
	} else if (scope) {
		node.replaceChildren(`This instance alone, at ${location.host}. `, link('All instances', {}));
	}
}

function showTotals(all) {
	const totals = [
		['Lookups', count(all.figures.lookups), `${rate(all.lookupsPerSecond)}/s now`],
		['Hit rate', percent(all.hitRate), `${percent(all.hitRateNow)} now`],
		['Error rate', percent(all.errorRate), `${percent(all.errorRateNow)} now`],
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
		button.addEventListener('click', () => table.filterBy(name));
		node.append(button);
	}
	if (names.length > 8) {
		node.append(`and ${names.length - 8} more`);
	}
}

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
	saveViewSoon();
});
byId('pause').addEventListener('click', () => {
	paused = !paused;
	showState();
	if (paused) {
		clearTimeout(timer);
	} else {
		poll();
	}
});
document.addEventListener('visibilitychange', () => (document.hidden || paused ? clearTimeout(timer) : poll()));
window.addEventListener('hashchange', restoreView);
byId('copy').addEventListener('click', copy);
const raw = new URLSearchParams(query);
raw.set('format', 'json');
byId('json').href = address(raw);
// Builds of the sources have no home on the web.
byId('documentation').hidden = byId('documentation').hostname.endsWith('.invalid');
if (application) {
	byId('heading').append(' of ', element('bdi', {}, application));
}
setText(byId('source'), location.host);
restoreView();
poll();
