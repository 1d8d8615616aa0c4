import {describe, expect, it} from 'vitest';
import {booleanText, minorUnits, parseTokens} from '../../src/element/attributes.ts';

describe('a list', () => {
  it.each([
    ['', []],
    ['CZ', ['CZ']],
    ['  CZ\n\tSK  AT ', ['CZ', 'SK', 'AT']],
  ])('is read from %j', (list, tokens) => {
    expect(parseTokens(list)).toEqual(tokens);
  });
});

describe('an amount', () => {
  it.each([
    ['129900', 129_900],
    ['0', 0],
    [null, undefined],
  ])('is read from %j', (attribute, amount) => {
    expect(minorUnits(attribute)).toBe(amount);
  });

  it.each(['1299.00', '1 299', '1e3', '0x10', ' 5', '', 'abc', '٣'])('is not read from %j', (attribute) => {
    expect(minorUnits(attribute)).toBeNaN();
  });
});

describe('a boolean', () => {
  it.each([
    ['', true],
    ['true', true],
    ['false', false],
    [null, undefined],
  ])('is read from %j as %j', (attribute, value) => {
    expect(booleanText(attribute)).toBe(value);
  });
});
