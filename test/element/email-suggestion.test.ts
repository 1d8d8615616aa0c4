import {describe, expect, it} from 'vitest';
import {suggestEmail} from '../../src/element/email-suggestion.ts';
import {REAL_DOMAINS, SLIPS} from './mail-domains.ts';

describe('the domain of an e-mail address', () => {
  it.each(SLIPS)('%s was meant to be %s', (typed, meant) => {
    expect(suggestEmail(`Jana.Novak@${typed}`)).toBe(`Jana.Novak@${meant}`);
  });

  it('is left alone where people have mail at it, over 500 times', () => {
    expect(new Set(REAL_DOMAINS).size).toBeGreaterThanOrEqual(500);
    expect(REAL_DOMAINS.filter((domain) => suggestEmail(`jana@${domain}`))).toEqual([]);
  });

  it.each(['', 'jana', 'gmial.com', '@gmial.com', 'jana@', 'jana@müller.de', 'jana@fmail.com', 'jana@seznam.sk'])(
    'is left alone in %j',
    (address) => {
      expect(suggestEmail(address)).toBeUndefined();
    },
  );

  it('is found behind the last @, whatever letters stand before it', () => {
    expect(suggestEmail(' İ@x@gmial.com ')).toBe('İ@x@gmail.com');
  });
});
