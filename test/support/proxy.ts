import {expect} from 'vitest';
import {createCheckoutProxy, type LogEntry, type ProxyOptions} from '../../src/proxy/index.js';
import {BASE_URL, multisafepay} from './multisafepay.ts';
import {API_KEY, checkout, found, ORIGIN} from './shop.ts';

export {API_KEY, checkout, found, ORIGIN};

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
