import {createCheckoutProxy, type LogEntry, type ProxyOptions} from '../../src/proxy/index.js';
import {expectNoKey, holdNoKey} from './key.ts';
import {BASE_URL, multisafepay} from './multisafepay.ts';
import {API_KEY, checkout, found, ORIGIN} from './shop.ts';

export {API_KEY, checkout, found, ORIGIN};

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
    clientAddress: () => undefined,
    log(entry) {
      expectNoKey(JSON.stringify(entry));
      log.push(entry);
    },
    ...options,
  });

  async function send(path: string, init?: RequestInit, env?: Env): Promise<Response> {
    return holdNoKey(await proxy.fetch(new Request(`${ORIGIN}${path}`, init), env));
  }

  const post = (body: unknown, headers: Record<string, string> = {}, env?: Env) =>
    send(
      '/orders',
      {method: 'POST', headers: {'content-type': 'application/json', ...headers}, body: JSON.stringify(body)},
      env,
    );

  return {proxy, upstream, log, send, post};
}

/** The answer's body, and its HTTP status among it. */
export async function read(response: Response): Promise<Record<string, unknown>> {
  return {http: response.status, ...((await response.json()) as object)};
}
