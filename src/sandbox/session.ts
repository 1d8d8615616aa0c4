import type {Choice} from './gateways.js';
import type {OrderRequest} from './request-schema.js';

/** MultiSafepay's words for how an order stands. */
export const STATUSES = [
  'initialized',
  'completed',
  'uncleared',
  'declined',
  'cancelled',
  'void',
  'expired',
  'reserved',
  'shipped',
  'refunded',
  'partial_refunded',
  'chargedback',
] as const;

export type Status = (typeof STATUSES)[number];

/** What an order can only be once its payment was completed. */
const COMPLETED: readonly Status[] = ['completed', 'shipped', 'refunded', 'partial_refunded', 'chargedback'];

/** Money that went back to the shopper. Amounts are minor units, times milliseconds since 1970. */
export interface Refund {
  readonly transactionId: number;
  readonly amount: number;
  readonly description: string;
  readonly at: number;
}

/** What a merchant may add to an order later: when it was shipped, and under which invoice. */
export type Additions = Readonly<Partial<Record<(typeof ADDITIONS)[number], string>>>;

export const ADDITIONS = [
  'carrier',
  'invoice_id',
  'invoice_url',
  'po_number',
  'reason',
  'ship_date',
  'tracktrace_code',
  'tracktrace_url',
] as const;

/** One payment link of one order, JSON-safe. Times are milliseconds since 1970. */
export interface Session {
  readonly token: string;
  readonly transactionId: number;
  readonly order: OrderRequest;
  readonly status: Status;
  /** What the status was before, where it has changed. */
  readonly previousStatus?: Status;
  readonly choice?: Choice;
  readonly openings: number;
  readonly createdAt: number;
  readonly modifiedAt: number;
  readonly completedAt?: number;
  readonly expiresAt: number;
  readonly refunds: readonly Refund[];
  readonly additions: Additions;
}

const SECOND = 1000;
const DAY = 24 * 60 * 60 * SECOND;

/** A link lives 30 days if the order does not say otherwise. */
const DEFAULT_DAYS = 30;

/** TrustPay gives a shopper ten days from the choice of the method. */
const TRUSTPAY_LIFE = 10 * DAY;

/** A payment link can be opened this often. */
export const MAX_OPENINGS = 20;

const lifeOf = ({seconds_active, days_active}: OrderRequest): number =>
  seconds_active === undefined ? (days_active ?? DEFAULT_DAYS) * DAY : seconds_active * SECOND;

/** When a session ends whose method is chosen at this time. */
export const deadline = (expiresAt: number, gateway: string | undefined, now: number): number =>
  gateway === 'TRUSTPAY' ? Math.min(expiresAt, now + TRUSTPAY_LIFE) : expiresAt;

const newToken = (): string => crypto.randomUUID().replaceAll('-', '');

const newTransactionId = (): number => Math.floor(Math.random() * Number.MAX_SAFE_INTEGER);

export const newSession = (order: OrderRequest, now: number): Session => ({
  token: newToken(),
  transactionId: newTransactionId(),
  order,
  status: 'initialized',
  openings: 0,
  createdAt: now,
  modifiedAt: now,
  expiresAt: deadline(now + lifeOf(order), order.gateway, now),
  refunds: [],
  additions: {},
});

/** The same payment made once more: another transaction of the same order. */
export const repeated = (session: Session): Session => ({
  ...session,
  token: newToken(),
  transactionId: newTransactionId(),
});

/** A session in another status. Every change has a later second than the last, as its time is printed without fractions. */
export const moved = (session: Session, status: Status, now: number): Session => ({
  ...session,
  status,
  previousStatus: session.status,
  modifiedAt: Math.max(now, session.modifiedAt + SECOND),
  completedAt: session.completedAt ?? (COMPLETED.includes(status) ? now : undefined),
});

/** What has gone back to the shopper, in minor units. */
export const refundedOf = ({order, status, refunds}: Session): number =>
  status === 'refunded' && !refunds.length ? order.amount : refunds.reduce((sum, {amount}) => sum + amount, 0);

/** A session of which so much has gone back. */
export function refunded(
  session: Session,
  {amount, description}: {amount: number; description: string},
  now: number,
): Session {
  const refund = {transactionId: newTransactionId(), amount, description, at: now};
  const refunds = [...session.refunds, refund];
  const isFull = refundedOf({...session, refunds}) >= session.order.amount;
  return {...moved(session, isFull ? 'refunded' : 'partial_refunded', now), refunds};
}

export const isOpen = ({status}: Session): boolean => status === 'initialized';

/** Can this session be paid now? */
export const isLive = (session: Session, now: number): boolean =>
  isOpen(session) && now < session.expiresAt && session.openings < MAX_OPENINGS;

/** Was the payment completed, whatever came of it later? Its order id is spent. */
export const isCompleted = ({completedAt}: Session): boolean => completedAt !== undefined;

/** Has the shopper paid? Uncleared money has left the shopper, though it has not reached the merchant. */
export const isPaid = (session: Session): boolean => session.status === 'uncleared' || isCompleted(session);
