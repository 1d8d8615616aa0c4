import {createSandbox, type SandboxOptions} from '../../src/sandbox/index.js';
import {seedOrder} from '../support/orders.ts';

export const API_KEY = 'a-key-of-the-sandbox';

/** The order page's own example, with what a test wants different. */
export const order = (changes: Readonly<Record<string, unknown>> = {}) => ({...seedOrder, ...changes});

interface Answer {
  readonly success: boolean;
  readonly data: Readonly<Record<string, unknown>>;
  readonly error_code?: number;
  readonly error_info?: string;
}

/** What `GET /control/orders/:id` answers, as far as the tests read it. */
export interface Journal {
  readonly order_id: string;
  readonly summary: Readonly<Record<'created' | 'live' | 'opened' | 'paid', number>>;
  readonly sessions: readonly {
    readonly session_id: string;
    readonly status: string;
    readonly payment_url: string;
    readonly openings: number;
    readonly is_live: boolean;
    readonly is_paid: boolean;
    readonly request: Readonly<Record<string, unknown>>;
  }[];
  readonly webhooks: readonly {
    readonly status: string;
    readonly body: string;
    readonly scenarios: readonly string[];
    readonly attempts: readonly {readonly is_accepted: boolean; readonly answer: string}[];
  }[];
  readonly events: readonly {readonly event: string; readonly detail?: string}[];
}

/** A sandbox and the two who use it: the merchant's backend, by `call` and `create`, and the shopper, by `open` and `press`. */
export function openSandbox(options: Partial<SandboxOptions> = {}) {
  const sandbox = createSandbox({
    apiKey: API_KEY,
    fetch: () => Promise.resolve(new Response('OK')),
    log: () => undefined,
    ...options,
  });
  const base = options.baseUrl ?? 'http://sandbox.test';

  /** A body that is text is sent as it is, any other as JSON. */
  const call = async (method: string, path: string, body?: unknown, headers: HeadersInit = {api_key: API_KEY}) => {
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    const response = await sandbox.fetch(new Request(`${base}/v1/json/${path}`, {method, headers, body: text}));
    return {status: response.status, ...((await response.json()) as Answer)};
  };

  /** A control call; what is sent and what comes back are JSON. */
  const control = async (method: string, path: string, body?: unknown) => {
    const request = new Request(`${base}/control/${path}`, {method, body: JSON.stringify(body)});
    const response = await sandbox.fetch(request);
    return {status: response.status, body: (await response.json()) as Readonly<Record<string, unknown>>};
  };

  /** What happened to an order, as a test reads it. */
  const journal = async (orderId = 'my-order-id-1') =>
    (await control('GET', `orders/${encodeURIComponent(orderId)}`)).body as unknown as Journal;

  /** Creates an order and gives its payment_url. */
  const create = async (changes?: Readonly<Record<string, unknown>>) =>
    String((await call('POST', 'orders', order(changes))).data.payment_url);

  const read = async (orderId = 'my-order-id-1') => (await call('GET', `orders/${encodeURIComponent(orderId)}`)).data;

  const open = async (url: string) => {
    const response = await sandbox.fetch(new Request(url));
    return {status: response.status, headers: response.headers, html: await response.text()};
  };

  /** Presses the button that stands for a status; gives where the browser is sent. */
  const press = async (url: string, status: string, option = 'fio') => {
    const response = await sandbox.fetch(
      new Request(url, {method: 'POST', body: new URLSearchParams({status, option})}),
    );
    return {status: response.status, location: response.headers.get('location')};
  };

  return {fetch: sandbox.fetch, call, control, journal, create, read, open, press};
}
