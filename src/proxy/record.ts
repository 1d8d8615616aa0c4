import * as z from 'zod/mini';
import type {Payment} from '../contract/order.js';
import type {PaymentUpdate} from './payment-update.js';
import type {Reading} from './reading.js';
import {ABSENT, isPaid, sessionStateOf, toPaymentStatus} from './status.js';
import {compareMoments, type Sequence} from './transitions.js';

const time = z.number();

/** What was asked for at MultiSafepay here, written before it is asked for. */
const sessionSchema = z.object({
  fingerprint: z.string(),
  amount: z.number(),
  currency: z.string(),
  /** When `POST /orders` left. */
  sentAt: time,
  /** When it became certain that its answer is lost. */
  lostAt: z.optional(time),
  /** Absent until MultiSafepay has answered. */
  paymentUrl: z.optional(z.string()),
  /** An earlier session of the order was given up for this one: what is notified may still be about that. */
  isReplacement: z.boolean(),
  /** After it the order may no longer be paid. */
  expiresAt: z.optional(time),
  /** How often the link was handed out; requests that were under way together count once. */
  handOuts: z.number(),
  handedOutAt: time,
});

/** A change that `onPayment` has not taken yet: all of its argument but the JSON, which holds personal data. */
const untoldSchema = z.object({
  digest: z.string(),
  status: z.string(),
  amount: z.optional(z.number()),
  currency: z.optional(z.string()),
  transactionId: z.optional(z.string()),
  financialStatus: z.optional(z.string()),
  modified: z.optional(z.string()),
  mismatch: z.optional(z.enum(['order', 'amount', 'currency', 'duplicate'])),
  isLate: z.boolean(),
});

const momentSchema = z.object({status: z.string(), modified: z.optional(z.string())});

const recordSchema = z.object({
  version: z.number(),
  /** MultiSafepay's word, or the record's own: `creating`, `absent`. */
  status: z.string(),
  modified: z.optional(z.string()),
  /** When MultiSafepay said so; 0 when it was never asked. */
  checkedAt: time,
  /** As MultiSafepay has them. */
  amount: z.optional(z.number()),
  currency: z.optional(z.string()),
  /** It was paid once, whatever came after. */
  wasPaid: z.boolean(),
  /** Of the payment, once there is one. */
  transactionId: z.optional(z.string()),
  /** Further payments of the same order, by transaction. */
  duplicates: z.record(z.string(), momentSchema),
  session: z.optional(sessionSchema),
  /** Since when MultiSafepay keeps a session open that it was asked to close and whose link is not known. */
  stuckSince: z.optional(time),
  untold: z.array(untoldSchema),
  /** Of the changes that `onPayment` has taken. */
  deliveredDigests: z.array(z.string()),
  /** How the last request for a session failed, for those who wait for it elsewhere. */
  failure: z.optional(z.object({fingerprint: z.string(), reason: z.string(), details: z.unknown(), at: time})),
  /** Who may create, close and tell, until when. */
  lock: z.optional(z.object({holder: z.string(), until: time})),
});

/** What is remembered of an order: no personal data. */
export type PaymentRecord = Readonly<z.infer<typeof recordSchema>>;
export type Session = Readonly<z.infer<typeof sessionSchema>>;
export type UntoldChange = Readonly<z.infer<typeof untoldSchema>>;

/** What an order costs, in minor units. */
export interface Price {
  readonly amount: number;
  readonly currency: string;
}

/** More than MultiSafepay repeats a notification. */
const DIGESTS_KEPT = 20;

/** Longer than anybody waits for an answer of MultiSafepay, in ms: after it a `POST /orders` has come to its end there. */
export const CREATE_TIMEOUT = 25_000;

/** A link may be opened 20 times: it is replaced before. */
const MAX_HAND_OUTS = 19;

export const NEW_RECORD: PaymentRecord = {
  version: 0,
  status: ABSENT,
  checkedAt: 0,
  wasPaid: false,
  duplicates: {},
  untold: [],
  deliveredDigests: [],
};

/** `undefined` for a text that is no record of this version. */
export function parseRecord(text: string): PaymentRecord | undefined {
  try {
    return recordSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

/** The order can still change, or a change waits to be told. */
export const isOpenRecord = ({status, wasPaid, untold}: PaymentRecord): boolean =>
  untold.length > 0 || (!wasPaid && sessionStateOf(status) !== 'over');

/** Another session would be a second payment. */
export const isTaken = ({status, wasPaid}: PaymentRecord): boolean => wasPaid || sessionStateOf(status) === 'taken';

/**
 * A reader is answered from a record that MultiSafepay confirmed this short ago, in ms. Less than a page waits between two questions, so
 * that one page hears of everything; several pages of one order cost no more calls than one.
 */
const FRESH_FOR = 3_000;

/** A shopper is sent to a link that was made or confirmed this short ago, in ms: the end of its session may not have been told. */
const STALE_AFTER = 60_000;

export const isFresh = ({wasPaid, checkedAt}: PaymentRecord, now: number): boolean =>
  wasPaid || now - checkedAt < FRESH_FOR;

export function isStale({wasPaid, checkedAt, session}: PaymentRecord, now: number): boolean {
  const knownAt = session?.paymentUrl === undefined ? checkedAt : Math.max(checkedAt, session.sentAt);
  return !wasPaid && now - knownAt > STALE_AFTER;
}

/** The session that was asked for here may be open. */
export const mayBeOpen = ({session, status}: PaymentRecord): boolean =>
  session !== undefined && sessionStateOf(status) !== 'over' && sessionStateOf(status) !== 'taken';

/** How long, in ms, MultiSafepay may still be creating what was asked for. */
export function underWayFor({session}: PaymentRecord, now: number): number {
  if (!session || session.paymentUrl !== undefined || session.lostAt !== undefined) return 0;
  return Math.max(0, session.sentAt + CREATE_TIMEOUT - now);
}

export const isWornOut = ({handOuts}: Session): boolean => handOuts >= MAX_HAND_OUTS;

export const hasPrice = ({amount, currency}: Partial<Price>, price: Price): boolean =>
  amount === price.amount && currency === price.currency;

/**
 * What was paid is what it costs; where nothing was created here, what the merchant says it costs. Without a price the order is known to
 * have been created here, if the record is lost: then what was paid is a price it had.
 */
export function isPaidRight(record: PaymentRecord, price: Price | undefined): boolean {
  const due = record.session ?? price;
  return due === undefined || hasPrice(record, due);
}

/** How an order stands, in the shopper's words. */
export type Standing = Pick<Payment, 'status' | 'unfinished'>;

/** An order id that was paid elsewhere for another amount is nothing to rely on. */
export function toShopper(record: PaymentRecord, price: Price | undefined): Standing {
  if (record.wasPaid) return {status: isPaidRight(record, price) ? 'paid' : 'unknown'};
  const status = toPaymentStatus(record.status);
  return sessionStateOf(record.status) === 'open' ? {status, unfinished: true} : {status};
}

/** What became of a reading: `unclear` may be news, but only MultiSafepay knows. */
export type Outcome = Sequence | 'known' | 'foreign';

/** Is the reading news to the record? */
export function judge(record: PaymentRecord, reading: Reading): Outcome {
  const {digest, status, transactionId} = reading;
  const isRepeat = record.deliveredDigests.includes(digest) || record.untold.some((change) => change.digest === digest);
  if (isRepeat) return 'known';

  if (isOfAnotherPayment(record, reading)) {
    const known = record.duplicates[transactionId ?? ''];
    if (known) return compareMoments({...known, wasPaid: true}, reading);
    return isPaid(status) ? 'follows' : 'foreign';
  }
  if (status === record.status && reading.modified === record.modified && !isPaid(status)) return 'known';
  return compareMoments(record, reading);
}

const isOfAnotherPayment = (record: PaymentRecord, {transactionId}: Reading): boolean =>
  record.wasPaid &&
  record.transactionId !== undefined &&
  transactionId !== undefined &&
  transactionId !== record.transactionId;

/** The record after a reading that follows. The change waits to be told; that nobody has paid yet is no change. */
function apply(record: PaymentRecord, reading: Reading, price: Price | undefined, now: number): PaymentRecord {
  const {status, modified, amount, currency, transactionId} = reading;
  const isDuplicate = isOfAnotherPayment(record, reading);
  const mismatch = isDuplicate ? 'duplicate' : mismatchOf(reading, record.session ?? price);
  const isChange = sessionStateOf(status) !== 'open';
  const untold = isChange
    ? [...record.untold, toUntold(reading, mismatch, isLate(record, reading, now))]
    : record.untold;
  if (isDuplicate) {
    const duplicates = {...record.duplicates, [transactionId ?? '']: {status, modified}};
    return {...record, checkedAt: now, duplicates, untold};
  }

  const wasPaid = record.wasPaid || isPaid(status);
  return {
    ...record,
    status,
    modified: modified ?? record.modified,
    checkedAt: now,
    amount: record.wasPaid ? record.amount : amount,
    currency: record.wasPaid ? record.currency : currency,
    wasPaid,
    transactionId: wasPaid ? (record.transactionId ?? transactionId) : undefined,
    untold,
  };
}

/** The end of a session that was given up may be told when the next one is open: then MultiSafepay has the last word. */
export const isOfGivenUpSession = (record: PaymentRecord, {status}: Reading): boolean =>
  record.session?.isReplacement === true && mayBeOpen(record) && sessionStateOf(status) === 'over';

/** The record after MultiSafepay was asked: `undefined` is no order there. What is not news only confirms what is known. */
export function note(
  known: PaymentRecord | undefined,
  reading: Reading | undefined,
  price: Price | undefined,
  now: number,
): PaymentRecord | undefined {
  if (!reading) return known && {...known, checkedAt: now};
  const record = known ?? NEW_RECORD;
  const outcome = judge(record, reading);
  const isNews = outcome === 'follows' || outcome === 'unclear'; // nobody knows better than MultiSafepay
  return isNews ? apply(record, reading, price, now) : {...record, checkedAt: now};
}

/** The record after its session was closed from here. That it was cancelled is not told: another session follows, or the order's end. */
export function noteClosed(
  record: PaymentRecord,
  reading: Reading | undefined,
  price: Price | undefined,
  now: number,
): PaymentRecord {
  const closed = {...record, stuckSince: undefined, checkedAt: now};
  if (!reading) return {...closed, status: 'cancelled'};
  if (toPaymentStatus(reading.status) !== 'cancelled') return note(closed, reading, price, now) ?? closed;
  const {status, modified = record.modified, digest} = reading;
  return {...closed, status, modified, deliveredDigests: keepDigest(record, digest)};
}

function mismatchOf(reading: Reading, price: Price | undefined): PaymentUpdate['mismatch'] {
  if (!price) return 'order';
  if (reading.amount !== price.amount) return 'amount';
  return reading.currency === price.currency ? undefined : 'currency';
}

/** The shopper's part was done after the order's end. */
const isLate = (record: PaymentRecord, {status}: Reading, now: number): boolean =>
  sessionStateOf(status) === 'taken' &&
  !isTaken(record) &&
  record.session?.expiresAt !== undefined &&
  record.session.expiresAt < now;

function toUntold(reading: Reading, mismatch: PaymentUpdate['mismatch'], isLate: boolean): UntoldChange {
  const {digest, status, amount, currency, transactionId, financialStatus, modified} = reading;
  return {digest, status, amount, currency, transactionId, financialStatus, modified, mismatch, isLate};
}

export const deliver = (record: PaymentRecord, digest: string): PaymentRecord => ({
  ...record,
  untold: record.untold.filter((change) => change.digest !== digest),
  deliveredDigests: keepDigest(record, digest),
});

const keepDigest = ({deliveredDigests}: PaymentRecord, digest: string): string[] =>
  [...deliveredDigests, digest].slice(-DIGESTS_KEPT);
