import {describe, expect, it} from 'vitest';
import {COUNTRY_CODES} from '../../src/contract/countries.ts';
import {chooseCountry, nameCountries, offeredCountries} from '../../src/element/country-list.ts';

describe('the offered countries', () => {
  it.each(['', '  ', 'xx', 'cze'])('are all where none is listed: %j', (list) => {
    expect(offeredCountries(list)).toBe(COUNTRY_CODES);
  });

  it('are the listed ones, without what is no country', () => {
    expect(offeredCountries('SK XX cz')).toEqual(['SK', 'CZ']);
  });
});

describe('the chosen country', () => {
  it.each([
    [['DE', 'at'], 'AT'],
    [['DE', '', 'nonsense'], 'CZ'],
    [[], 'CZ'],
  ])('of the wishes %j is %s', (wishes, country) => {
    expect(chooseCountry(['SK', 'CZ', 'AT'], ...wishes)).toBe(country);
  });

  it('is the first one where not even Czechia is offered', () => {
    expect(chooseCountry(['SK', 'AT'], 'DE')).toBe('SK');
  });
});

describe('the names of countries', () => {
  it("are the language's, in its order", () => {
    const names = nameCountries('cs').map(([, name]) => name);
    expect(names).toHaveLength(249);
    expect(names).toEqual([...names].sort(new Intl.Collator('cs').compare));
    expect(names).toContain('Česko');
  });

  it('are found once a language', () => {
    expect(nameCountries('de')).toBe(nameCountries('de'));
  });
});
