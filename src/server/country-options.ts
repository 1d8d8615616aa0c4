import {isCountryCode, type CountryCode} from '../contract/countries.js';
import {
  chooseCountry,
  likelyCountries,
  nameCountries,
  offeredCountries,
  orderCountries,
} from '../element/country-list.js';
import {escapeHtml} from './html.js';

/** The list of countries, cut where the preselected one stands, which the element's own template writes. */
export interface CountryOptions {
  readonly before: string;
  /** The preselected country's name, as text. */
  readonly name: string;
  readonly after: string;
}

/** All countries of the list, in its order. `wishes` are what is preselected, the first that is offered. */
export function countryOptions(tag: string, list: string, wishes: readonly string[]): CountryOptions {
  const locale = knownLocale(tag);
  const names = new Map(nameCountries(locale));
  const preselected = chooseCountry(offeredCountries(list), ...wishes);
  const codes = orderCountries(locale, list, likelyCountries(preselected, [tag]));
  const position = codes.indexOf(preselected);
  const optionsOf = (some: readonly (CountryCode | undefined)[]) =>
    some.map((code) => (code ? `<option value="${code}">${escapeHtml(names.get(code) ?? code)}</option>` : '<hr>'));
  return {
    before: optionsOf(codes.slice(0, position)).join(''),
    name: isCountryCode(preselected) ? (names.get(preselected) ?? preselected) : '',
    after: optionsOf(codes.slice(position + 1)).join(''),
  };
}

/**
 * The locale in which the server names countries for a tag: of tags there are any number, `cs-x-1`, `cs-x-2`, and a visitor may send them;
 * of these few, so what is remembered for each stays small.
 */
const knownLocale = (tag: string): string => new Intl.DisplayNames(tag, {type: 'region'}).resolvedOptions().locale;
