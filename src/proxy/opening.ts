import {parsePaymentUrl} from '../contract/payment-url.js';
import type {Context} from './context.js';
import {INVALID_TRANSACTION_ID} from './error-codes.js';
import type {Lease} from './locks.js';
import type {MultiSafepay} from './multisafepay.js';
import type {SentOrder} from './order.js';
import type {Reading} from './reading.js';
import {
  CREATE_TIMEOUT,
  hasPrice,
  isPaidRight,
  isStale,
  isTaken,
  isWornOut,
  mayBeOpen,
  note,
  noteClosed,
  underWayFor,
  type PaymentRecord,
  type Price,
  type Session,
} from './record.js';
import type {Records} from './records.js';
import {Refusal} from './refusal.js';
import type {ReturnTokens} from './return-token.js';
import {ABSENT, CREATING, sessionStateOf, type SessionState} from './status.js';

/** An order as a shopper asks for it. */
export interface Wanted {
  readonly order: SentOrder;
  /** Under each key; the first is written. */
  readonly fingerprints: readonly string[];
  /** Unix times in ms. */
  readonly createdAt?: number;
  readonly expiresAt?: number;
}

/** A payment page to go to; a repeat cost nothing. */
export interface PaymentPage {
  readonly paymentUrl: string;
  readonly isRepeat: boolean;
}

/** For how long MultiSafepay may keep a session open that nobody here has the link of, before the sale goes on beside it. In ms. */
const STUCK_FOR = 60_000;

/** When to come back to an order whose state is not clear, in seconds. */
const UNCLEAR_RETRY = 10;

/** Refused when the order is paid or on its way: another session would be a second payment. */
export function refuseTaken(record: PaymentRecord | undefined, order: SentOrder, context: Context): void {
  if (!record || !isTaken(record)) return;
  if (!record.wasPaid) {
    throw new Refusal('payment-pending', {errorCode: INVALID_TRANSACTION_ID, data: {status: 'pending'}});
  }
  if (isPaidRight(record, order)) throw new Refusal('already-paid', {errorCode: INVALID_TRANSACTION_ID});
  const detail = 'This order id was paid for another amount or in another currency: is it used twice?';
  context.log({level: 'error', event: 'paid-otherwise', orderId: order.order_id, detail});
  throw new Refusal('misconfigured', {errorCode: INVALID_TRANSACTION_ID});
}

const stateOf = (reading: Reading | undefined): SessionState => (reading ? sessionStateOf(reading.status) : 'over');

export interface OpeningSettings {
  readonly records: Records;
  readonly multisafepay: MultiSafepay;
  readonly paymentHosts: readonly string[];
  readonly returnTokens: ReturnTokens;
}

export type Opening = ReturnType<typeof createOpening>;

/** Makes the one open session of an order, for who holds its lock: asks, closes what is open, sees that it is closed, then creates. */
export function createOpening({records, multisafepay, paymentHosts, returnTokens}: OpeningSettings) {
  /** The link that the record alone answers with. */
  function reusablePage(record: PaymentRecord | undefined, wanted: Wanted): PaymentPage | undefined {
    const session = record?.session;
    if (!record || !session?.paymentUrl || sessionStateOf(record.status) !== 'open') return undefined;
    const isWanted = wanted.fingerprints.includes(session.fingerprint) && !isWornOut(session);
    return isWanted && !isStale(record, Date.now()) ? toPage(session) : undefined;
  }

  function toPage({paymentUrl = ''}: Session): PaymentPage | undefined {
    const url = parsePaymentUrl(paymentUrl, paymentHosts);
    return url === undefined ? undefined : {paymentUrl: url, isRepeat: true};
  }

  /** Asks how the order stands, and remembers it. Refused when it is taken. */
  async function ask({order}: Wanted, lease: Lease, context: Context): Promise<Reading | undefined> {
    const reading = await multisafepay.readOrder(order.order_id, context);
    if (reading) await lease.update((record) => note(record, reading, order, Date.now()) ?? record);
    refuseTaken(lease.record, order, context);
    return reading;
  }

  /** The order's open session: the one there is, or a new one in its place. */
  async function open(wanted: Wanted, lease: Lease, context: Context): Promise<PaymentPage> {
    const before = lease.record;
    if (lease.isNew && (await records.isProof(wanted.createdAt, context))) return create(wanted, lease, context);

    const reading = await ask(wanted, lease, context);
    const page = stateOf(reading) === 'open' ? reusablePage(lease.record, wanted) : undefined;
    if (page && hasPriceOf(reading, wanted)) return page;

    const kept = await makeRoom(wanted, before, reading, lease, context);
    return kept ?? create(wanted, lease, context);
  }

  /** Sees to it that no session is open. The page of one that cannot be closed, where it still is what the order costs. */
  async function makeRoom(
    wanted: Wanted,
    before: PaymentRecord,
    reading: Reading | undefined,
    lease: Lease,
    context: Context,
  ): Promise<PaymentPage | undefined> {
    const orderId = wanted.order.order_id;
    const state = stateOf(reading);
    if (state === 'unclear') throw unclear(orderId, reading, context);
    if (state === 'over') {
      const underWay = underWayFor(before, Date.now());
      if (underWay > 0) throw new Refusal('unavailable', {retryAfter: Math.ceil(underWay / 1000)});
      if (!mayBeOpen(before)) return undefined;
    }

    const after = await close(orderId, state === 'open', wanted.order, lease, context);
    refuseTaken(lease.record, wanted.order, context);
    return stateOf(after) === 'over' ? undefined : keep(wanted, after, lease, context);
  }

  /** Asks MultiSafepay to close the order's session, and looks whether it did: how the order stands then. */
  async function close(
    orderId: string,
    wasOpen: boolean,
    price: Price | undefined,
    lease: Lease,
    context: Context,
  ): Promise<Reading | undefined> {
    const isAccepted = await multisafepay.closeOrder(orderId, context);
    let reading = await multisafepay.readOrder(orderId, context);
    // One answer says that something was open, another that nothing was: a third decides.
    if (!isAccepted && wasOpen && stateOf(reading) === 'over') reading = await multisafepay.readOrder(orderId, context);

    const isClosed = stateOf(reading) === 'over';
    const now = Date.now();
    await lease.update((record) =>
      isClosed ? noteClosed(record, reading, price, now) : (note(record, reading, price, now) ?? record),
    );
    if (isClosed) context.emit({type: 'closed', orderId});
    return reading;
  }

  /** What MultiSafepay will not close: handed out again, waited for, or left behind after a while. */
  async function keep(
    {order}: Wanted,
    reading: Reading | undefined,
    lease: Lease,
    context: Context,
  ): Promise<PaymentPage | undefined> {
    const {session} = lease.record;
    const page = session && hasPrice(session, order) && hasPriceOf(reading, {order}) ? toPage(session) : undefined;
    if (page) return page;

    const now = Date.now();
    const {stuckSince = now} = await lease.update((record) => ({...record, stuckSince: record.stuckSince ?? now}));
    const isLinkKnown = session?.paymentUrl !== undefined;
    const left = stuckSince + STUCK_FOR - now;
    if (isLinkKnown || left > 0 || stateOf(reading) !== 'open') {
      throw unclear(order.order_id, reading, context, isLinkKnown ? undefined : Math.ceil(left / 1000));
    }

    const detail =
      'MultiSafepay keeps a session of this order open that nobody here has the link of: it may be paid twice.';
    context.log({level: 'error', event: 'session-left-open', orderId: order.order_id, detail});
    return undefined;
  }

  /** Writes what is asked for, asks for it, and writes what came of it. The return token is new each time, so no fingerprint has it. */
  async function create(wanted: Wanted, lease: Lease, context: Context): Promise<PaymentPage> {
    const {order, fingerprints, expiresAt} = wanted;
    const {amount, currency, order_id: orderId} = order;
    const {status, session: earlier} = lease.record;
    const sent = await returnTokens.addTo(order);
    const session: Session = {
      fingerprint: fingerprints[0] ?? '',
      amount,
      currency,
      sentAt: Date.now(),
      isReplacement: status !== ABSENT || earlier !== undefined,
      expiresAt,
      handOuts: 1,
      handedOutAt: Date.now(),
    };
    await lease.update((record) => ({...record, status: CREATING, checkedAt: 0, session, failure: undefined}));

    const creation = await multisafepay.createOrder(sent, context.fork(CREATE_TIMEOUT));
    switch (creation.outcome) {
      case 'created':
        await remember(lease, creation.paymentUrl, context);
        context.emit({
          type: session.isReplacement ? 'replaced' : 'created',
          orderId,
          duration: Date.now() - context.startedAt,
        });
        return {paymentUrl: creation.paymentUrl, isRepeat: false};

      case 'id-taken':
        await lease.update((record) => ({...record, status: ABSENT, session: undefined}));
        await ask(wanted, lease, context.fork(CREATE_TIMEOUT));
        throw new Refusal('misconfigured', {errorCode: INVALID_TRANSACTION_ID});

      case 'refused':
        await lease.update((record) => ({
          ...record,
          status: sessionStateOf(status) === 'over' ? status : ABSENT,
          session: undefined,
        }));
        throw creation.refusal;

      case 'lost':
        if (creation.refusal.reason !== 'timeout') {
          await lease.update((record) => ({
            ...record,
            session: record.session && {...record.session, lostAt: Date.now()},
          }));
        }
        throw creation.refusal;
    }
  }

  /** The link is good even where it cannot be remembered: whoever asks next closes its session. Unless somebody did already. */
  async function remember(lease: Lease, paymentUrl: string, context: Context): Promise<void> {
    try {
      await lease.leave((record) => {
        const handedOutAt = Date.now();
        const session = record.session && {...record.session, paymentUrl, handedOutAt};
        return {...record, status: record.status === CREATING ? 'initialized' : record.status, session};
      });
    } catch (error) {
      if (!lease.isHeld) throw error;
      context.log({
        level: 'error',
        event: 'link-not-remembered',
        detail: 'The store did not take a link that was created.',
      });
    }
  }

  /** A word nobody documents, or a session that stays open: nothing may be created beside it. */
  function unclear(
    orderId: string,
    reading: Reading | undefined,
    context: Context,
    retryAfter = UNCLEAR_RETRY,
  ): Refusal {
    const detail = `MultiSafepay has the order as "${reading?.status ?? ''}" and does not close it: no second session is created.`;
    context.log({level: 'error', event: 'not-over', orderId, detail});
    return new Refusal('unavailable', {retryAfter});
  }

  return {open, close, reusablePage};
}

/** What MultiSafepay has open is what the order costs, as far as it says. */
const hasPriceOf = (reading: Reading | undefined, {order}: Pick<Wanted, 'order'>): boolean =>
  reading?.amount === undefined || hasPrice(reading, order);
