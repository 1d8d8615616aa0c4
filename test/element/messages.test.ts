import {describe, expect, it} from 'vitest';
import ar from '../../src/element/locales/ar.ts';
import {cs} from '../../src/element/locales/cs.ts';
import de from '../../src/element/locales/de.ts';
import {en} from '../../src/element/locales/en.ts';
import pl from '../../src/element/locales/pl.ts';
import sk from '../../src/element/locales/sk.ts';
import uk from '../../src/element/locales/uk.ts';
import {formatAmount, formatWait, loadMessages, messagesFor, toLanguageTag} from '../../src/element/messages.ts';

describe('messages', () => {
  it.each([
    ['en', en],
    ['en-GB', en],
    ['cs', cs],
    ['cs-CZ', cs],
    ['cscs', en],
    ['ja', en],
  ])('speak %s at once', (tag, messages) => {
    expect(messagesFor(tag)).toEqual(messages);
  });

  it.each([
    ['sk-SK', cs, sk],
    ['de', en, de],
    ['pl', en, pl],
    ['uk', en, uk],
    ['ar-EG', en, ar],
  ])('speak %s once they were fetched, and the nearest language until then', async (tag, nearest, messages) => {
    expect(messagesFor(tag)).toEqual(nearest);
    await loadMessages(tag);
    expect(messagesFor(tag)).toEqual(messages);
  });

  it('are overridden one by one, and never by nothing', () => {
    expect(messagesFor('en', {pay: 'Buy {amount}', country: '', email: undefined})).toEqual({
      ...en,
      pay: 'Buy {amount}',
    });
  });

  it('stay as they are for a language without texts', async () => {
    await loadMessages('ja');
    expect(messagesFor('ja')).toEqual(en);
  });

  it.each(Object.entries({cs, sk, uk, de, pl, ar}))(
    'are whole in %s: no text is empty, English, or without its placeholder',
    (_tag, messages) => {
      const placeholders = (text: string) => text.match(/\{\w+\}/g) ?? [];
      for (const [key, text] of Object.entries(messages)) {
        const english = en[key as keyof typeof en];
        expect(text.trim(), key).not.toBe('');
        expect(placeholders(text), key).toEqual(placeholders(english));
        if (key !== 'email') expect(text, key).not.toBe(english);
      }
    },
  );
});

describe('a language tag', () => {
  it.each([
    ['cs', 'cs'],
    ['cs_CZ', 'cs-CZ'],
    ['EN-gb', 'en-GB'],
    ['not a tag', 'en'],
    ['x', 'en'],
    ['', 'en'],
  ])('is read from %j as %s', (lang, tag) => {
    expect(toLanguageTag(lang)).toBe(tag);
  });
});

it('writes a price as the language does', () => {
  expect(formatAmount(129_900, 'CZK', 'cs')).toBe('1\u00a0299,00\u00a0Kč');
  expect(formatAmount(129_900, 'CZK', 'en')).toBe('CZK\u00a01,299.00');
  expect(formatAmount(1, 'CZK', 'en')).toBe('CZK\u00a00.01');
});

it('says how long to wait, with the right plural', () => {
  expect(formatWait(1, 'en')).toBe('in 1 second');
  expect(formatWait(30, 'cs')).toBe('za 30 sekund');
  expect(formatWait(60, 'cs')).toBe('za 1 minutu');
  expect(formatWait(61, 'cs')).toBe('za 2 minuty');
  expect(formatWait(300, 'en')).toBe('in 5 minutes');
});
