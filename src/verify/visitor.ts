import {createdSchema, paymentSchema, type PaymentStatus} from '../contract/order.js';
import {sign} from '../sandbox/index.js';
import type {WatchedSandbox} from './upstream.js';

/** The proxy under test, in any language. */
export interface Target {
  /** What the element has as its `endpoint`. */
  readonly endpoint: URL;
  /** An order that can be paid. */
  readonly orderId: string;
  /** An order whose time is over, or will be within a minute, where orders have an end. */
  readonly expiringOrderId?: string;
  /** What the proxy's own permission check wants: a cookie, say. */
  readonly headers: Readonly<Record<string, string>>;
  /** The proxy's API key, which is the sandbox's. */
  readonly apiKey: string;
  /** The MultiSafepay that the proxy should be using. */
  readonly upstream: WatchedSandbox;
}

/** What the proxy answered. */
export interface Answer {
  /** What was sent: `POST`, `GET /A-1001`. */
  readonly call: string;
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The body; `undefined` when it is not JSON. */
  readonly json: unknown;
}

type MoreHeaders = Readonly<Record<string, string>>;

/** Sends requests as an honest, a clumsy or a hostile client would. */
export type Visitor = ReturnType<typeof createVisitor>;

/** How often, and for how many seconds at most, a proxy is waited for that says it was asked too much. */
const WAITS = 3;
const LONGEST_WAIT = 90;

/** Of a path, enough to know it by. */
const SHOWN_PATH = 40;

export const pause = (seconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, seconds * 1000));

/** Sends requests, and remembers every answer. */
export function createVisitor(target: Target) {
  const {endpoint, orderId, headers, upstream} = target;
  const answers: Answer[] = [];
  const oddAnswers: Answer[] = [];
  const home = `${endpoint.origin}/`;
  const ownPage = {'sec-fetch-site': 'same-origin'};
  let amount: number | undefined;

  async function send(path: string, init: RequestInit, kept = answers): Promise<Answer> {
    const url = new URL(endpoint);
    const [pathname = '', search = ''] = path.split('?');
    url.pathname += pathname;
    if (search) url.search = url.search ? `${url.search}&${search}` : search;
    const response = await ask(url, init);
    const text = await response.text();
    const call = `${init.method ?? 'GET'} ${pathname.slice(0, SHOWN_PATH)}`.trim();
    const answer = {call, status: response.status, headers: response.headers, text, json: toJson(text)};
    kept.push(answer);
    return answer;
  }

  const postText = (body: string, more: MoreHeaders = {}): Promise<Answer> => {
    const own = {'content-type': 'application/json', origin: endpoint.origin, ...ownPage};
    return send('', {method: 'POST', headers: {...own, ...headers, ...more}, body});
  };

  const post = (body: object, more?: MoreHeaders): Promise<Answer> => postText(JSON.stringify(body), more);

  const get = (id: string, more: MoreHeaders = {}): Promise<Answer> =>
    send(`/${encodeURIComponent(id)}`, {headers: {...ownPage, ...headers, ...more}});

  return {
    target,
    /** To requests of the kind that the element sends. */
    answers: answers as readonly Answer[],
    /** To requests that a server in front of the proxy may have answered, or that asked for a page. */
    oddAnswers: oddAnswers as readonly Answer[],
    postText,
    post,
    get,

    /** Without the headers that the proxy's own permission check wants. */
    postAsStranger: (body: object, query = '') =>
      send(query && `?${query}`, {
        method: 'POST',
        headers: {'content-type': 'application/json', origin: endpoint.origin, ...ownPage},
        body: JSON.stringify(body),
      }),
    getAsStranger: (id: string, query = '') =>
      send(`/${encodeURIComponent(id)}${query && `?${query}`}`, {headers: ownPage}),

    /** A reading that no element asks for. */
    getOddly: (id: string, more: MoreHeaders = {}) =>
      send(`/${encodeURIComponent(id)}`, {headers: {...ownPage, ...headers, ...more}}, oddAnswers),

    isObserved: (): boolean => upstream.orders.length > 0,

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

    /** What is wrong with how a request is refused: another status than these, or an order that reached MultiSafepay. */
    async faultOfRefusal(statuses: readonly number[], request: () => Promise<Answer>): Promise<string | undefined> {
      const before = upstream.orders.length;
      const answer = await request();
      const made = upstream.orders.length > before && `${answer.call} made MultiSafepay create an order`;
      return [unlike(answer, statuses), made].filter(Boolean).join('; ') || undefined;
    },

    /** How the proxy says the order stands. */
    statusOf: async (id = orderId): Promise<PaymentStatus | undefined> =>
      paymentSchema().safeParse((await get(id)).json).data?.data.status,

    /** The proxy's own notification address, where it is known and webhooks may go there. */
    notificationUrl(): URL | undefined {
      const url = upstream.orders.findLast(({payment_options}) => payment_options?.notification_url !== undefined)
        ?.payment_options?.notification_url;
      return upstream.mayNotify(url) ? new URL(String(url)) : undefined;
    },

    /** A notification of somebody who has guessed the key. */
    async forge(url: URL): Promise<Answer> {
      const timestamp = String(Math.floor(Date.now() / 1000));
      const body = JSON.stringify({order_id: orderId, status: 'completed', amount, currency: 'CZK'});
      const called = new URL(url);
      called.searchParams.append('transactionid', orderId);
      called.searchParams.append('timestamp', timestamp);
      const auth = await sign('a key that was guessed', timestamp, body);
      const init = {method: 'POST', headers: {auth, 'content-type': 'application/json'}, body};
      const response = await fetch(called, {redirect: 'manual', ...init});
      const text = await response.text();
      return {call: 'A forged one', status: response.status, headers: response.headers, text, json: toJson(text)};
    },
  };
}

/** One request; once more where the proxy says when to come back. */
async function ask(url: URL, init: RequestInit, waitsLeft = WAITS): Promise<Response> {
  const response = await fetch(url, {redirect: 'manual', ...init}).catch((cause: unknown) => {
    throw new Error(`Nobody answers at ${url.origin}${url.pathname}: start the proxy, then run this again.`, {cause});
  });
  const seconds = Number(response.headers.get('retry-after') ?? NaN);
  if (response.status !== 429 || !(seconds <= LONGEST_WAIT) || waitsLeft === 0) return response;

  await response.body?.cancel();
  await pause(seconds);
  return ask(url, init, waitsLeft - 1);
}

/** What is wrong with the status of an answer. */
export const unlike = ({call, status}: Answer, statuses: readonly number[]): string | undefined =>
  statuses.includes(status) ? undefined : `${call} was answered ${status}, where ${toList(statuses)} is expected`;

/** The link that an answer leads to. */
export const linkOf = ({json}: Answer): string | undefined => createdSchema().safeParse(json).data?.data.payment_url;

/** `400, 403 or 404`. */
const toList = (statuses: readonly number[]): string => statuses.join(', ').replace(/, (?=\d+$)/, ' or ');

function toJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
