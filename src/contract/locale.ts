/** The locales MultiSafepay's payment page speaks; it treats any other as `en_US`. */
export const LOCALES = [
  'cs_CZ',
  'de_DE',
  'de_AT',
  'en_US',
  'es_ES',
  'fi_FI',
  'fr_FR',
  'fr_BE',
  'it_IT',
  'nl_NL',
  'nl_BE',
  'pl_PL',
  'sv_SE',
  'zh_CN',
] as const;

export type Locale = (typeof LOCALES)[number];

/** Maps a BCP 47 language and a country to MultiSafepay's locale: `('de', 'AT')` → `de_AT`, `('de-CH', 'CZ')` → `de_DE`, `('sk', 'SK')` → `en_US`. */
export function toLocale(language: string, country: string): Locale {
  const [primary = ''] = language.toLowerCase().split(/[-_]/);
  const spoken = LOCALES.filter((locale) => locale.startsWith(`${primary}_`));
  return spoken.find((locale) => locale.endsWith(country)) ?? spoken[0] ?? 'en_US';
}
