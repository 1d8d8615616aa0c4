/**
 * What makes the dashboard live. Without it the page works by reloading: every form is answered with a redirect back. With it a form is
 * sent from here, and a change at the sandbox brings the page anew, in place: focus, open details and what is being typed stay.
 */
export const DASHBOARD_SCRIPT = `
const parser = new DOMParser();

/** Takes the page's parts over from its new text; the search field and the line that says what was done stay where they are. */
function show(text) {
  const next = parser.parseFromString(text, 'text/html');
  const isOpen = new Map([...document.querySelectorAll('details[id]')].map(({id, open}) => [id, open]));
  const typed = new Map([...document.querySelectorAll('main :is(input, select)[id]')].map(({id, value}) => [id, value]));
  const {id} = document.activeElement;
  document.querySelector('main').replaceWith(next.querySelector('main'));
  for (const [id, open] of isOpen) document.getElementById(id)?.toggleAttribute('open', open);
  for (const [id, value] of typed) {
    const field = document.getElementById(id);
    if (field) field.value = value;
  }
  document.querySelector('time#now').replaceWith(next.querySelector('time#now'));
  if (id) document.getElementById(id)?.focus({preventScroll: true});
  return next;
}

const address = () => {
  const url = new URL(document.querySelector('#search').action);
  url.search = new URLSearchParams([
    ['q', document.querySelector('#q').value],
    ['scenario', document.querySelector('#scenario').value],
  ]);
  return url;
};

const refresh = async () => {
  show(await (await fetch(address())).text());
};

document.addEventListener('submit', async (event) => {
  event.preventDefault();
  const form = event.target;
  if (form.method === 'get') return refresh();
  const fields = new URLSearchParams(new FormData(form, event.submitter));
  const answer = await fetch(form.action, {method: 'POST', body: fields});
  const next = parser.parseFromString(await answer.text(), 'text/html');
  await refresh();
  document.querySelector('#done').textContent = next.querySelector('#done').textContent;
});

document.addEventListener('input', ({target}) => {
  if (target.id === 'q' || target.id === 'scenario') void refresh();
});

document.addEventListener('click', async ({target}) => {
  const button = target.closest('button[data-copy]');
  if (!button) return;
  await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).textContent);
  document.querySelector('#done').textContent = 'Copied.';
});

let isDue = false;
const refreshSoon = () => {
  if (isDue) return;
  isDue = true;
  setTimeout(() => {
    isDue = false;
    void refresh();
  }, 100);
};

// What happened before the connection stood, or while it was lost, is brought when it is ready.
const changes = new EventSource('changes');
changes.addEventListener('ready', refreshSoon);
changes.addEventListener('change', refreshSoon);
`;
