const NONE = '–';
const integer = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });
const compact = new Intl.NumberFormat('en', { notation: 'compact', maximumFractionDigits: 2 });
const decimal = new Intl.NumberFormat('en', { maximumFractionDigits: 1, minimumFractionDigits: 1 });
const count = (value) => (value < 1e8 ? integer : compact).format(value);
const counted = (value, noun) => `${count(value)} ${noun}${value === 1 ? '' : 's'}`;
const rate = (value) => (value === null ? NONE : value > 0 && value < 0.05 ? '<0.1' : decimal.format(value));
// Never 100 % unless it is, and never 0 % unless it is.
const percent = (value) => (value === null ? NONE
	: `${decimal.format(value === 1 ? 100 : Math.min(Math.max(value * 100, value > 0 ? 0.1 : 0), 99.9))} %`);
const clock = (date) => date.toLocaleTimeString('en-GB');
const byId = (id) => document.getElementById(id);

// The time alone on the same day.
function moment(date, now) {
	const day = date.toDateString() === now.toDateString() ? ''
		: `${date.toLocaleDateString('en-GB', { day: 'numeric', month: 'short', year: 'numeric' })}, `;
	return day + clock(date);
}

function duration(seconds) {
	return seconds < 120 ? `${Math.floor(seconds)} s` : seconds < 7200 ? `${Math.floor(seconds / 60)} min`
		: seconds < 172800 ? `${Math.floor(seconds / 3600)} h` : `${Math.floor(seconds / 86400)} days`;
}

const age = (date, now) => duration(Math.max(0, (now - date) / 1000));

// A control that cannot work keeps the focus.
function allow(node, allowed) {
	node.setAttribute('aria-disabled', !allowed);
}

// A name is text, here and everywhere: nothing on this page is ever made from markup.
function element(tag, properties = {}, ...children) {
	const node = document.createElement(tag);
	for (const [name, value] of Object.entries(properties)) {
		node.setAttribute(name, value);
	}
	node.append(...children);
	return node;
}

function setText(node, text) {
	if (node.textContent !== text) {
		node.textContent = text;
	}
}
