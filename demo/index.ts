import {TrustpayErrorEvent} from '../src/index.ts';
import '../src/trustpay-checkout.ts';
import {isScenario, SCENARIOS} from './scenarios.ts';

const query = new URLSearchParams(location.search);
const scenario = query.get('scenario') ?? '';
const orderId = query.get('order') ?? '';

const checkout = document.querySelector('trustpay-checkout')!;
checkout.paymentHosts = location.host;
checkout.description = `Order ${orderId}: coffee beans, 2 kg`;
for (const name of ['lang', 'dir', 'country', 'countries', 'redirect-target']) {
  const value = query.get(name);
  if (value !== null) checkout.setAttribute(name, value);
}

const link = (text: string, search: string) =>
  Object.assign(document.createElement('a'), {textContent: text, href: `/${search}`});
document
  .querySelector('#scenarios')!
  .append(
    link('All is well', ''),
    ...Object.entries(SCENARIOS).map(([name, title]) => link(title, `?scenario=${name}`)),
    link('Česky', '?lang=cs'),
  );

const log = document.querySelector('#log')!;
for (const type of [
  'trustpay-submit',
  'trustpay-invalid',
  'trustpay-redirect',
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
