import {expect} from 'vitest';
import {createCheckoutProxy, type FoundOrder, type LogEntry, type ProxyOptions} from '../../src/proxy/index.js';
import {BASE_URL, multisafepay} from './multisafepay.ts';

export const API_KEY = 'key-that-must-never-leave';

export const ORIGIN = 'https://shop.test';

/** What a page sends for the order that every proxy here knows. */
export const checkout = {
  type: 'redirect',
  order_id: 'A-1001',
  currency: 'CZK',
  gateway: 'TRUSTPAY',
  amount: 129900,
  customer: {first_name: 'Jana', last_name: 'Nováková', country: 'CZ', email: 'jana@example.cz', locale: 'cs_CZ'},
};

export const found: FoundOrder = {amount: 129900, description: 'Order A-1001'};

/** Nothing that leaves the proxy may hold the key: every test sends and logs through here. */
function holdNoKey(text: string): void {
  expect(text).not.toContain(API_KEY);
  expect(text).not.toContain(btoa(API_KEY).slice(0, -2));
}

/** A proxy before a MultiSafepay of its own. `send` is the page, `log` what the merchant was told. */
export function setUp<Env = unknown>(options: Partial<ProxyOptions<Env>> = {}) {
  const upstream = multisafepay();
  const log: LogEntry[] = [];
  const proxy = createCheckoutProxy<Env>({
    apiKey: API_KEY,
    environment: {baseUrl: BASE_URL},
    findOrder: (orderId) => (orderId === 'A-1001' ? found : undefined),
    notificationUrl: `${ORIGIN}/notifications`,
    redirectUrl: `${ORIGIN}/thanks`,
    cancelUrl: `${ORIGIN}/basket`,
    fetch: upstream.fetch,
    log(entry) {
      holdNoKey(JSON.stringify(entry));
      log.push(entry);
    },
    ...options,
  });

  async function send(path: string, init?: RequestInit, env?: Env): Promise<Response> {
    const response = await proxy.fetch(new Request(`${ORIGIN}${path}`, init), env);
    holdNoKey(`${[...response.headers].join('\n')}\n${await response.clone().text()}`);
    return response;
  }

  const post = (body: unknown, headers: Record<string, string> = {}, env?: Env) =>
    send(
      '/orders',
      {method: 'POST', headers: {'content-type': 'application/json', ...headers}, body: JSON.stringify(body)},
      env,
    );

  return {upstream, log, send, post};
}

/** The answer's body, and its HTTP status among it. */
export async function read(response: Response): Promise<Record<string, unknown>> {
  return {http: response.status, ...((await response.json()) as object)};
}
