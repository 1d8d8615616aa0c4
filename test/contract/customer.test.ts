import {describe, expect, it} from 'vitest';
import {COUNTRY_CODES} from '../../src/contract/countries.ts';
import {parseCustomer} from '../../src/contract/customer.ts';
import {jana} from '../support/orders.ts';

const issuesOf = (values: unknown) => {
  const parsed = parseCustomer(values);
  return parsed.ok ? [] : parsed.issues;
};

describe('parseCustomer', () => {
  it('takes a customer as MultiSafepay names it', () => {
    expect(parseCustomer(jana)).toEqual({ok: true, value: jana});
  });

  it('drops what it does not know', () => {
    expect(parseCustomer({...jana, card_number: '4111'})).toEqual({ok: true, value: jana});
  });

  it('names every refused field once, with a key', () => {
    expect(issuesOf({first_name: ' ', email: 'jana@', country: 'Czechia'})).toEqual([
      {field: 'first_name', key: 'required'},
      {field: 'last_name', key: 'required'},
      {field: 'email', key: 'invalidEmail'},
      {field: 'country', key: 'invalidCountry'},
    ]);
  });

  it.each([[undefined], [null], ['jana'], [[]], [{}]])('refuses %j', (values) => {
    expect(issuesOf(values)).not.toEqual([]);
  });
});

describe('a name', () => {
  const keyOf = (first_name: unknown) => issuesOf({...jana, first_name})[0]?.key;

  it.each(['Jiří', "O'Neill", '毛', 'X Æ A-12', 'ʻOkina', 'محمد', 'Zoë 🦊', '<b>', 'Null', '5'])(
    'may be %s',
    (name) => {
      expect(keyOf(name)).toBeUndefined();
    },
  );

  it('loses the blanks around it', () => {
    expect(parseCustomer({...jana, first_name: '\u00a0 Jana\t'})).toEqual({ok: true, value: jana});
  });

  it('has 1 to 64 characters', () => {
    expect(keyOf('x'.repeat(64))).toBeUndefined();
    expect(keyOf('x'.repeat(65))).toBe('tooLong');
    expect(keyOf(`  ${'x'.repeat(64)}  `)).toBeUndefined();
    expect(keyOf('')).toBe('required');
    expect(keyOf('\u3000')).toBe('required');
  });

  it('is measured in UTF-16 units, as an input measures it', () => {
    expect(keyOf('😀'.repeat(32))).toBeUndefined();
    expect(keyOf('😀'.repeat(33))).toBe('tooLong');
  });

  it.each(['\u200b', '\u00ad\u2060', '\u3164', '\u2800', '\ufeff \u202a', '\ud83d'])(
    'is required where there is nothing to see: %j',
    (name) => {
      expect(keyOf(name)).toBe('required');
    },
  );

  it.each([
    ['\u200bJana\u00ad', 'Jana'],
    ['\u2068Jana\u2069 \u200b', 'Jana'],
    ['Jana\ud83d', 'Jana'],
    ['Jana\ufffd', 'Jana'],
    ['Ja\udc00na \ud83d', 'Jana'],
    ['می\u200cخواهم', 'می\u200cخواهم'],
    ['Zoë ❤\ufe0f!', 'Zoë ❤\ufe0f!'],
  ])('%j is sent as %j', (first_name, sent) => {
    expect(parseCustomer({...jana, first_name})).toEqual({ok: true, value: {...jana, first_name: sent}});
  });

  it('is read in one pass, however long its blanks are', () => {
    expect(keyOf(`x${' '.repeat(1_000_000)}x`)).toBe('tooLong');
  });

  it.each(['a\u0000b', 'a\nb', 'a\u007fb', 'a\u0085b'])('has no control character: %j', (name) => {
    expect(keyOf(name)).toBe('invalidName');
  });

  it.each([[5], [true], [null], [['Jana']], [{}]])('is text, not %j', (name) => {
    expect(keyOf(name)).toBe('invalid');
  });
});

describe('an e-mail address', () => {
  const keyOf = (email: unknown) => issuesOf({...jana, email})[0]?.key;

  it.each([
    'a@b',
    'jana+shop@example.cz',
    "o'neill@example.com",
    'x@xn--bcher-kva.example',
    'A.B@EXAMPLE.COM',
    ' jana@example.cz ',
  ])('may be %s, as in HTML', (email) => {
    expect(keyOf(email)).toBeUndefined();
  });

  it.each([
    'jana',
    '@example.cz',
    'jana@',
    'jana@ example.cz',
    'jana@-example.cz',
    'jana@example..cz',
    'jana@exa_mple.cz',
    'a@b@c',
    '"j n"@x.cz',
    'jiří@example.cz',
    'jana @example.cz',
    'jana@müller.de/x',
    'jana@müller.de:443',
    'jana@müller%2ede',
    'jana@müller.de#x',
    'jana@müller..de',
    'jana@exämple.cz..',
  ])('may not be %s', (email) => {
    expect(keyOf(email)).toBe('invalidEmail');
  });

  it.each([
    ['jana@example.cz. ', 'jana@example.cz'],
    ['\u200bjana@example.cz', 'jana@example.cz'],
    ['\u202ajana@example.cz\u202c', 'jana@example.cz'],
    ['jana\u00ad@exam\u200bple.cz\u2069', 'jana@example.cz'],
    ['jana@müller.de', 'jana@xn--mller-kva.de'],
    ['jana@MÜLLER.de.', 'jana@xn--mller-kva.de'],
    ['jana@пример.рф', 'jana@xn--e1afmkfd.xn--p1ai'],
    ['jana@例え。テスト', 'jana@xn--r8jz45g.xn--zckzah'],
    ['jana@xn--mller-kva.de', 'jana@xn--mller-kva.de'],
  ])('%j is sent as %j', (email, sent) => {
    expect(parseCustomer({...jana, email})).toEqual({ok: true, value: {...jana, email: sent}});
  });

  it('has at most 64 characters', () => {
    const long = (length: number) => `${'x'.repeat(length - '@example.cz'.length)}@example.cz`;
    expect(keyOf(long(64))).toBeUndefined();
    expect(keyOf(long(65))).toBe('tooLong');
  });

  it('is required', () => {
    expect(keyOf('')).toBe('required');
    expect(keyOf(undefined)).toBe('required');
  });
});

describe('a country', () => {
  const keyOf = (country: unknown) => issuesOf({...jana, country})[0]?.key;

  it('is one of ISO 3166-1', () => {
    expect(COUNTRY_CODES.filter((code) => keyOf(code) !== undefined)).toEqual([]);
  });

  it.each(['cz', 'CZE', 'XK', 'EU', 'UK', 'ZZ', ' CZ', '__proto__', 203, null])('is not %j', (country) => {
    expect(keyOf(country)).toBe('invalidCountry');
  });

  it('is required', () => {
    expect(keyOf('')).toBe('required');
    expect(keyOf(undefined)).toBe('required');
  });
});
