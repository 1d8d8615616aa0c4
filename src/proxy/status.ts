import type {PaymentStatus} from '../contract/order.js';

/** What the session behind a status allows: `open` can be paid, `taken` is paid or on its way, `over` can never be paid. */
export type SessionState = 'open' | 'taken' | 'over' | 'unclear';

/** The record's own words, before MultiSafepay has one: the order is being created there, or is known not to be there. */
export const CREATING = 'creating';
export const ABSENT = 'absent';

/** What each of MultiSafepay's words means to a shopper, and whether its session can still be paid. */
const MEANINGS: ReadonlyMap<string, readonly [shopper: PaymentStatus, session: SessionState]> = new Map([
  ['initialized', ['pending', 'open']],
  ['uncleared', ['pending', 'taken']],
  ['reserved', ['pending', 'taken']],
  ['completed', ['paid', 'taken']],
  ['shipped', ['paid', 'taken']],
  ['partial_refunded', ['paid', 'taken']],
  ['refunded', ['paid', 'taken']],
  ['chargeback', ['paid', 'taken']],
  ['chargedback', ['paid', 'taken']],
  ['cancelled', ['cancelled', 'over']],
  ['canceled', ['cancelled', 'over']],
  ['void', ['cancelled', 'over']],
  ['declined', ['failed', 'over']],
  ['expired', ['failed', 'over']],
  [CREATING, ['unknown', 'unclear']],
  [ABSENT, ['unknown', 'over']],
]);

/** A word that nobody documents is never paid, and nothing is known to be over. */
const UNDOCUMENTED = ['unknown', 'unclear'] as const;

const meaningOf = (status: string) => MEANINGS.get(status) ?? UNDOCUMENTED;

export const isDocumented = (status: string): boolean => MEANINGS.has(status);

export const toPaymentStatus = (status: string): PaymentStatus => meaningOf(status)[0];

export const sessionStateOf = (status: string): SessionState => meaningOf(status)[1];

/** The money is there, or was. */
export const isPaid = (status: string): boolean => toPaymentStatus(status) === 'paid';
