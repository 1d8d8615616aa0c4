import type {OutcomeMessages} from './locales/outcomes/keys.js';

type Load = () => Promise<{readonly default: OutcomeMessages}>;

const loadEnglish: Load = () => import('./locales/outcomes/en.js');

const LOADERS: Readonly<Record<string, Load>> = {
  ar: () => import('./locales/outcomes/ar.js'),
  cs: () => import('./locales/outcomes/cs.js'),
  de: () => import('./locales/outcomes/de.js'),
  pl: () => import('./locales/outcomes/pl.js'),
  ru: () => import('./locales/outcomes/ru.js'),
  sk: () => import('./locales/outcomes/sk.js'),
  uk: () => import('./locales/outcomes/uk.js'),
  vi: () => import('./locales/outcomes/vi.js'),
};

/** Fetches the words that only some shoppers read, for a language tag; English where there are none in it. */
export async function loadOutcomeMessages(tag: string): Promise<OutcomeMessages> {
  const load = LOADERS[tag.split('-', 1)[0] ?? ''] ?? loadEnglish;
  return (await load()).default;
}
