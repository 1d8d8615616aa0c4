import type {Order, PaymentStatus} from '../contract/order.js';
import {parsePaymentUrl} from '../contract/payment-url.js';
import {pause, type Claims} from './claims.js';
import {INVALID_TRANSACTION_ID} from './error-codes.js';
import {createFingerprint, digestOf} from './fingerprint.js';
import type {MultiSafepay} from './multisafepay.js';
import type {Notice, Notification} from './notification.js';
import type {RateLimit} from './rate-limit.js';
import {Refusal} from './refusal.js';
import {isOpen, isPaid, isTaken, mayFollow, toPaymentStatus} from './status.js';
import type {PaymentStore} from './store.js';

/** What is remembered of an order: no personal data. Written only by who holds the order's claim. */
interface PaymentRecord {
  /** MultiSafepay's word, and when it was heard: Unix time in ms. */
  readonly status: string;
  readonly heardAt: number;
  /** What was created here; absent when the order is known from MultiSafepay only. */
  readonly session?: Session;
  /** Digests of the notifications that were handed on. */
  readonly told: readonly string[];
}

interface Session {
  readonly fingerprint: string;
  readonly paymentUrl: string;
  readonly amount: number;
  readonly currency: string;
  /** An earlier session of the order was given up for this one: what is notified may still be about that. */
  readonly isReplacement: boolean;
}

/** A payment page to go to; a repeat cost nothing. */
export interface PaymentPage {
  readonly paymentUrl: string;
  readonly isRepeat: boolean;
}

/** As long as a payment link lives at MultiSafepay: 30 days, in ms. */
const RECORD_LIFETIME = 30 * 24 * 60 * 60 * 1000;

/** Long enough for all who wait to see why the request they waited for failed, in ms. */
const FAILURE_LIFETIME = 1_000;

/** An order that may still change and was not heard of for this long, in ms, is asked after: a notification may be lost. */
const TRUSTED_FOR = 60_000;

/** More than MultiSafepay repeats a notification. */
const DIGESTS_KEPT = 20;

export interface PaymentsSettings {
  readonly apiKey: string;
  readonly store: PaymentStore;
  readonly paymentHosts: readonly string[];
  readonly claims: Claims;
  readonly multisafepay: MultiSafepay;
  /** Called with the order's id before MultiSafepay is; may refuse. */
  readonly countOrder: RateLimit;
}

/** One order, one payment: however often it is asked for, by however many processes that share the store. */
export function createPayments({apiKey, store, paymentHosts, claims, multisafepay, countOrder}: PaymentsSettings) {
  const fingerprintOf = createFingerprint(apiKey);

  async function read(orderId: string): Promise<PaymentRecord | undefined> {
    const text = await store.get(nameOf(orderId));
    return text === undefined ? undefined : (JSON.parse(text) as PaymentRecord);
  }

  async function write(orderId: string, record: PaymentRecord): Promise<PaymentRecord> {
    await store.set(nameOf(orderId), JSON.stringify(record), RECORD_LIFETIME);
    return record;
  }

  /** Asks MultiSafepay how the order stands, and remembers it. What is paid stays paid. */
  async function hear(orderId: string, record: PaymentRecord | undefined, signal: AbortSignal): Promise<PaymentRecord> {
    const status = (await multisafepay.readStatus(orderId, signal)) ?? 'unknown';
    if (record && isPaid(record.status) && !mayFollow(record.status, status)) return record;
    return write(orderId, {told: [], ...record, status, heardAt: Date.now()});
  }

  /** The page that the record alone answers with. Refused when the order is taken. */
  function recall(record: PaymentRecord | undefined, fingerprint: string): PaymentPage | undefined {
    if (!record || (!isPaid(record.status) && Date.now() - record.heardAt > TRUSTED_FOR)) return undefined;
    refuseTaken(record);
    if (!isOpen(record.status) || record.session?.fingerprint !== fingerprint) return undefined;
    const paymentUrl = parsePaymentUrl(record.session.paymentUrl, paymentHosts);
    return paymentUrl === undefined ? undefined : {paymentUrl, isRepeat: true};
  }

  /** Closes a session whose content is no longer wanted. MultiSafepay refuses when the shopper was faster: so it is asked. */
  async function close(orderId: string, record: PaymentRecord, signal: AbortSignal): Promise<PaymentRecord> {
    const isClosed = await multisafepay.closeOrder(orderId, signal);
    if (isClosed) return write(orderId, {...record, status: 'cancelled', heardAt: Date.now()});
    return hear(orderId, record, signal);
  }

  /** Makes the order's one open session, for who holds the claim. */
  async function open(order: Order, fingerprint: string, signal: AbortSignal): Promise<PaymentPage> {
    const orderId = order.order_id;
    let record = await read(orderId);
    if (record && toPaymentStatus(record.status) === 'pending' && !recall(record, fingerprint)) {
      record = await hear(orderId, record, signal);
    }
    const page = recall(record, fingerprint);
    if (page) return page;

    if (record && isOpen(record.status)) record = await close(orderId, record, signal);
    refuseTaken(record);

    const paymentUrl = await multisafepay.createOrder(order, signal);
    if (paymentUrl === undefined) {
      refuseTaken(await hear(orderId, record, signal));
      throw new Refusal('misconfigured', {errorCode: INVALID_TRANSACTION_ID});
    }
    const {amount, currency} = order;
    const session = {fingerprint, paymentUrl, amount, currency, isReplacement: record?.session !== undefined};
    await write(orderId, {told: [], ...record, status: 'initialized', heardAt: Date.now(), session});
    return {paymentUrl, isRepeat: false};
  }

  /** The end of a session that was given up may be told when the next one is open: then MultiSafepay has the last word. */
  async function isAboutAnother(
    {status: known, session}: PaymentRecord,
    status: string,
    orderId: string,
    signal: AbortSignal,
  ) {
    if (!session?.isReplacement || !isOpen(known) || isTaken(status)) return false;
    return isOpen((await multisafepay.readStatus(orderId, signal)) ?? status);
  }

  return {
    /** The order's payment page. Concurrent requests share one call, and its failure. */
    async pay(order: Order, signal: AbortSignal): Promise<PaymentPage> {
      const orderId = order.order_id;
      const fingerprint = await fingerprintOf(order);
      const failure = `failure:${orderId}:${fingerprint}`;

      for (let isWaiting = false; ; isWaiting = true) {
        const page = recall(await read(orderId), fingerprint);
        if (page) return page;
        if (isWaiting) rethrow(await store.get(failure));

        const release = await claims.take(nameOf(orderId));
        if (!release) {
          await pause(signal);
          continue;
        }
        try {
          await store.delete(failure);
          await countOrder(orderId);
          return await open(order, fingerprint, signal);
        } catch (error) {
          if (error instanceof Refusal) await store.set(failure, JSON.stringify(error), FAILURE_LIFETIME);
          throw error;
        } finally {
          await release();
        }
      }
    },

    /** How the order stands, in the shopper's words. What is paid needs no asking. */
    async status(orderId: string, signal: AbortSignal): Promise<PaymentStatus> {
      const record = await read(orderId);
      if (record && isPaid(record.status)) return toPaymentStatus(record.status);
      const heard = await claims.alone(nameOf(orderId), signal, async () => hear(orderId, await read(orderId), signal));
      return toPaymentStatus(heard.status);
    },

    /** Hands a notification on, unless it was before or is overtaken. When `onPayment` throws it was not. */
    async settle(
      notification: Notification,
      onPayment: (notice: Notice) => unknown,
      signal: AbortSignal,
    ): Promise<void> {
      const {orderId, status, raw} = notification;
      const digest = await digestOf(raw);
      await claims.alone(nameOf(orderId), signal, async () => {
        const known = await read(orderId);
        if (known && (known.told.includes(digest) || !mayFollow(known.status, status))) return;
        if (known && (await isAboutAnother(known, status, orderId, signal))) return;

        const record = await write(orderId, {told: [], ...known, status, heardAt: Date.now()});
        await onPayment({...notification, mismatch: mismatchOf(notification, known?.session)});
        await write(orderId, {...record, told: [...record.told, digest].slice(-DIGESTS_KEPT)});
      });
    },
  };
}

/** Under which an order is remembered, and claimed. */
const nameOf = (orderId: string): string => `order:${orderId}`;

function refuseTaken(record: PaymentRecord | undefined): void {
  if (record && isTaken(record.status)) throw new Refusal('already-paid', {errorCode: INVALID_TRANSACTION_ID});
}

/** The failure of the request one waited for is one's own. */
function rethrow(failure: string | undefined): void {
  if (failure === undefined) return;
  const {reason, details} = JSON.parse(failure) as Refusal;
  throw new Refusal(reason, details);
}

function mismatchOf({amount, currency}: Notification, session: Session | undefined): Notice['mismatch'] {
  if (!session) return 'order';
  if (amount !== session.amount) return 'amount';
  return currency === session.currency ? undefined : 'currency';
}
