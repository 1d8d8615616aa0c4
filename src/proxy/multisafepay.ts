import * as z from 'zod/mini';
import {createdSchema, refusalSchema} from '../contract/order.js';
import {parsePaymentUrl} from '../contract/payment-url.js';
import {parseJsonWithLongIntegers, readBytes} from './body.js';
import type {Context} from './context.js';
import {
  INVALID_TRANSACTION_ID,
  isUnspecified,
  NO_GATEWAY,
  NOT_FOUND,
  toAdvice,
  toReason,
  type Advice,
} from './error-codes.js';
import type {SentOrder} from './order.js';
import {orderDataSchema, toReading, type Reading} from './reading.js';
import {Refusal, type Reason} from './refusal.js';

/** No honest answer is larger, in bytes. */
const ANSWER_LIMIT = 64 * 1024;

const succeeded = z.literal(true);

const created = z.union([createdSchema(), refusalSchema()]);
const read = z.union([z.object({success: succeeded, data: z.unknown()}), refusalSchema()]);
const closed = z.union([z.object({success: succeeded}), refusalSchema()]);
const gateways = z.union([z.object({success: succeeded, data: z.array(z.object({id: z.string()}))}), refusalSchema()]);

/** What the log is told when there is no usable answer at all. */
const FAILURES = {
  nonsense: {
    event: 'unusable-answer',
    detail: "The answer was not MultiSafepay's: check that environment names its API, and that nothing stands between.",
  },
  unavailable: {event: 'unreachable', detail: 'MultiSafepay could not be reached, or said it is out of order.'},
} satisfies Partial<Record<Reason, Advice>>;

const failureOf = ({reason}: Refusal): Advice | undefined =>
  reason === 'nonsense' || reason === 'unavailable' ? FAILURES[reason] : undefined;

const UNSAFE_PAGE: Advice = {
  event: 'unsafe-payment-url',
  detail: 'MultiSafepay answered with another order, or with a payment page on a host that is not in paymentHosts.',
};

/** What came of `POST /orders`. `lost`: whether a session was created is not known. */
export type Creation =
  | {readonly outcome: 'created'; readonly paymentUrl: string}
  | {readonly outcome: 'id-taken'}
  | {readonly outcome: 'refused' | 'lost'; readonly refusal: Refusal};

interface Call {
  readonly method: 'GET' | 'POST' | 'PATCH';
  /** Below the base URL. */
  readonly path: string;
  readonly orderId?: string;
  readonly body?: object;
}

export interface MultiSafepaySettings {
  /** The first signs. */
  readonly apiKeys: readonly [string, ...string[]];
  /** Ends in a slash. */
  readonly baseUrl: URL;
  readonly paymentHosts: readonly string[];
  readonly fetch: typeof fetch;
}

export type MultiSafepay = ReturnType<typeof createMultiSafepay>;

/** The calls a payment needs. An answer that is no use is told to the log and becomes a `Refusal`; it is never passed on. */
export function createMultiSafepay({apiKeys: [apiKey], baseUrl, paymentHosts, fetch}: MultiSafepaySettings) {
  /** One attempt. The HTTP status of an answer proves nothing: its body is what counts. */
  async function send<Schema extends z.ZodMiniType>(
    schema: Schema,
    {method, path, orderId, body}: Call,
    context: Context,
  ): Promise<z.output<Schema>> {
    const start = performance.now();
    const {signal} = context;
    let status: number | undefined;
    try {
      const response = await fetch(new URL(path, baseUrl).href, {
        method,
        headers: {api_key: apiKey, accept: 'application/json', 'content-type': 'application/json'},
        body: body && JSON.stringify(body),
        redirect: 'manual', // the key goes nowhere else
        signal,
      });
      ({status} = response);
      const bytes = await readBytes(response, ANSWER_LIMIT);
      const answer = schema.safeParse(bytes && parseJsonWithLongIntegers(bytes));
      if (answer.success) return answer.data;
      throw toOutage(response);
    } catch (cause) {
      if (signal.aborted) throw new Refusal('timeout');
      throw cause instanceof Refusal ? cause : new Refusal('unavailable');
    } finally {
      context.emit({type: 'upstream', orderId, method, status, duration: performance.now() - start});
    }
  }

  /** Reading is tried twice where nobody was there; what changes something is sent once. */
  async function call<Schema extends z.ZodMiniType>(
    schema: Schema,
    request: Call,
    context: Context,
    attempts = request.method === 'GET' ? 2 : 1,
  ): Promise<z.output<Schema>> {
    try {
      // What ignores its signal is not waited for either.
      return await context.within('MultiSafepay', send(schema, request, context));
    } catch (error) {
      const refusal = error instanceof Refusal ? error : new Refusal('unavailable');
      if (refusal.reason === 'unavailable' && attempts > 1) return call(schema, request, context, attempts - 1);
      throw report(refusal, failureOf(refusal), request.orderId, context);
    }
  }

  /** MultiSafepay's own refusal. Its code is passed on where the page may act on it, and hidden where it is the account's. */
  function refuse(errorCode: number | undefined, context: Context, orderId?: string): Refusal {
    const reason = toReason(errorCode);
    const isForThePage = reason === 'rejected' || reason === 'misconfigured';
    return report(new Refusal(reason, isForThePage ? {errorCode} : {}), toAdvice(errorCode), orderId, context);
  }

  function report(
    refusal: Refusal,
    advice: Advice | undefined,
    orderId: string | undefined,
    context: Context,
  ): Refusal {
    if (advice) context.log({level: refusal.reason === 'rejected' ? 'info' : 'error', orderId, ...advice});
    return refusal;
  }

  return {
    /** Sends an order once. Every way out is a value: what is not known must be remembered as not known. */
    async createOrder(order: SentOrder, context: Context): Promise<Creation> {
      const orderId = order.order_id;
      let answer;
      try {
        answer = await call(created, {method: 'POST', path: 'orders', orderId, body: order}, context);
      } catch (error) {
        return {outcome: 'lost', refusal: error as Refusal};
      }
      if (!answer.success) {
        if (answer.error_code === INVALID_TRANSACTION_ID) return {outcome: 'id-taken'};
        const outcome = isUnspecified(answer.error_code) ? 'lost' : 'refused';
        return {outcome, refusal: refuse(answer.error_code, context, orderId)};
      }

      const {order_id, payment_url} = answer.data;
      const paymentUrl = isEcho(order_id, orderId) ? parsePaymentUrl(payment_url, paymentHosts) : undefined;
      if (paymentUrl !== undefined) return {outcome: 'created', paymentUrl};
      return {outcome: 'lost', refusal: report(new Refusal('nonsense'), UNSAFE_PAGE, orderId, context)};
    },

    /** How the order stands; `undefined` when MultiSafepay has no such order. */
    async readOrder(orderId: string, context: Context): Promise<Reading | undefined> {
      const answer = await call(read, {method: 'GET', path: pathOf(orderId), orderId}, context);
      if (answer.success) {
        const data = orderDataSchema.safeParse(answer.data);
        if (data.success) return toReading(data.data, JSON.stringify(answer.data));
        throw report(new Refusal('nonsense'), FAILURES.nonsense, orderId, context);
      }
      if (answer.error_code === INVALID_TRANSACTION_ID || answer.error_code === NOT_FOUND) return undefined;
      throw refuse(answer.error_code, context, orderId);
    },

    /** Asks to close an open payment session. Whether it is closed then, only reading the order tells. */
    async closeOrder(orderId: string, context: Context): Promise<boolean> {
      const body = {status: 'cancelled', exclude_order: true};
      try {
        return (await call(closed, {method: 'PATCH', path: pathOf(orderId), orderId, body}, context)).success;
      } catch (error) {
        if (error instanceof Refusal && error.reason !== 'timeout') return false;
        throw error;
      }
    },

    /** Passes when the key is good and TrustPay is active for its website. */
    async checkGateway(context: Context): Promise<void> {
      const answer = await call(gateways, {method: 'GET', path: 'gateways?country=CZ&currency=CZK'}, context);
      if (!answer.success) throw refuse(answer.error_code, context);
      if (!answer.data.some(({id}) => id === 'TRUSTPAY')) throw refuse(NO_GATEWAY, context);
    },
  };
}

/** No JSON of the contract. A server in front of MultiSafepay answers in HTML: how long to stay away is kept. */
function toOutage({status, headers}: Response): Refusal {
  const isOutage = status >= 500 || status === 403 || status === 429;
  return isOutage
    ? new Refusal('unavailable', {retryAfter: toSeconds(headers.get('retry-after'))})
    : new Refusal('nonsense');
}

/** `Retry-After`: seconds, or a date. */
function toSeconds(retryAfter: string | null): number | undefined {
  if (retryAfter === null) return undefined;
  const seconds = /^\d+$/.test(retryAfter) ? Number(retryAfter) : (Date.parse(retryAfter) - Date.now()) / 1000;
  return seconds >= 0 ? Math.ceil(seconds) : undefined;
}

/** An id of digits may come back as a number: without its leading zeros, and from 2^53 on without its last digits. */
export const isEcho = (echoed: string, orderId: string): boolean =>
  echoed === orderId || (/^\d+$/.test(orderId) && /^\d+$/.test(echoed) && Number(echoed) === Number(orderId));

const pathOf = (orderId: string): string => `orders/${encodeURIComponent(orderId)}`;
