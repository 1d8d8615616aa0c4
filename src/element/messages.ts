import type {CountryCode} from '../contract/countries.js';
import type {IssueKey} from '../contract/issue.js';
import type {CheckoutErrorCode} from './errors.js';
import {cs} from './locales/cs.js';
import {en} from './locales/en.js';

/** A field's label, by its name on the wire. */
type LabelKey = 'first_name' | 'last_name' | 'email' | 'country';

/** The one country whose name is known before the browser is asked for all of them: the one preselected by default. */
type HomeCountry = Extract<CountryCode, 'CZ'>;

export type MessageKey =
  LabelKey | HomeCountry | 'pay' | 'continue' | 'submitting' | 'redirecting' | IssueKey | CheckoutErrorCode;

/** Every word a shopper reads. `{amount}` and `{wait}` stand for a formatted price and a time such as "in 30 seconds". */
export type Messages = Readonly<Record<MessageKey, string>>;

const BUILT_IN: Readonly<Record<string, Messages>> = {en, cs};

/** A language tag that Intl takes: `cs_CZ` is read as `cs-CZ`, what is no tag at all as `en`. */
export function toLanguageTag(lang: string): string {
  try {
    return Intl.getCanonicalLocales(lang.replaceAll('_', '-'))[0] ?? 'en';
  } catch {
    return 'en';
  }
}

/** The texts for a language tag; English where there are none. */
export const messagesFor = (tag: string): Messages => BUILT_IN[tag.split('-', 1)[0] ?? ''] ?? en;

/** A price as the shopper writes it. `amount` is in minor units: `(129900, 'CZK', 'cs')` → `1 299,00 Kč`. */
export const formatAmount = (amount: number, currency: string, tag: string): string =>
  new Intl.NumberFormat(tag, {style: 'currency', currency}).format(amount / 100);

/** How long to wait, as an adverb: "in 30 seconds", "za 2 minuty". */
export function formatWait(seconds: number, tag: string): string {
  const inWords = new Intl.RelativeTimeFormat(tag);
  return seconds < 60 ? inWords.format(seconds, 'second') : inWords.format(Math.ceil(seconds / 60), 'minute');
}
