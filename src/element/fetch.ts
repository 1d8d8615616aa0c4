import type {AllMessages} from './locales/keys.js';
import type {FetchedLanguage} from './locales/languages.js';

// For bundlers, which give what is fetched later its name. In the script-tag file `script-tag/fetch.ts` stands in for this.

/** Fetches what only some shoppers need. Resolves to nothing where it cannot be had: offline, or not deployed; the form works without. */
export const fetchLater = () => import('./later.js').catch(() => undefined);

const LANGUAGES: Readonly<Record<FetchedLanguage, () => Promise<{readonly default: AllMessages}>>> = {
  ar: () => import('./locales/ar.json'),
  de: () => import('./locales/de.json'),
  pl: () => import('./locales/pl.json'),
  ru: () => import('./locales/ru.json'),
  sk: () => import('./locales/sk.json'),
  uk: () => import('./locales/uk.json'),
  vi: () => import('./locales/vi.json'),
};

/** Fetches the texts in a language. Rejects where they cannot be had. */
export const fetchMessages = async (language: FetchedLanguage): Promise<AllMessages> =>
  (await LANGUAGES[language]()).default;
