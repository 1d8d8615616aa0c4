import {delay, http, HttpResponse, type HttpHandler} from 'msw';
import {setupWorker} from 'msw/browser';

const ORDERS = '/api/trustpay/orders';

const answer = (body: object | string, init: ResponseInit = {}) =>
  typeof body === 'string' ? HttpResponse.html(body, init) : HttpResponse.json(body, init);
const refusal = (status: number, body: object = {}) =>
  answer({success: false, error_info: 'Refused', ...body}, {status});
const created = (payment_url: string) => answer({success: true, data: {order_id: 'demo', payment_url}});

interface Scenario {
  readonly name: string;
  readonly title: string;
  readonly play: () => Response | Promise<Response>;
}

/** What can go wrong between the page and the merchant's proxy. */
export const SCENARIOS: readonly Scenario[] = [
  {name: 'offline', title: 'Offline', play: () => HttpResponse.error()},
  {name: 'timeout', title: 'No answer', play: () => delay('infinite').then(() => HttpResponse.error())},
  {name: 'slow', title: 'Slow, then down', play: () => delay(4000).then(() => refusal(503))},
  {name: 'html', title: 'HTML error page', play: () => answer('<h1>502 Bad Gateway</h1>', {status: 502})},
  {name: 'nonsense', title: 'Not JSON', play: () => answer('<h1>Welcome</h1>')},
  {name: 'misconfigured', title: 'Misconfigured', play: () => refusal(404)},
  {name: 'unavailable', title: 'Unavailable', play: () => refusal(503, {error_code: 1023})},
  {name: 'field-error', title: 'E-mail refused', play: () => refusal(400, {errors: {email: 'invalidEmail'}})},
  {name: 'declined', title: 'Declined', play: () => refusal(422, {error_code: 1024})},
  {
    name: 'price-changed',
    title: 'Price changed',
    play: () => refusal(409, {error_code: 1001, data: {amount: 139_900, currency: 'CZK'}}),
  },
  {name: 'already-paid', title: 'Already paid', play: () => refusal(409, {error_code: 1006})},
  {
    name: 'rate-limited',
    title: 'Too many attempts',
    play: () => answer({success: false}, {status: 429, headers: {'retry-after': '30'}}),
  },
  {name: 'no-payment-url', title: 'No payment page', play: () => answer({success: true, data: {order_id: 'demo'}})},
  {
    name: 'foreign-url',
    title: 'Foreign payment page',
    play: () => created('https://payv2.multisafepay.com.evil.test/'),
  },
];

/** Puts a failing proxy between the page and the real one. An unknown name changes nothing. */
export async function playScenario(name: string): Promise<void> {
  const handlers: HttpHandler[] = SCENARIOS.filter((scenario) => scenario.name === name).map(({play}) =>
    http.post(ORDERS, play),
  );
  await setupWorker(...handlers).start({quiet: true, onUnhandledFrame: 'bypass'});
}
