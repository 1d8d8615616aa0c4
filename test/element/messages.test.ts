import {describe, expect, it} from 'vitest';
import {ISSUE_KEYS} from '../../src/contract/issue.ts';
import ar from '../../src/element/locales/ar.json';
import cs from '../../src/element/locales/cs.json';
import de from '../../src/element/locales/de.json';
import en from '../../src/element/locales/en.json';
import type {Messages} from '../../src/element/locales/keys.ts';
import csOutcomes from '../../src/element/locales/outcomes.cs.json';
import enOutcomes from '../../src/element/locales/outcomes.en.json';
import type {Outcome, OutcomeMessages} from '../../src/element/locales/outcome-keys.ts';
import pl from '../../src/element/locales/pl.json';
import ru from '../../src/element/locales/ru.json';
import sk from '../../src/element/locales/sk.json';
import uk from '../../src/element/locales/uk.json';
import vi from '../../src/element/locales/vi.json';
import {
  fieldMessage,
  formatAmount,
  formatWait,
  loadMessages,
  messagesFor,
  toLanguageTag,
} from '../../src/element/messages.ts';

type Texts = Readonly<Record<string, string>>;

const LANGUAGES: Readonly<Record<string, Messages>> = {en, cs, sk, uk, de, pl, ar, vi, ru};

/** The facts a shopper needs, as each language puts them. */
const FACTS: Readonly<Record<string, Readonly<Record<'charged' | 'twice' | 'close', string>>>> = {
  en: {charged: 'nothing was charged', twice: 'you will not pay twice', close: 'you can close this page'},
  cs: {charged: 'nic jsme vám nestrhli', twice: 'dvakrát nezaplatíte', close: 'stránku můžete zavřít'},
  sk: {charged: 'nič sme vám nestrhli', twice: 'dvakrát nezaplatíte', close: 'stránku môžete zavrieť'},
  de: {
    charged: 'es wurde nichts abgebucht',
    twice: 'sie zahlen nicht doppelt',
    close: 'sie können diese seite schließen',
  },
  pl: {charged: 'niczego nie pobraliśmy', twice: 'nie zapłacisz dwa razy', close: 'możesz zamknąć tę stronę'},
  uk: {charged: 'кошти не списано', twice: 'двічі ви не заплатите', close: 'можете закрити цю сторінку'},
  ru: {charged: 'деньги не списаны', twice: 'дважды вы не заплатите', close: 'можете закрыть эту страницу'},
  vi: {charged: 'bạn chưa bị trừ tiền', twice: 'bạn sẽ không phải trả hai lần', close: 'bạn có thể đóng trang này'},
  ar: {charged: 'لم يُخصم منك شيء', twice: 'لن تدفع مرتين', close: 'يمكنك إغلاق هذه الصفحة'},
};
const NOT_CHARGED = [
  'configuration',
  'rejected',
  'price-changed',
  'expired',
  'internal',
  'rate-limited',
  'unavailable',
  'invalid-response',
  'unsafe-redirect',
] as const;
const NEVER_TWICE = ['internal', 'network', 'timeout', 'unknown'] as const;
const MAY_CLOSE = ['paid', 'pending'] as const;

const OUTCOMES: Readonly<Record<string, OutcomeMessages>> = {
  en: enOutcomes,
  cs: csOutcomes,
  sk,
  uk,
  de,
  pl,
  ar,
  vi,
  ru,
};

describe('messages', () => {
  it.each([
    ['en', en],
    ['en-GB', en],
    ['cs', cs],
    ['cs-CZ', cs],
    ['cscs', en],
    ['ja', en],
    ['fil', en],
    ['fi', en],
    ['csb', en],
  ])('speak %s at once', (tag, messages) => {
    expect(messagesFor(tag)).toEqual(messages);
  });

  it.each([
    ['sk-SK', cs, sk],
    ['de', en, de],
    ['pl', en, pl],
    ['uk', en, uk],
    ['ar-EG', en, ar],
    ['vi-VN', en, vi],
    ['ru', en, ru],
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

  it.each<readonly [string, Texts, Texts]>([
    ['cs, the form', cs, en],
    ['cs, the outcomes', csOutcomes, enOutcomes],
    ...Object.entries({sk, uk, de, pl, ar, vi, ru}).map(
      ([name, texts]) => [name, texts, {...en, ...enOutcomes}] as const,
    ),
  ])('are whole in %s', (_what, messages, model) => {
    expectWhole(messages, model);
  });

  it.each(Object.entries(OUTCOMES))('head the outcomes in %s without a full stop', (_language, messages) => {
    for (const [key, text] of Object.entries(messages)) {
      if (key.endsWith('.heading')) expect(text).not.toMatch(/[.!…]$/);
      if (key.endsWith('.text')) expect(text).toMatch(/\.$/);
    }
  });

  it.each(Object.keys(LANGUAGES))('tell the same facts in %s', (language) => {
    const {[language]: messages} = LANGUAGES;
    const {charged, twice, close} = FACTS[language]!;
    for (const key of NOT_CHARGED) expect(messages![key].toLowerCase(), key).toContain(charged);
    for (const key of NEVER_TWICE) expect(messages![key].toLowerCase(), key).toContain(twice);
    for (const key of MAY_CLOSE) expect(messages![key].toLowerCase(), key).toContain(close);
  });

  it.each(Object.keys(LANGUAGES))('about the outcome tell the same facts in %s', (language) => {
    const {[language]: messages} = OUTCOMES;
    const {charged, twice, close} = FACTS[language]!;
    const textOf = (outcome: Outcome) => messages![`${outcome}.text`].toLowerCase();
    for (const outcome of ['cancelled', 'failed', 'unfinished', 'expired'] as const) {
      expect(textOf(outcome), outcome).toContain(charged);
    }
    for (const outcome of ['unknown', 'already-paid'] as const) expect(textOf(outcome), outcome).toContain(twice);
    for (const outcome of ['paid', 'pending', 'already-paid'] as const) {
      expect(textOf(outcome), outcome).toContain(close);
    }
  });

  it.each(Object.keys(LANGUAGES))('name the field that something is wrong with, in %s', (language) => {
    const {[language]: messages} = LANGUAGES;
    for (const key of ['tooLong', 'invalidName', 'invalid'] as const) expect(messages![key]).toContain('{field}');
  });
});

/** No text is empty, English, or without its placeholders; they may stand in another order. */
function expectWhole(messages: Texts, english: Texts): void {
  const placeholders = (text = '') => (text.match(/\{\w+\}/g) ?? []).sort();
  const isSameEverywhere = (key: string) => key === 'email';
  expect(Object.keys(messages).sort()).toEqual(Object.keys(english).sort());
  for (const [key, text] of Object.entries(messages)) {
    expect(text.trim(), key).not.toBe('');
    expect(placeholders(text), key).toEqual(placeholders(english[key]));
    if (!isSameEverywhere(key)) expect(text, key).not.toBe(english[key]);
  }
}

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

describe('what is wrong with a field', () => {
  it('is a sentence of its own for what is missing', () => {
    const missing = (['first_name', 'last_name', 'email', 'country'] as const).map((field) =>
      fieldMessage(en, field, 'required'),
    );
    expect(missing).toEqual([
      'Enter your first name.',
      'Enter your last name.',
      'Enter your e-mail.',
      'Choose your country.',
    ]);
  });

  it.each([
    ['first_name', 'invalidName', 'First name contains a character that cannot be sent.'],
    ['last_name', 'tooLong', 'Last name is too long.'],
    ['email', 'tooLong', 'E-mail is too long.'],
    ['email', 'invalidEmail', 'Enter your e-mail like name@example.com.'],
    ['email', 'invalid', 'The shop could not use this e-mail address. Try another one.'],
    ['country', 'invalidCountry', 'Choose another country.'],
    ['last_name', 'invalid', 'Last name: please check.'],
  ] as const)('is at %s, for %s: %s', (field, key, sentence) => {
    expect(fieldMessage(en, field, key)).toBe(sentence);
  });

  it("names the field as the merchant's label does", () => {
    const messages = messagesFor('en', {first_name: 'Given name', tooLong: '{field}: 64 characters at most.'});
    expect(fieldMessage(messages, 'first_name', 'tooLong')).toBe('Given name: 64 characters at most.');
  });

  it.each(Object.entries(LANGUAGES))('has words in %s for every field and issue', (_language, messages) => {
    for (const field of ['first_name', 'last_name', 'email', 'country'] as const) {
      for (const key of ISSUE_KEYS) expect(fieldMessage(messages, field, key)).toMatch(/^[^{}]{5,}$/);
    }
  });
});

describe('a price', () => {
  it.each([
    ['cs', '1\u00a0299\u00a0900,50\u00a0Kč'],
    ['sk', '1\u00a0299\u00a0900,50\u00a0Kč'],
    ['de', '1.299.900,50\u00a0Kč'],
    ['pl', '1\u00a0299\u00a0900,50\u00a0Kč'],
    ['uk', '1\u00a0299\u00a0900,50\u00a0Kč'],
    ['ru', '1\u00a0299\u00a0900,50\u00a0Kč'],
    ['vi', '1.299.900,50\u00a0Kč'],
    ['ar', '\u200f1,299,900.50\u00a0Kč'],
    ['en', 'CZK\u00a01,299,900.50'],
    ['en-ZA', 'CZK\u00a01\u00a0299\u00a0900,50'],
    ['de-AT', 'Kč\u00a01.299.900,50'],
  ])('is written as %s does, with no blank to break the line at', (tag, written) => {
    expect(formatAmount(129_990_050, 'CZK', tag)).toBe(written);
    expect(written).not.toMatch(/ /);
  });

  it('has its hellers', () => {
    expect(formatAmount(129_900, 'CZK', 'cs')).toBe('1\u00a0299,00\u00a0Kč');
    expect(formatAmount(1, 'CZK', 'en')).toBe('CZK\u00a00.01');
  });
});

it('says how long to wait, with the right plural', () => {
  expect(formatWait(1, 'en')).toBe('in 1 second');
  expect(formatWait(30, 'cs')).toBe('za 30 sekund');
  expect(formatWait(60, 'cs')).toBe('za 1 minutu');
  expect(formatWait(61, 'cs')).toBe('za 2 minuty');
  expect(formatWait(300, 'en')).toBe('in 5 minutes');
});
