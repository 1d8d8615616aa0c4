import * as z from 'zod/mini';
import {createdSchema, refusalSchema, type Order} from '../contract/order.js';
import {parsePaymentUrl} from '../contract/payment-url.js';
import {parseJson, readBytes} from './body.js';
import {INVALID_TRANSACTION_ID, NOT_FOUND, NO_GATEWAY, toAdvice, toReason, type Advice} from './error-codes.js';
import type {Log} from './log.js';
import {Refusal, type Reason} from './refusal.js';

/** No honest answer is larger, in bytes. */
const ANSWER_LIMIT = 64 * 1024;

const succeeded = z.literal(true);

const created = z.union([createdSchema(), refusalSchema()]);
const read = z.union([z.object({success: succeeded, data: z.object({status: z.string()})}), refusalSchema()]);
const closed = z.union([z.object({success: succeeded}), refusalSchema()]);
const gateways = z.union([z.object({success: succeeded, data: z.array(z.object({id: z.string()}))}), refusalSchema()]);

/** What the log is told when there is no usable answer at all. */
const FAILURES: Partial<Record<Reason, Advice>> = {
  nonsense: {
    event: 'unusable-answer',
    detail: "The answer was not MultiSafepay's: check that environment names its API, and that nothing stands between.",
  },
  unavailable: {event: 'unreachable', detail: 'MultiSafepay could not be reached, or said it is out of order.'},
  timeout: {event: 'timeout', detail: 'MultiSafepay did not answer within the timeout.'},
};

const UNSAFE_PAGE: Advice = {
  event: 'unsafe-payment-url',
  detail: 'MultiSafepay answered with another order, or with a payment page on a host that is not in paymentHosts.',
};

interface Call {
  readonly method: 'GET' | 'POST' | 'PATCH';
  /** Below the base URL. */
  readonly path: string;
  readonly orderId?: string;
  readonly signal: AbortSignal;
  readonly body?: object;
}

export interface MultiSafepaySettings {
  readonly apiKey: string;
  /** Ends in a slash. */
  readonly baseUrl: URL;
  readonly paymentHosts: readonly string[];
  readonly fetch: typeof fetch;
  readonly log: Log;
}

export type MultiSafepay = ReturnType<typeof createMultiSafepay>;

/** The calls a payment needs. An answer that is no use is told to the log and thrown as a `Refusal`, never passed on. */
export function createMultiSafepay({apiKey, baseUrl, paymentHosts, fetch, log}: MultiSafepaySettings) {
  /** One attempt. The HTTP status of an answer proves nothing: its body is what counts. */
  async function send<Schema extends z.ZodMiniType>(schema: Schema, call: Call): Promise<z.output<Schema>> {
    const {method, path, signal, body} = call;
    const response = await fetch(new URL(path, baseUrl).href, {
      method,
      headers: {api_key: apiKey, accept: 'application/json', 'content-type': 'application/json'},
      body: body && JSON.stringify(body),
      redirect: 'manual', // the key goes nowhere else
      signal,
    });
    const bytes = await readBytes(response, ANSWER_LIMIT);
    const answer = schema.safeParse(bytes && parseJson(bytes));
    if (answer.success) return answer.data;
    throw new Refusal(response.status > 500 ? 'unavailable' : 'nonsense');
  }

  /** Reading is tried twice where nobody was there; what changes something is sent once. */
  async function call<Schema extends z.ZodMiniType>(
    schema: Schema,
    request: Call,
    attempts = request.method === 'GET' ? 2 : 1,
  ): Promise<z.output<Schema>> {
    try {
      return await send(schema, request);
    } catch (cause) {
      const refusal = toRefusal(cause, request.signal);
      if (refusal.reason === 'unavailable' && attempts > 1) return call(schema, request, attempts - 1);
      throw report(refusal, FAILURES[refusal.reason], request.orderId);
    }
  }

  function toRefusal(cause: unknown, {aborted}: AbortSignal): Refusal {
    if (aborted) return new Refusal('timeout');
    return cause instanceof Refusal ? cause : new Refusal('unavailable');
  }

  /** MultiSafepay's own refusal. Its code is passed on where the page may act on it, and hidden where it is the account's. */
  function refuse(errorCode: number | undefined, orderId?: string): Refusal {
    const reason = toReason(errorCode);
    const isForThePage = reason === 'rejected' || reason === 'misconfigured';
    return report(new Refusal(reason, isForThePage ? {errorCode} : {}), toAdvice(errorCode), orderId);
  }

  function report(refusal: Refusal, advice: Advice | undefined, orderId: string | undefined): Refusal {
    if (advice) log({level: refusal.reason === 'rejected' ? 'info' : 'error', orderId, ...advice});
    return refusal;
  }

  return {
    /** The payment page of a new order; `undefined` when there is a completed order of that id, or the id is of no use. */
    async createOrder(order: Order, signal: AbortSignal): Promise<string | undefined> {
      const orderId = order.order_id;
      const answer = await call(created, {method: 'POST', path: 'orders', orderId, signal, body: order});
      if (!answer.success && answer.error_code === INVALID_TRANSACTION_ID) return undefined;
      if (!answer.success) throw refuse(answer.error_code, orderId);

      const {order_id, payment_url} = answer.data;
      const paymentUrl = isEcho(order_id, orderId) ? parsePaymentUrl(payment_url, paymentHosts) : undefined;
      if (paymentUrl === undefined) throw report(new Refusal('nonsense'), UNSAFE_PAGE, orderId);
      return paymentUrl;
    },

    /** The order's status in MultiSafepay's word; `undefined` when it has no such order. */
    async readStatus(orderId: string, signal: AbortSignal): Promise<string | undefined> {
      const answer = await call(read, {method: 'GET', path: pathOf(orderId), orderId, signal});
      if (answer.success) return answer.data.status;
      if (answer.error_code === INVALID_TRANSACTION_ID || answer.error_code === NOT_FOUND) return undefined;
      throw refuse(answer.error_code, orderId);
    },

    /** Closes an open payment session. `false`: MultiSafepay would not, and the order must be read again. */
    async closeOrder(orderId: string, signal: AbortSignal): Promise<boolean> {
      const body = {status: 'cancelled', exclude_order: true};
      const answer = await call(closed, {method: 'PATCH', path: pathOf(orderId), orderId, signal, body});
      return answer.success;
    },

    /** Passes when the key is good and TrustPay is active for its website. */
    async checkGateway(signal: AbortSignal): Promise<void> {
      const answer = await call(gateways, {method: 'GET', path: 'gateways?country=CZ&currency=CZK', signal});
      if (!answer.success) throw refuse(answer.error_code);
      if (!answer.data.some(({id}) => id === 'TRUSTPAY')) throw refuse(NO_GATEWAY);
    },
  };
}

/** An id of digits may come back as a number: without its leading zeros, and from 2^53 on without its last digits. */
const isEcho = (echoed: string, orderId: string): boolean =>
  echoed === orderId || (/^\d+$/.test(orderId) && Number(echoed) === Number(orderId));

const pathOf = (orderId: string): string => `orders/${encodeURIComponent(orderId)}`;
