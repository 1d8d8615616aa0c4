import * as z from 'zod/mini';
import {isLoopback} from '../contract/payment-url.js';
import {createSandbox, type OrderRecord} from '../sandbox/index.js';

/** The parts of a received order that are looked at; what a faulty proxy sends may have none of them. */
export interface ReceivedOrder {
  readonly payment_options?: {readonly notification_url?: unknown; readonly redirect_url?: unknown};
  readonly seconds_active?: unknown;
}

/** A call of the API, its path and query as they arrived. */
export interface UpstreamCall {
  readonly method: string;
  readonly path: string;
}

export interface UpstreamOptions {
  /** The API key of the sandbox. */
  readonly apiKey: string;
  /** A host that webhooks may be sent to, beside this machine. */
  readonly hostname?: string;
}

/** A sandbox under the eyes of `verify`. */
export type WatchedSandbox = ReturnType<typeof watchSandbox>;

/** A reason that is meant for the merchant and must not reach the page. */
export const REFUSAL_TEXT = 'These words are for the merchant only';

/** What the sandbox tells of an order, as far as it is looked at. */
const journalSchema = z.object({
  summary: z.object({live: z.number()}),
  sessions: z.array(z.object({session_id: z.string(), is_live: z.boolean()})),
});

type Webhook = OrderRecord['webhooks'][number];

/**
 * A sandbox that remembers the calls it receives and refuses an order on demand. Its webhooks wait until they are asked for, so that a
 * proxy is told at the same point of every run.
 */
export function watchSandbox({apiKey, hostname}: UpstreamOptions) {
  const calls: UpstreamCall[] = [];
  const orders: ReceivedOrder[] = [];
  const records = new Map<string, OrderRecord>();
  const saved = createSignal();
  const ordered = createSignal();
  const released = createSignal();
  let areWebhooksSent = false;
  let refusesNext = false;

  const sandbox = createSandbox({
    apiKey,
    log: () => undefined,
    state: {
      load: () => Promise.resolve([]),
      save(record) {
        records.set(record.orderId, record);
        saved.raise();
        return Promise.resolve();
      },
    },
    async fetch(input, init) {
      const request = new Request(input, init);
      if (!mayNotify(request.url)) throw new Error(`${new URL(request.url).host} is another machine.`);
      if (!areWebhooksSent) await released.next();
      return fetch(request);
    },
  });

  async function receive(request: Request): Promise<Response> {
    const {pathname, search} = new URL(request.url);
    if (!pathname.startsWith('/v1/json/')) return sandbox.fetch(request);

    calls.push({method: request.method, path: `${pathname}${search}`});
    if (request.method !== 'POST' || !pathname.endsWith('/v1/json/orders')) return sandbox.fetch(request);

    orders.push(await (request.clone().json() as Promise<ReceivedOrder>).catch(() => ({})));
    ordered.raise();
    if (!refusesNext) return sandbox.fetch(request);

    refusesNext = false;
    const refusal = {success: false, data: {}, error_code: 1023, error_info: REFUSAL_TEXT};
    return Response.json(refusal, {status: 404});
  }

  /** Whether webhooks are sent to this address: nobody else's machine is called. */
  const mayNotify = (url: unknown): boolean =>
    typeof url === 'string' && URL.canParse(url) && (isLoopback(new URL(url)) || new URL(url).hostname === hostname);

  const webhooksOf = (orderId: string): readonly Webhook[] => records.get(orderId)?.webhooks ?? [];

  async function control(method: string, orderId: string, path = '', body?: object): Promise<unknown> {
    const url = `http://localhost/control/orders/${encodeURIComponent(orderId)}${path}`;
    const answer = await sandbox.fetch(new Request(url, {method, body: JSON.stringify(body)}));
    return answer.json();
  }

  /** Sends what has waited, and what is still to come, until all of these were answered. */
  async function sendUntil(areAnswered: () => boolean): Promise<void> {
    areWebhooksSent = true;
    released.raise();
    while (!areAnswered()) await saved.next();
    areWebhooksSent = false;
  }

  return {
    fetch: receive,
    mayNotify,
    /** The calls of the API, oldest first. */
    calls: calls as readonly UpstreamCall[],
    /** The orders it was asked to create, oldest first. */
    orders: orders as readonly ReceivedOrder[],

    /** Refuses the next order, with `REFUSAL_TEXT` as the reason. */
    refuseNext() {
      refusesNext = true;
    },

    /** Resolves when the next order arrives. */
    nextOrder: () => ordered.next(),

    /** A scenario for an order's next creation. */
    plan: (orderId: string, name: string, options: {readonly seconds?: number} = {}) =>
      control('POST', orderId, '/scenarios', {name, times: 1, ...options}),

    unplan: (orderId: string) => control('DELETE', orderId, '/scenarios'),

    /** The session ids of the links that an order could be paid with now. */
    async liveLinks(orderId: string): Promise<readonly string[]> {
      const {summary, sessions} = journalSchema.parse(await control('GET', orderId));
      return summary.live > 0 ? sessions.filter(({is_live}) => is_live).map(({session_id}) => session_id) : [];
    },

    /** Sends an order's webhooks and waits for the answers; not for one that is held back until the next session is made. */
    async deliver(orderId: string): Promise<void> {
      await sendUntil(() => isHolding(records.get(orderId)) || webhooksOf(orderId).every(isAnswered));
    },

    /** Moves an order to a status; gives the answers to the webhooks of it. */
    async move(orderId: string, status: string) {
      const before = webhooksOf(orderId).map(({id}) => id);
      const caused = (): readonly Webhook[] => webhooksOf(orderId).filter(({id}) => !before.includes(id));
      await control('POST', orderId, '/status', {status});
      await sendUntil(() => caused().every(isAnswered));
      return caused().flatMap(({attempts}) => attempts);
    },
  };
}

const isAnswered = ({attempts}: Webhook): boolean => attempts.length > 0;

/** The webhook of a session that the merchant closed comes once the order's next session is there. */
function isHolding(record: OrderRecord | undefined): boolean {
  const last = record?.events.findLast(({event, detail}) => event === 'created' || detail === 'by the merchant');
  return last !== undefined && last.event !== 'created';
}

/** `next()` resolves when it is raised the next time. */
function createSignal() {
  let waiting: (() => void)[] = [];
  return {
    next: () => new Promise<void>((resolve) => waiting.push(resolve)),
    raise() {
      const due = waiting;
      waiting = [];
      for (const resolve of due) resolve();
    },
  };
}
