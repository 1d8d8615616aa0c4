import type {Means} from './gateways.js';
import type {OrderRequest} from './order-request.js';
import {scenarioOf} from './scenarios.js';

/** MultiSafepay's words for how a payment stands. */
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

/** One payment link of one order, JSON-safe. Times are milliseconds since 1970. */
export interface Session {
  readonly token: string;
  readonly transactionId: number;
  readonly order: OrderRequest;
  readonly status: Status;
  readonly means?: Means;
  readonly openings: number;
  readonly createdAt: number;
  readonly modifiedAt: number;
  readonly expiresAt: number;
}

const SECOND = 1000;
const DAY = 24 * 60 * 60 * SECOND;

/** A link lives 30 days if the order does not say otherwise. */
const DEFAULT_DAYS = 30;

/** TrustPay gives a shopper ten days from the choice of the method. */
const TRUSTPAY_LIFE = 10 * DAY;

/** A payment link can be opened this often. */
export const MAX_OPENINGS = 20;

function lifeOf({seconds_active, days_active, description}: OrderRequest): number {
  if (scenarioOf(description) === 'expired') return 0;
  return seconds_active === undefined ? (days_active ?? DEFAULT_DAYS) * DAY : seconds_active * SECOND;
}

/** When a session ends whose method is chosen now. */
export const deadline = (expiresAt: number, gateway: string | undefined): number =>
  gateway === 'TRUSTPAY' ? Math.min(expiresAt, Date.now() + TRUSTPAY_LIFE) : expiresAt;

export function newSession(order: OrderRequest): Session {
  const now = Date.now();
  return {
    token: crypto.randomUUID().replaceAll('-', ''),
    transactionId: Math.floor(Math.random() * Number.MAX_SAFE_INTEGER),
    order,
    status: 'initialized',
    openings: 0,
    createdAt: now,
    modifiedAt: now,
    expiresAt: deadline(now + lifeOf(order), order.gateway),
  };
}

export const isOpen = ({status}: Session): boolean => status === 'initialized';

export const isOverdue = (session: Session): boolean => isOpen(session) && Date.now() >= session.expiresAt;

/** Has the shopper paid? Uncleared money has left the shopper, though it has not reached the merchant. */
export const isPaid = (session: Session): boolean => session.status === 'uncleared' || isCompleted(session);

/** Was the payment completed, whatever came of it later? Its order id is spent. */
export const isCompleted = ({status}: Session): boolean =>
  ['completed', 'shipped', 'refunded', 'partial_refunded', 'chargedback'].includes(status);

/** MultiSafepay answers an order id that looks like a number as one. */
export const echoOrderId = (orderId: string): string | number =>
  String(Number(orderId)) === orderId && /^\d+$/.test(orderId) ? Number(orderId) : orderId;

/** What reading an order answers as `data`, and what a webhook carries. */
export function toData({order, transactionId, status, createdAt, modifiedAt, means}: Session) {
  const {order_id, currency, amount, description, gateway, custom_info, customer} = order;
  return {
    order_id: echoOrderId(order_id),
    transaction_id: transactionId,
    created: new Date(createdAt).toISOString(),
    modified: new Date(modifiedAt).toISOString(),
    currency,
    amount,
    description,
    amount_refunded: status === 'refunded' ? amount : 0,
    status,
    custom_info,
    customer,
    payment_details: {type: means?.gateway ?? gateway, issuer_id: means?.id ?? null},
  };
}
