import type {Ledger} from './ledger.js';
import {withQuery} from './query.js';
import {toData, type Session, type Status} from './session.js';

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
  readonly status: Status;
  readonly url: string;
  readonly body: string;
  readonly attempts: readonly Attempt[];
}

export interface WebhookOptions {
  readonly apiKey: string;
  /** Milliseconds between an attempt that was not answered `OK` and the next. */
  readonly interval: number;
  readonly fetch: typeof fetch;
}

const MAX_ATTEMPTS = 4;
const ANSWER_TIMEOUT = 30_000;

/** Enough of an answer to recognise it by. */
const SHOWN_ANSWER = 200;

/** The header `Auth`: base64 of `<timestamp>:<signature>`, the signature being hex of HMAC-SHA512 over `<timestamp>:<raw body>`. */
export async function sign(apiKey: string, timestamp: string, body: string): Promise<string> {
  const bytes = (text: string) => new TextEncoder().encode(text);
  const algorithm = {name: 'HMAC', hash: 'SHA-512'};
  const key = await crypto.subtle.importKey('raw', bytes(apiKey), algorithm, false, ['sign']);
  const signature = await crypto.subtle.sign('HMAC', key, bytes(`${timestamp}:${body}`));
  const hex = Array.from(new Uint8Array(signature), (byte) => byte.toString(16).padStart(2, '0')).join('');
  return btoa(`${timestamp}:${hex}`);
}

/**
 * The notification of how a session stands; `parameters` join `transactionid` in the query. The body is printed with
 * blanks, so that a merchant who checks the signature over JSON printed anew learns of it here.
 */
export function newWebhook(session: Session, parameters: Readonly<Record<string, string>> = {}): Webhook {
  const {order_id: orderId, payment_options} = session.order;
  return {
    id: crypto.randomUUID(),
    orderId,
    status: session.status,
    url: withQuery(payment_options.notification_url, {transactionid: orderId, ...parameters}),
    body: JSON.stringify(toData(session), null, 1),
    attempts: [],
  };
}

/** Sends notifications, and writes down what each was answered. */
export class Webhooks {
  private readonly ledger: Ledger;
  private readonly options: WebhookOptions;
  private readonly held = new Map<string, readonly Webhook[]>();

  constructor(ledger: Ledger, options: WebhookOptions) {
    this.ledger = ledger;
    this.options = options;
  }

  /** Sends webhooks one after the other. Each that is not answered `OK` is sent again later, up to three times. */
  async send(...webhooks: readonly Webhook[]): Promise<void> {
    await Promise.all(webhooks.map((webhook) => this.ledger.putWebhook(webhook)));
    await this.attemptAll(webhooks);
  }

  /** Keeps a webhook back until the order's next session is there, at the longest one interval. */
  async hold(webhook: Webhook): Promise<void> {
    const {orderId} = webhook;
    this.held.set(orderId, [...(this.held.get(orderId) ?? []), webhook]);
    setTimeout(() => void this.release(orderId), this.options.interval);
    await this.ledger.putWebhook(webhook);
  }

  /** Sends the webhooks that were held for an order. */
  async release(orderId: string): Promise<void> {
    const webhooks = this.held.get(orderId) ?? [];
    this.held.delete(orderId);
    await this.attemptAll(webhooks);
  }

  /** Plans what an earlier run has left undelivered. */
  resume(): void {
    for (const {webhooks} of this.ledger.orders) for (const webhook of webhooks) this.plan(webhook);
  }

  /** Calls the merchant once, and plans the next attempt should this one fail. */
  async attempt(orderId: string, id: string): Promise<void> {
    const find = () => this.ledger.find(orderId).webhooks.find((webhook) => webhook.id === id);
    const webhook = find();
    if (!webhook) return;

    const at = Date.now();
    const answer = await this.call(webhook, String(Math.floor(at / 1000)));
    const sent = {...webhook, attempts: [...(find() ?? webhook).attempts, {at, ...answer}]};
    await this.ledger.putWebhook(sent);
    this.plan(sent);
  }

  /** Plans the next attempt of a webhook, unless it has been accepted or has had its last. */
  private plan({orderId, id, attempts}: Webhook): void {
    if (attempts.at(-1)?.isAccepted || attempts.length >= MAX_ATTEMPTS) return;
    setTimeout(() => void this.attempt(orderId, id), this.options.interval);
  }

  private async attemptAll(webhooks: readonly Webhook[]): Promise<void> {
    for (const {orderId, id} of webhooks) await this.attempt(orderId, id);
  }

  private async call({url, body}: Webhook, timestamp: string): Promise<Omit<Attempt, 'at'>> {
    const headers = {'content-type': 'application/json', auth: await sign(this.options.apiKey, timestamp, body)};
    const signal = AbortSignal.timeout(ANSWER_TIMEOUT);
    try {
      const request = {method: 'POST', headers, body, redirect: 'manual', signal} as const;
      const response = await this.options.fetch(withQuery(url, {timestamp}), request);
      const text = await response.text();
      const isAccepted = response.status === 200 && text === 'OK';
      return {isAccepted, answer: `${response.status} ${text.slice(0, SHOWN_ANSWER)}`};
    } catch (cause) {
      return {isAccepted: false, answer: String(cause)};
    }
  }
}
