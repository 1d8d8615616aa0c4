import {sign} from '../sandbox/index.js';
import type {WatchedSandbox} from './upstream.js';

/** The proxy under test, in any language. */
export interface Target {
  /** What the element has as its `endpoint`. */
  readonly endpoint: URL;
  /** An order that can be paid. */
  readonly orderId: string;
  /** What the proxy's own permission check wants: a cookie, say. */
  readonly headers: Readonly<Record<string, string>>;
  /** The proxy's API key, which is the sandbox's. */
  readonly apiKey: string;
  /** The MultiSafepay that the proxy should be using. */
  readonly upstream: WatchedSandbox;
}

/** What the proxy answered. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The body; `undefined` when it is not JSON. */
  readonly json: unknown;
}

/** Sends requests as an honest, a clumsy or a hostile client would. */
export type Visitor = ReturnType<typeof createVisitor>;

/** Sends requests, and remembers every answer. */
export function createVisitor(target: Target) {
  const {endpoint, orderId, headers, upstream} = target;
  const answers: Answer[] = [];
  const home = `${endpoint.origin}/`;
  let amount: number | undefined;

  async function send(path: string, init: RequestInit): Promise<Answer> {
    const url = new URL(endpoint);
    url.pathname += path;
    const response = await fetch(url, {redirect: 'manual', ...init}).catch((cause: unknown) => {
      throw new Error(`Nobody answers at ${url.href}: start the proxy, then run this again.`, {cause});
    });
    const text = await response.text();
    const answer = {status: response.status, headers: response.headers, text, json: toJson(text)};
    answers.push(answer);
    return answer;
  }

  const postText = (body: string, more: Readonly<Record<string, string>> = {}): Promise<Answer> =>
    send('', {method: 'POST', headers: {'content-type': 'application/json', ...headers, ...more}, body});

  const isObserved = (): boolean => upstream.orders.length > 0;

  return {
    target,
    answers,
    send,
    postText,
    isObserved,
    post: (body: object, more?: Readonly<Record<string, string>>) => postText(JSON.stringify(body), more),
    get: (id: string, more: Readonly<Record<string, string>> = {}) =>
      send(`/${encodeURIComponent(id)}`, {headers: {...headers, ...more}}),

    /** The price that the page shows from now on. */
    agree(price: number | undefined) {
      amount = price;
    },

    /** What the element sends; each time of another customer, so that no record answers. */
    checkout: () => ({
      type: 'redirect',
      order_id: orderId,
      currency: 'CZK',
      gateway: 'TRUSTPAY',
      amount,
      description: `Order ${orderId}`,
      custom_info: {},
      payment_options: {notification_url: home, redirect_url: home, cancel_url: home, close_window: false},
      customer: {
        first_name: 'Very',
        last_name: 'Fine',
        country: 'CZ',
        email: `${crypto.randomUUID()}@example.com`,
        locale: 'cs_CZ',
      },
    }),

    /** Whether a request is refused with one of these and nothing has reached MultiSafepay. */
    async isRefused(statuses: readonly number[], request: () => Promise<Answer>): Promise<boolean> {
      const before = upstream.orders.length;
      const {status} = await request();
      return statuses.includes(status) && upstream.orders.length === before;
    },

    /** Sends a notification where the proxy wants it, if that is known and no other machine than the proxy's. */
    async notify(
      status: string,
      apiKey: string,
    ): Promise<{readonly status: number; readonly text: string} | undefined> {
      const url = upstream.orders
        .map((order) => order.payment_options?.notification_url)
        .findLast((one) => one !== undefined);
      if (typeof url !== 'string' || !URL.canParse(url) || new URL(url).hostname !== endpoint.hostname)
        return undefined;

      const timestamp = String(Math.floor(Date.now() / 1000));
      const body = JSON.stringify({order_id: orderId, status});
      const called = new URL(url);
      called.searchParams.append('transactionid', orderId);
      called.searchParams.append('timestamp', timestamp);
      const headers = {auth: await sign(apiKey, timestamp, body), 'content-type': 'application/json'};
      const response = await fetch(called, {method: 'POST', redirect: 'manual', headers, body});
      return {status: response.status, text: await response.text()};
    },
  };
}

function toJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
