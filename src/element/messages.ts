import type {Customer} from '../contract/customer.js';
import type {IssueKey} from '../contract/issue.js';
import {fetchMessages} from './fetch.js';
import cs from './locales/cs.json' with {type: 'json'};
import en from './locales/en.json' with {type: 'json'};
import type {Messages} from './locales/keys.js';
import {FETCHED_LANGUAGES} from './locales/languages.js';
import type {OutcomeMessages} from './locales/outcome-keys.js';

/** The words of the form, and the others too in a language that was fetched. */
export type KnownMessages = Messages & Partial<OutcomeMessages>;

/** Two languages are there at once, the others when they are asked for. */
const texts: Partial<Record<string, KnownMessages>> = {en, cs};

/** A language tag that Intl takes: `cs_CZ` is read as `cs-CZ`, what is no tag at all as `en`. */
export function toLanguageTag(lang: string): string {
  try {
    return Intl.getCanonicalLocales(lang.replaceAll('_', '-'))[0] ?? 'en';
  } catch {
    return 'en';
  }
}

/** `pt` for `pt-BR`. */
export const languageOf = (tag: string): string => tag.split('-', 1)[0] ?? '';

/** The language of the texts for a tag: its own once they are there, the nearest built-in one until then. */
export function textTagFor(tag: string): string {
  if (texts[languageOf(tag)]) return tag;
  return languageOf(tag) === 'sk' ? 'cs' : 'en';
}

/** The texts for a language tag: its own once they are there, the nearest built-in ones until then. */
export function messagesFor(tag: string, overrides: Partial<KnownMessages> = {}): KnownMessages {
  const messages = texts[languageOf(textTagFor(tag))] ?? en;
  const set = Object.entries(overrides).filter(([, text]) => text); // an empty text would be no label
  return {...messages, ...Object.fromEntries(set)};
}

/** Fetches the texts for a language tag from where this module came. Where they cannot be had, the built-in ones stay. */
export async function loadMessages(tag: string): Promise<void> {
  const language = languageOf(tag);
  try {
    for (const fetched of FETCHED_LANGUAGES) if (fetched === language) texts[language] = await fetchMessages(fetched);
  } catch {
    // Offline, not deployed, or changed: English will do.
  }
}

/** What is wrong with a field: its own sentence for this issue, where it has one, else the sentence of every field. */
export function fieldMessage(messages: Messages, field: keyof Customer, key: IssueKey): string {
  const sentences: Readonly<Partial<Record<string, string>>> = messages;
  const sentence = sentences[`${field}.${key}`] ?? sentences[key] ?? '';
  return sentence.replace('{field}', messages[field]);
}

/**
 * A price as the shopper writes it, without a place to break the line in the number. `amount` is in minor units:
 * `(129900, 'CZK', 'cs')` → `1 299,00 Kč`. English writes a currency by its code, before the number: `CZK 1,299.00`.
 */
export function formatAmount(amount: number, currency: string, tag: string): string {
  const currencyDisplay = languageOf(tag) === 'en' ? 'symbol' : 'narrowSymbol';
  return new Intl.NumberFormat(tag, {style: 'currency', currency, currencyDisplay}).format(amount / 100);
}

/** How long to wait, as an adverb: "in 30 seconds", "za 2 minuty". */
export function formatWait(seconds: number, tag: string): string {
  const inWords = new Intl.RelativeTimeFormat(tag);
  return seconds < 60 ? inWords.format(seconds, 'second') : inWords.format(Math.ceil(seconds / 60), 'minute');
}
