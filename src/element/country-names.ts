import {COUNTRY_CODES, type CountryCode} from '../contract/countries.js';

/** A country as an option of a list: its code and its name. */
export type NamedCountry = readonly [code: CountryCode, name: string];

const sortedByLanguage = new Map<string, readonly NamedCountry[]>();

/** All countries by name, in the language's own order: `[['AF', 'Afghanistan'], …]`. The first call in a page takes 20 to 200 ms. */
export function nameCountries(tag: string): readonly NamedCountry[] {
  const known = sortedByLanguage.get(tag);
  if (known) return known;

  const names = new Intl.DisplayNames(tag, {type: 'region'});
  const {compare} = new Intl.Collator(tag);
  const named = COUNTRY_CODES.map((code): NamedCountry => [code, names.of(code) ?? code]);
  const sorted = named.sort(([, a], [, b]) => compare(a, b));
  sortedByLanguage.set(tag, sorted);
  return sorted;
}
