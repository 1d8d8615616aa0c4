import {TrustpayErrorEvent} from '../src/index.ts';
import {SCENARIOS as AT_MULTISAFEPAY} from '../src/sandbox/scenarios.ts';
import '../src/trustpay-checkout.ts';
import {isScenario, SCENARIOS as ON_THE_WAY} from './scenarios.ts';

const query = new URLSearchParams(location.search);
const scenario = query.get('scenario') ?? '';
const orderId = query.get('order') ?? '';

const checkout = document.querySelector('trustpay-checkout')!;
checkout.paymentHosts = location.host;
checkout.description = `Order ${orderId}: coffee beans, 2 kg`;
for (const name of ['class', 'lang', 'dir', 'country', 'countries', 'redirect-target', 'remember']) {
  const value = query.get(name);
  if (value !== null) checkout.setAttribute(name, value);
}

/** Each link opens a new cart in one state. */
function offer(list: string, links: readonly (readonly [title: string, search: string])[]): void {
  const anchors = links.map(([textContent, search]) =>
    Object.assign(document.createElement('a'), {textContent, href: `/?${search}`}),
  );
  document.querySelector(list)!.append(...anchors);
}

offer('#looks', [
  ['All is well', ''],
  ['Paper', 'class=paper'],
  ['Candy', 'class=candy'],
  ['Console', 'class=console'],
  ['Remembered', 'remember'],
  ...['cs', 'sk', 'uk', 'de', 'pl', 'vi', 'ru'].map((lang) => [lang, `lang=${lang}`] as const),
  ['ar', 'lang=ar&dir=rtl'],
]);
offer(
  '#on-the-way',
  Object.entries(ON_THE_WAY).map(([name, title]) => [title, `scenario=${name}`]),
);
offer(
  '#at-multisafepay',
  AT_MULTISAFEPAY.map(({name, title}) => [title, `sandbox=${name}`]),
);

const log = document.querySelector('#log')!;
for (const type of [
  'trustpay-submit',
  'trustpay-invalid',
  'trustpay-redirect',
  'trustpay-return',
  'trustpay-error',
  'trustpay-statuschange',
] as const) {
  checkout.addEventListener(type, (event) => {
    const detail = event instanceof TrustpayErrorEvent ? `: ${event.error.code}, ${event.error.message}` : '';
    log.append(`${type} (${checkout.status})${detail}\n`);
  });
}

checkout.orderId = orderId;

// A failing proxy has to be in place before the shopper may press the button.
if (isScenario(scenario)) await (await import('./failing-proxy.ts')).playScenario(scenario);
checkout.disabled = false;
