import {describe, expect, it} from 'vitest';
import {compareMoments} from '../../src/proxy/transitions.js';

const WORDS = [
  'initialized',
  'uncleared',
  'reserved',
  'declined',
  'cancelled',
  'expired',
  'void',
  'completed',
  'shipped',
  'partial_refunded',
  'refunded',
  'chargeback',
] as const;

const NOON = '2026-11-26T12:00:00';
const EARLIER = '2026-11-26T11:59:59';
const LATER = '2026-11-26T12:00:01';

/**
 * What may come after what: + at any time, > only when MultiSafepay dates it later, . never. Columns in the order of WORDS. "paid
 * void" is a chargeback that was lost.
 */
const EXPECTED = `
  initialized       . + + + + + + + + + + +
  uncleared         > + + + + + + + + + + +
  reserved          > + + + + + + + + + + +
  declined          > > > + > > > + + + + +
  cancelled         > > > > + > > + + + + +
  expired           > > > > > + > + + + + +
  void              > > > > > > + + + + + +
  completed         . . . . . . > + + + + +
  shipped           . . . . . . > . + + + +
  partial_refunded  . . . . . . > . > + + +
  refunded          . . . . . . > . . . + +
  chargeback        . . . . . . > > . > > +
  paid void         . . . . . . + > . > > >
`;

const rows = EXPECTED.trim()
  .split('\n')
  .map((row) => row.trim().split(/ {2,}/))
  .map(([known = '', signs = '']) => [known, signs.split(' ')] as const);

describe.each(rows)('%s', (known, signs) => {
  const wasPaid = known === 'paid void' || WORDS.indexOf(known as never) >= WORDS.indexOf('completed');
  const moment = {status: known.replace('paid ', ''), wasPaid};

  it.each(WORDS.map((next, index) => [next, signs[index]] as const))('→ %s: %s', (next, sign) => {
    const at = (knownAt: string | undefined, nextAt: string | undefined) =>
      compareMoments({...moment, modified: knownAt}, {status: next, modified: nextAt});
    const isFirstPayment = !wasPaid && WORDS.indexOf(next) >= WORDS.indexOf('completed');

    expect(at(NOON, LATER)).toBe(sign === '.' ? 'stale' : 'follows');
    expect(at(NOON, NOON)).toBe({'+': 'follows', '>': 'unclear', '.': 'stale'}[sign!]);
    expect(at(undefined, undefined)).toBe(at(NOON, NOON));
    expect(at(NOON, EARLIER)).toBe(isFirstPayment ? 'follows' : 'stale');
  });
});

describe('a word nobody documents', () => {
  it('never takes a payment back by itself: MultiSafepay is asked', () => {
    expect(compareMoments({status: 'completed', wasPaid: true}, {status: 'settled'})).toBe('unclear');
    expect(compareMoments({status: 'settled', wasPaid: true}, {status: 'initialized'})).toBe('stale');
    expect(compareMoments({status: 'settled', wasPaid: true}, {status: 'cancelled'})).toBe('stale');
    expect(compareMoments({status: 'settled', wasPaid: true}, {status: 'refunded'})).toBe('follows');
  });

  it('lets everything follow as long as nobody has paid', () => {
    for (const status of WORDS) expect(compareMoments({status: 'settled', wasPaid: false}, {status})).toBe('follows');
  });
});

it.each([
  ['completed', 'chargedback', 'follows'],
  ['chargedback', 'completed', 'unclear'],
  ['initialized', 'canceled', 'follows'],
])('knows both spellings: %s → %s', (known, next, expected) => {
  expect(compareMoments({status: known, wasPaid: known !== 'initialized'}, {status: next})).toBe(expected);
});
