import {expect, it} from 'vitest';
import {LOCALES, toLocale} from '../../src/contract/locale.ts';

it.each([
  ['cs', 'CZ', 'cs_CZ'],
  ['cs-CZ', 'SK', 'cs_CZ'],
  ['de', 'AT', 'de_AT'],
  ['de-CH', 'CH', 'de_DE'],
  ['nl-BE', 'NL', 'nl_NL'],
  ['fr', 'BE', 'fr_BE'],
  ['EN', 'GB', 'en_US'],
  ['zh-Hant-TW', 'TW', 'zh_CN'],
  ['sk', 'SK', 'en_US'],
  ['ar', 'EG', 'en_US'],
  ['', 'CZ', 'en_US'],
  ['fil', 'PH', 'en_US'],
  ['csb', 'PL', 'en_US'],
  ['cs_CZ', 'CZ', 'cs_CZ'],
] as const)('maps %s in %s to %s', (language, country, locale) => {
  expect(toLocale(language, country)).toBe(locale);
});

it('maps to each of the fourteen', () => {
  const mapped = LOCALES.map((locale) => toLocale(locale.slice(0, 2), locale.slice(3)));
  expect(mapped).toEqual(LOCALES);
  expect(new Set(LOCALES).size).toBe(14);
});
