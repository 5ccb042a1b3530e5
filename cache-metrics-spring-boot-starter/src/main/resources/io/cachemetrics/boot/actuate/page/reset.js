const canReset = document.body.dataset.reset === 'true' && query.get('scope') !== 'instance';
const REASONS = {
	true: 'A reset is for all instances',
	false: 'Read-only: statistics cannot be reset here',
	denied: 'You are not allowed to reset statistics',
};
const REFUSALS = {
	401: 'you are no longer signed in (401)',
	403: 'you lack the permission, or your session has expired: reload this page (403)',
	404: 'it is no longer listed (404)',
	405: 'access is read-only (405)',
};
let pending;
let resetsWork = false;

const statisticsOf = (namespace) => (namespace === undefined ? 'The statistics of all namespaces'
	: `The statistics of “${namespace}”`);

function allowResets(allowed) {
	resetsWork = allowed;
	document.querySelectorAll('#reset, #confirmed, td.action button').forEach((button) => allow(button, allowed));
}

function confirmReset(namespace) {
	if (!resetsWork) {
		return;
	}
	pending = namespace;
	setText(byId('question'), namespace === undefined ? 'Reset the statistics of all namespaces?'
		: `Reset the statistics of “${namespace}”?`);
	setText(byId('consequence'), `${namespace === undefined ? 'A namespace is listed again with its next lookup'
		: 'Its hits, misses and errors start at zero'}, for everyone who looks. What is cached stays cached, and meters `
		+ 'go on counting.');
	byId('confirm').showModal();
}

async function reset(namespace) {
	const statistics = statisticsOf(namespace);
	try {
		const response = await send('DELETE', namespace === undefined ? {} : { namespace });
		const { status } = response;
		setText(byId('notice'), response.ok ? `${statistics} were reset.`
			: status === 503 ? `${statistics} may not have been reset: the shared store is unavailable (503).`
			: `${statistics} were not reset: ${response.type === 'opaqueredirect' ? 'you are no longer signed in'
				: REFUSALS[status] ?? `the server answered with status ${status}`}.`);
	} catch (error) {
		setText(byId('notice'), `${statistics} may not have been reset. ${error.message}`);
	}
	await poll();
}

byId('reset').hidden = !canReset;
byId('no-reset').hidden = canReset;
setText(byId('no-reset'), REASONS[document.body.dataset.reset]);
byId('reset').addEventListener('click', () => confirmReset());
byId('cancel').addEventListener('click', () => byId('confirm').close());
byId('confirmed').addEventListener('click', () => {
	if (resetsWork) {
		byId('confirm').close();
		reset(pending);
	}
});
