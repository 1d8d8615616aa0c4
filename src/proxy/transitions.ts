import {isPaid} from './status.js';

/** A point in an order's life, in MultiSafepay's words. */
export interface Moment {
  readonly status: string;
  /** When MultiSafepay changed it, as it prints a time: `2026-11-26T10:15:00`. */
  readonly modified?: string;
}

/** `same`: also when both have the same time, or none; `later`: only when MultiSafepay dates it later. */
interface Followers {
  readonly same: readonly string[];
  readonly later: readonly string[];
}

/** `void` after a payment: a chargeback that was lost. */
const LOST_CHARGEBACK = 'void after payment';

const ON_ITS_WAY = ['uncleared', 'reserved'];
const PAID = ['completed', 'shipped', 'partial_refunded', 'refunded', 'chargeback'];
const OVER = ['declined', 'cancelled', 'expired', 'void'];

/** Which word may follow which. A payment never goes back to unpaid; what is over may begin again with a new session. */
const FOLLOWERS: ReadonlyMap<string, Followers> = new Map([
  ['creating', {same: ['initialized', ...ON_ITS_WAY, ...PAID], later: []}],
  ['absent', {same: ['initialized', ...ON_ITS_WAY, ...PAID, ...OVER], later: []}],
  ['initialized', {same: [...ON_ITS_WAY, ...PAID, ...OVER], later: []}],
  ['uncleared', {same: ['uncleared', 'reserved', ...PAID, ...OVER], later: ['initialized']}],
  ['reserved', {same: ['reserved', 'uncleared', ...PAID, ...OVER], later: ['initialized']}],
  ['declined', {same: ['declined', ...PAID], later: ['initialized', ...ON_ITS_WAY, ...OVER]}],
  ['cancelled', {same: ['cancelled', ...PAID], later: ['initialized', ...ON_ITS_WAY, ...OVER]}],
  ['expired', {same: ['expired', ...PAID], later: ['initialized', ...ON_ITS_WAY, ...OVER]}],
  ['void', {same: ['void', ...PAID], later: ['initialized', ...ON_ITS_WAY, ...OVER]}],
  ['completed', {same: PAID, later: ['void']}],
  ['shipped', {same: ['shipped', 'partial_refunded', 'refunded', 'chargeback'], later: ['void']}],
  ['partial_refunded', {same: ['partial_refunded', 'refunded', 'chargeback'], later: ['shipped', 'void']}],
  ['refunded', {same: ['refunded', 'chargeback'], later: ['void']}],
  ['chargeback', {same: ['chargeback'], later: ['completed', 'partial_refunded', 'refunded', 'void']}],
  [LOST_CHARGEBACK, {same: ['void'], later: ['completed', 'partial_refunded', 'refunded', 'chargeback']}],
]);

/** Words that sources spell differently. */
const SPELLINGS: ReadonlyMap<string, string> = new Map([
  ['chargedback', 'chargeback'],
  ['canceled', 'cancelled'],
]);

const spell = (status: string): string => SPELLINGS.get(status) ?? status;

/** `unclear`: the word may follow, but nothing says that it does; MultiSafepay must be asked. */
export type Sequence = 'follows' | 'stale' | 'unclear';

/** Does `next` come after `known`? By MultiSafepay's time first, then by the word. `wasPaid`: the order was paid before `known`. */
export function compareMoments(known: Moment & {readonly wasPaid: boolean}, next: Moment): Sequence {
  const isPayment = isPaid(next.status) && !known.wasPaid && !isPaid(known.status);
  if (isPayment) return 'follows'; // whatever the times: money is never overlooked

  const difference = toTime(next.modified) - toTime(known.modified);
  if (difference < 0) return 'stale';

  const word = known.wasPaid && known.status === 'void' ? LOST_CHARGEBACK : spell(known.status);
  const {same, later} = FOLLOWERS.get(word) ?? (known.wasPaid ? PAID_UNDOCUMENTED : UNDOCUMENTED);
  const nextWord = spell(next.status);
  if (same.includes(nextWord)) return 'follows';
  if (later.includes(nextWord) || !isKnownWord(nextWord)) return difference > 0 ? 'follows' : 'unclear';
  return 'stale';
}

/** An undocumented word says nothing of what may come. */
const UNDOCUMENTED: Followers = {same: [...ON_ITS_WAY, ...PAID, ...OVER, 'initialized'], later: []};
const PAID_UNDOCUMENTED: Followers = {same: PAID, later: ['void']};

const isKnownWord = (word: string): boolean => FOLLOWERS.has(word);

/** No zone is given, so it counts only between two of MultiSafepay's times. */
const toTime = (modified: string | undefined): number => Date.parse(modified ?? '');
