import {execFile} from 'node:child_process';
import {promisify} from 'node:util';
import {expect, it} from 'vitest';

const run = promisify(execFile);

/** What a merchant's unit test does, in a process of its own: the globals of a simulated browser are there before Lit is loaded. */
const TEST = `
  await import('./src/trustpay-checkout.ts');
  const checkout = document.createElement('trustpay-checkout');
  Object.assign(checkout, {endpoint: 'https://shop.test/orders', orderId: 'A-1001', amount: 129900, lang: 'en'});
  checkout.customer = {first_name: 'Jana', last_name: 'Nováková', email: 'jana@example.cz', country: 'CZ'};
  const statuses = [];
  checkout.addEventListener('trustpay-statuschange', ({status}) => statuses.push(status));
  checkout.addEventListener('trustpay-submit', (event) => event.preventDefault());
  document.body.append(checkout);
  await checkout.updateComplete;
  const label = checkout.shadowRoot.querySelector('label').textContent;
  const result = await checkout.submit();
  console.log(JSON.stringify({label, valid: checkout.checkValidity(), result, statuses}));
  process.exit();
`;

const GLOBALS = {
  jsdom: `
    const {JSDOM} = await import('jsdom');
    const {window} = new JSDOM('<!doctype html><body></body>', {url: 'https://shop.test/', pretendToBeVisual: true});`,
  'happy-dom': `
    const {Window} = await import('happy-dom');
    const window = new Window({url: 'https://shop.test/'});`,
} as const;

/** As test runners do: everything the window has and Node has not. */
const COPY = `
  const own = ['Event', 'CustomEvent', 'UIEvent', 'EventTarget', 'DOMException', 'FormData', 'URL', 'URLSearchParams', 'performance', 'navigator'];
  for (const name of Object.getOwnPropertyNames(window)) {
    if (!(name in globalThis) || own.includes(name))
      Object.defineProperty(globalThis, name, {configurable: true, writable: true, value: window[name]});
  }
  for (const name of ['addEventListener', 'removeEventListener', 'dispatchEvent']) globalThis[name] = window[name].bind(window);
  globalThis.window = globalThis;`;

it.each(Object.entries(GLOBALS))(
  "can be mounted and submitted in a merchant's unit tests: %s",
  async (_name, globals) => {
    const args = ['--import', './test/support/run-ts.ts', '--input-type=module', '--eval', globals + COPY + TEST];
    const {stdout} = await run(process.execPath, args);
    expect(JSON.parse(stdout.trim().split('\n').at(-1)!)).toEqual({
      label: 'First name',
      valid: true,
      result: {ok: false, reason: 'cancelled'},
      statuses: ['submitting', 'idle'],
    });
  },
  30_000,
);
