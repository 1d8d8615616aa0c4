import type {Clock} from './clock.js';
import type {Ledger} from './ledger.js';
import {toData} from './order-answer.js';
import type {Plans} from './plans.js';
import {withQuery} from './query.js';
import type {ScenarioName} from './scenarios.js';
import type {Session} from './session.js';
import {sign} from './signature.js';

/** One call of a webhook: when (milliseconds since 1970), and what came of it. */
export interface Attempt {
  readonly at: number;
  readonly isAccepted: boolean;
  /** `200 OK`: the status and the start of the body; or why there was no answer. */
  readonly answer: string;
}

/** One notification, as things stood when it was made: sent late or again, it still says the same. */
export interface Webhook {
  readonly id: string;
  readonly orderId: string;
  /** The word for the order's status in its body. */
  readonly status: string;
  readonly method: 'POST' | 'GET';
  readonly url: string;
  readonly body: string;
  /** The scenarios that it is sent under. */
  readonly scenarios: readonly ScenarioName[];
  readonly attempts: readonly Attempt[];
}

export interface WebhookOptions {
  readonly apiKey: string;
  readonly clock: Clock;
  readonly plans: Plans;
  /** Milliseconds between an attempt that was not accepted and the next. */
  readonly interval: number;
  readonly fetch: typeof fetch;
}

const MAX_ATTEMPTS = 4;
const ANSWER_TIMEOUT = 30_000;

/** Enough of an answer to recognise it by. */
const SHOWN_ANSWER = 200;

/** Where MultiSafepay looks for its `OK`: in so many characters of the answer. */
const READ_ANSWER = 100;

/** How far off the clock of `webhook-skewed` is, in ms; ten minutes are tolerated. */
const SKEW = 11 * 60 * 1000;

/** An answer counts with `OK` or `MULTISAFEPAY_OK` near its beginning, however it is written. */
const isOk = (text: string): boolean => text.slice(0, READ_ANSWER).toUpperCase().includes('OK');

/** Sends notifications, and writes down what each was answered. */
export class Webhooks {
  private readonly ledger: Ledger;
  private readonly options: WebhookOptions;
  private readonly held = new Map<string, readonly Webhook[]>();

  constructor(ledger: Ledger, options: WebhookOptions) {
    this.ledger = ledger;
    this.options = options;
  }

  /** Tells the merchant how sessions of one order stand, in this order. Who asked for no notification gets none. */
  async notify(...sessions: readonly Session[]): Promise<void> {
    const webhooks = sessions.flatMap((session) => this.compose(session));
    for (const webhook of webhooks) await this.ledger.putWebhook(webhook);
    for (const webhook of webhooks) await this.start(webhook);
  }

  /** Tells of a session that is closed, but late: once the order's next session is there, at the longest one interval later. */
  async notifyLater(session: Session): Promise<void> {
    const {order_id: orderId} = session.order;
    const webhooks = this.compose(session);
    for (const webhook of webhooks) await this.ledger.putWebhook(webhook);
    this.held.set(orderId, [...(this.held.get(orderId) ?? []), ...webhooks]);
    this.options.clock.after(this.options.interval, () => this.release(orderId));
  }

  /** Sends what was held back for an order. */
  async release(orderId: string): Promise<void> {
    const webhooks = this.held.get(orderId) ?? [];
    this.held.delete(orderId);
    for (const webhook of webhooks) await this.start(webhook);
  }

  /** A notification that nobody pays for: of a session that is not paid yet. */
  async notifyPretransaction(session: Session): Promise<void> {
    await this.sendOne(newWebhook(session, {parameters: {payload_type: 'pretransaction'}}));
  }

  /** A notification of somebody who would like the session to be paid, and has not got the key. */
  async forge(session: Session): Promise<void> {
    await this.sendOne(newWebhook({...session, status: 'completed'}, {scenarios: ['webhook-forged']}));
  }

  /** Plans what an earlier run has left undelivered. */
  resume(): void {
    for (const {webhooks} of this.ledger.orders) for (const webhook of webhooks) this.retryLater(webhook);
  }

  /** Calls the merchant once, and plans the next attempt should this one fail. */
  async attempt(orderId: string, id: string): Promise<void> {
    const find = () => this.ledger.find(orderId).webhooks.find((webhook) => webhook.id === id);
    const webhook = find();
    if (!webhook) return;

    const answer = await this.call(webhook);
    const sent = {...webhook, attempts: [...(find() ?? webhook).attempts, {at: this.options.clock.now(), ...answer}]};
    await this.ledger.putWebhook(sent);
    this.retryLater(sent);
  }

  /** The webhooks that one change of an order causes. */
  private compose(session: Session): readonly Webhook[] {
    if (session.order.payment_options.notification_url === undefined) return [];
    const {plans} = this.options;
    const {order_id: orderId} = session.order;
    const scenarios = [...plans.take(orderId, 'webhook').keys()];
    const shapes = new Set([...scenarios, ...plans.take(orderId, 'print').keys()]);
    const compose = () => newWebhook(session, {scenarios, shapes});
    return scenarios.includes('webhook-doubled') ? [compose(), compose()] : [compose()];
  }

  private async start({orderId, id, scenarios}: Webhook): Promise<void> {
    if (scenarios.includes('webhook-lost')) return;
    if (!scenarios.includes('webhook-late')) return this.attempt(orderId, id);
    this.options.clock.after(this.options.interval, () => this.attempt(orderId, id));
  }

  private async sendOne(webhook: Webhook): Promise<void> {
    if (!webhook.url) return;
    await this.ledger.putWebhook(webhook);
    await this.attempt(webhook.orderId, webhook.id);
  }

  /** Plans the next attempt of a webhook, unless it has been accepted, has had its last, or is lost. */
  private retryLater({orderId, id, attempts, scenarios}: Webhook): void {
    if (attempts.at(-1)?.isAccepted || attempts.length >= MAX_ATTEMPTS || scenarios.includes('webhook-lost')) return;
    this.options.clock.after(this.options.interval, () => this.attempt(orderId, id));
  }

  private async call(webhook: Webhook): Promise<Omit<Attempt, 'at'>> {
    const signal = AbortSignal.timeout(ANSWER_TIMEOUT);
    try {
      const request = await this.toRequest(webhook);
      const response = await this.options.fetch(request.url, {...request.init, redirect: 'manual', signal});
      const text = await response.text();
      return {isAccepted: response.ok && isOk(text), answer: `${response.status} ${text.slice(0, SHOWN_ANSWER)}`};
    } catch (cause) {
      return {isAccepted: false, answer: String(cause)};
    }
  }

  /** A `GET` carries the order's id and nothing else that could be trusted; a `POST` the order, signed. */
  private async toRequest({url, method, body, scenarios}: Webhook): Promise<{url: string; init: RequestInit}> {
    const {apiKey, clock} = this.options;
    const isSkewed = scenarios.includes('webhook-skewed');
    const timestamp = String(Math.floor((clock.now() - (isSkewed ? SKEW : 0)) / 1000));
    if (method === 'GET') return {url: withQuery(url, {timestamp}), init: {method}};

    const headers = {'content-type': 'application/json'};
    if (scenarios.includes('webhook-unsigned')) return {url, init: {method, headers, body}};
    const key = scenarios.includes('webhook-forged') ? `${apiKey} guessed` : apiKey;
    const auth = await sign(key, timestamp, body);
    return {url: withQuery(url, {timestamp}), init: {method, headers: {...headers, auth}, body}};
  }
}

interface WebhookDetails {
  readonly scenarios?: readonly ScenarioName[];
  readonly shapes?: ReadonlySet<ScenarioName>;
  /** They join `transactionid` in the query. */
  readonly parameters?: Readonly<Record<string, string>>;
}

/**
 * The notification of how a session stands. Its body is compact: one of MultiSafepay's own clients prints it anew before it checks the
 * signature.
 */
function newWebhook(session: Session, {scenarios = [], shapes, parameters = {}}: WebhookDetails): Webhook {
  const {order_id: orderId, payment_options} = session.order;
  const {notification_url: url, notification_method: method} = payment_options;
  const data = toData(session, shapes);
  const json = JSON.stringify(data, null, scenarios.includes('webhook-blanks') ? 1 : 0);
  return {
    id: crypto.randomUUID(),
    orderId,
    status: data.status,
    method,
    url: url === undefined ? '' : withQuery(url, {transactionid: orderId, ...parameters}),
    body: scenarios.includes('webhook-slashes') ? json.replaceAll('/', '\\/') : json,
    scenarios,
    attempts: [],
  };
}
