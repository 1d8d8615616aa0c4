import type {PaymentStatus} from '../contract/order.js';

/** What each of MultiSafepay's words means to a shopper. A word that is not here is never paid. */
const MEANINGS: Readonly<Record<string, PaymentStatus>> = {
  completed: 'paid',
  shipped: 'paid',
  refunded: 'paid',
  partial_refunded: 'paid',
  chargeback: 'paid',
  chargedback: 'paid',
  initialized: 'pending',
  uncleared: 'pending',
  reserved: 'pending',
  cancelled: 'cancelled',
  void: 'cancelled',
  declined: 'failed',
  expired: 'failed',
};

export const toPaymentStatus = (status: string): PaymentStatus =>
  Object.hasOwn(MEANINGS, status) ? (MEANINGS[status] ?? 'unknown') : 'unknown';

/** The shopper can still pay this session. */
export const isOpen = (status: string): boolean => status === 'initialized';

/** The money is there, or was. */
export const isPaid = (status: string): boolean => toPaymentStatus(status) === 'paid';

/** The shopper has done their part: another session would be a second payment. */
export const isTaken = (status: string): boolean =>
  isPaid(status) || (toPaymentStatus(status) === 'pending' && !isOpen(status));

/** How far a payment has come. Between words of one stage a payment may go either way. */
const STAGES = [['completed'], ['shipped'], ['partial_refunded'], ['refunded', 'chargeback', 'chargedback']];

function stageOf(status: string): number {
  if (isOpen(status)) return -1;
  return STAGES.findIndex((words) => words.includes(status)) + 1;
}

/** Notifications arrive late and in any order; one that would take the payment back is not news. */
export const mayFollow = (known: string, next: string): boolean => stageOf(next) >= stageOf(known);
