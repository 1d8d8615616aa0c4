import {delay, http, HttpResponse} from 'msw';
import {setupWorker} from 'msw/browser';
import type {ScenarioName} from './scenarios.ts';

const refusal = (status: number, body: object = {}, headers: HeadersInit = {}) =>
  HttpResponse.json({success: false, error_info: 'Refused for the sake of a test', ...body}, {status, headers});

const created = (data: object) => HttpResponse.json({success: true, data: {order_id: 'demo', ...data}});

const ANSWERS: Readonly<Record<ScenarioName, () => Response | Promise<Response>>> = {
  offline: () => HttpResponse.error(),
  timeout: () => delay('infinite').then(() => HttpResponse.error()),
  slow: () => delay(4000).then(() => refusal(503)),
  html: () => HttpResponse.html('<h1>502 Bad Gateway</h1>', {status: 502}),
  nonsense: () => HttpResponse.html('<h1>Welcome</h1>'),
  misconfigured: () => refusal(404),
  unavailable: () => refusal(503, {error_code: 1023}),
  'field-error': () => refusal(400, {errors: {email: 'invalidEmail'}}),
  declined: () => refusal(422, {error_code: 1024}),
  'price-changed': () => refusal(409, {error_code: 1001, data: {amount: 139_900, currency: 'CZK'}}),
  'already-paid': () => refusal(409, {error_code: 1006}),
  'rate-limited': () => refusal(429, {}, {'retry-after': '30'}),
  'no-payment-url': () => created({}),
  'foreign-url': () => created({payment_url: 'https://payv2.multisafepay.com.evil.test/'}),
};

/** Puts a failing proxy between this page and the real one, in a service worker. */
export const playScenario = async (name: ScenarioName): Promise<unknown> =>
  setupWorker(http.post('/api/trustpay/orders', ANSWERS[name])).start({quiet: true, onUnhandledRequest: 'bypass'});
