const HIDDEN_SECONDS = 60;
const { application } = document.body.dataset;
const history = new History();
const table = new Table(canReset ? confirmReset : null, saveViewSoon);
const alone = link('This instance alone', { scope: 'instance' });
const offer = link('Show this instance alone', { scope: 'instance' });
const together = link('All instances', {});
let text = '';
let timer;
let updated;
let problem;
let polling = false;
let pollAgain = false;
let paused = false;
let fresh = false;

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
		fresh = true;
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

function pollNow() {
	fresh = false;
	showState();
	poll();
}

// A tab that nobody sees is asked less often, for the mark in its title.
function schedule() {
	clearTimeout(timer);
	if (!paused) {
		timer = setTimeout(poll, Math.max(byId('interval').value, document.hidden ? HIDDEN_SECONDS : 0) * 1000);
	}
}

function state(at) {
	if (problem) {
		return ['stale', at ? `Not updated since ${at}` : 'No statistics yet'];
	}
	if (paused) {
		return ['paused', at ? `Paused, updated ${at}` : 'Paused'];
	}
	return fresh ? ['live', `Live, updated ${at}`] : ['', at ? `Updating, last updated ${at}` : 'Loading'];
}

function showState() {
	const at = updated && moment(updated, new Date());
	const [className, words] = state(at);
	setText(byId('freshness'), words);
	byId('freshness').className = className;
	setText(byId('pause'), paused ? 'Resume' : 'Pause');
	showProblem(at);
	const failing = history.bad.length;
	document.title = (problem ? '✖ ' : failing > 0 ? `⚠ ${failing} ` : '') + (paused ? '⏸ ' : '')
		+ (application ? `${application} · ` : '') + 'Cache metrics';
	allow(byId('copy'), text);
	allowResets(updated && !problem);
}

function showProblem(at) {
	const node = byId('problem');
	node.hidden = !problem;
	if (problem) {
		setLine(node, [problem.message, at && `The statistics below are from ${at}.`, paused ? '' : 'Polling continues.']
			.filter((sentence) => sentence).join(' '), problem.scope === 'cluster' ? offer : undefined);
	}
}

// A link that keeps the view.
function link(label, parameters) {
	const node = element('a', { href: address(parameters) + location.hash }, label);
	node.addEventListener('click', () => {
		node.hash = location.hash;
	});
	return node;
}

// The link stays the same node, and so keeps the focus.
function setLine(node, words, anchor) {
	const line = `${words} `;
	if (node.lastChild !== anchor || node.childNodes.length !== 2) {
		node.replaceChildren(line, ...(anchor ? [anchor] : []));
	} else if (node.firstChild.data !== line) {
		node.firstChild.data = line;
	}
}

function show(answer) {
	history.add(answer.namespaces, performance.now());
	updated = new Date();
	showSource(answer);
	const tracks = [...history.tracks.values()];
	const [since] = times(Object.values(answer.namespaces));
	setText(byId('since'), since ? `Counting since ${moment(new Date(since), updated)} (${age(new Date(since), updated)})`
		: '');
	showTotals(history.all);
	showAttention(history.bad);
	byId('table').hidden = false;
	table.show(tracks);
}

function showSource({ scope, instances, endedInstances, oldestReportSeconds, retentionSeconds }) {
	if (scope === 'cluster') {
		const ended = endedInstances > 0 ? `, ${count(endedInstances)} ended within ${duration(retentionSeconds)}` : '';
		const oldest = instances > 1 ? `, oldest report ${duration(oldestReportSeconds)} ago` : '';
		setLine(byId('source'), `${counted(instances, 'instance')}${ended}${oldest}, asked at ${location.host}.`, alone);
		if (!intervalChosen) {
			// The others report every so often; between two polls much closer nothing happens.
			byId('interval').value = '10';
		}
	} else if (scope) {
		setLine(byId('source'), `This instance alone, at ${location.host}.`, together);
	}
}

function showTotals(all) {
	const totals = [
		['Lookups', count(all.statistics.lookups), `${rate(all.lookupsPerSecond)}/s now`],
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
	list.children[2].classList.toggle('failing', all.errorRateNow > 0);
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
	if (!text) {
		return;
	}
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
	if (paused) {
		clearTimeout(timer);
		showState();
	} else {
		pollNow();
	}
});
document.addEventListener('visibilitychange', () => (document.hidden || paused ? schedule() : pollNow()));
window.addEventListener('hashchange', () => {
	restoreView();
	schedule();
});
byId('copy').addEventListener('click', copy);
const raw = new URLSearchParams(query);
raw.set('format', 'json');
byId('json').href = address(raw);
if (application) {
	byId('heading').append(' of ', element('bdi', {}, application));
}
setText(byId('source'), location.host);
restoreView();
showState();
poll();
