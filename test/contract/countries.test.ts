import {expect, it} from 'vitest';
import {COUNTRY_CODES} from '../../src/contract/countries.js';

it('knows the 249 countries of ISO 3166-1, each once and sorted', () => {
  expect(COUNTRY_CODES).toHaveLength(249);
  expect(COUNTRY_CODES).toEqual([...new Set(COUNTRY_CODES)].sort());
});

it('has a name in the runtime for each code', () => {
  const names = new Intl.DisplayNames('en', {type: 'region', fallback: 'none'});
  expect(COUNTRY_CODES.filter((code) => !names.of(code))).toEqual([]);
});
