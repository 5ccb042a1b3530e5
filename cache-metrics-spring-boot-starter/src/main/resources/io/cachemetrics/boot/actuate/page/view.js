const SAVE_AFTER = 250;
let intervalChosen = false;
let saving;

// How the table is shown is kept in the fragment of the address: it survives a reload, can be shared, and is never sent
// to the server.
function saveView() {
	const { column, direction, filter } = table.view;
	const view = new URLSearchParams();
	if (column !== COLUMNS[0] || direction !== 1) {
		view.set('sort', column.id);
		view.set('order', direction > 0 ? 'ascending' : 'descending');
	}
	if (filter) {
		view.set('filter', filter);
	}
	if (intervalChosen) {
		view.set('interval', byId('interval').value);
	}
	window.history.replaceState(null, '', `${location.pathname}${location.search}${String(view) && `#${view}`}`);
}

// Not on each key: browsers limit how often an address may change.
function saveViewSoon() {
	clearTimeout(saving);
	saving = setTimeout(saveView, SAVE_AFTER);
}

function restoreView() {
	const view = new URLSearchParams(location.hash.slice(1));
	const column = COLUMNS.find(({ id }) => id === view.get('sort')) ?? COLUMNS[0];
	const order = view.get('order');
	const direction = order === 'ascending' ? 1 : order === 'descending' ? -1 : column.first ?? -1;
	const options = [...byId('interval').options];
	const interval = options.find(({ value }) => value === view.get('interval'));
	intervalChosen = interval !== undefined;
	(interval ?? options.find((option) => option.defaultSelected)).selected = true;
	table.set({ column, direction, filter: view.get('filter') ?? '' });
}
