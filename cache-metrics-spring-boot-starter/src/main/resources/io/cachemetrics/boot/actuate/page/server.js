const TIMEOUT_SECONDS = 10;
const NOT_STATISTICS = 'The server answered with something other than statistics.';
const query = new URLSearchParams(location.search);

function address(parameters) {
	const search = new URLSearchParams(parameters).toString();
	return location.pathname + (search ? `?${search}` : '');
}

async function send(method, parameters) {
	const headers = { Accept: 'application/json', 'X-Requested-With': 'XMLHttpRequest' };
	const token = document.cookie.split('; ').find((cookie) => cookie.startsWith('XSRF-TOKEN='));
	if (token && method !== 'GET') {
		headers['X-XSRF-TOKEN'] = decodeURIComponent(token.slice('XSRF-TOKEN='.length));
	}
	try {
		return await fetch(address(parameters), {
			method, headers, cache: 'no-store', redirect: 'manual', signal: AbortSignal.timeout(TIMEOUT_SECONDS * 1000),
		});
	} catch (error) {
		throw new Error(error.name === 'TimeoutError' ? `The server did not answer within ${TIMEOUT_SECONDS} s.`
			: 'The server cannot be reached.');
	}
}

async function read(response) {
	const isJson = /json/.test(response.headers.get('Content-Type') ?? '');
	if (response.type === 'opaqueredirect') {
		throw new Error('You are no longer signed in. Sign in and reload this page.');
	}
	if (response.ok && !isJson) {
		throw new Error(`${NOT_STATISTICS} You may have to sign in: reload this page.`);
	}
	if (!response.ok) {
		const body = isJson ? await response.json().catch(() => ({})) : {};
		const problem = PROBLEMS[response.status]?.(body) ?? `The server answered with status ${response.status}.`;
		throw Object.assign(new Error(problem), { scope: body.scope });
	}
	return response.text().catch(() => {
		throw new Error('The server cannot be reached.');
	});
}

const PROBLEMS = {
	401: () => 'You are no longer signed in (401). Sign in and reload this page.',
	403: () => 'You are not allowed to see the statistics (403).',
	404: () => (query.has('namespace') ? 'This namespace has not been seen, or was reset with all others (404).'
		: 'There is no endpoint at this address (404). It may no longer be exposed.'),
	503: (body) => (body.error ? `${body.error}, since ${moment(new Date(body.since), new Date())} (503).`
		: 'The server is not available (503).'),
};

function understand(text) {
	try {
		const answer = JSON.parse(text);
		if (answer.namespaces) {
			return answer;
		}
	} catch {
		// Reported below.
	}
	throw new Error(NOT_STATISTICS);
}
