import {COUNTRY_CODES, isCountryCode, type CountryCode} from '../contract/countries.js';
import {parseTokens} from './attributes.js';

/** The countries a merchant lists, `"CZ SK"`; all of them where none is listed. */
export function offeredCountries(list: string): readonly CountryCode[] {
  const listed = parseTokens(list.toUpperCase()).filter(isCountryCode);
  return listed.length ? listed : COUNTRY_CODES;
}

/** The first wish that is offered, then Czechia, then the first country that is. */
export const chooseCountry = (offered: readonly CountryCode[], ...wishes: readonly string[]): CountryCode | undefined =>
  [...wishes.map((wish) => wish.toUpperCase()), 'CZ'].filter(isCountryCode).find((code) => offered.includes(code)) ??
  offered[0];

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
