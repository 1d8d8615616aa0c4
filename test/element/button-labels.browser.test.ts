import {waitUntil} from '@open-wc/testing';
import {delay, HttpResponse} from 'msw';
import {beforeAll, describe, expect, it} from 'vitest';
import {loadMessages} from '../../src/element/messages.ts';
import type {TrustpayCheckout} from '../../src/index.ts';
import {labelOf, mount, nextEvent, part, useProxy} from '../support/checkout.ts';
import {jana} from '../support/orders.ts';
import {BUTTON_LABELS, type ButtonLabels} from './button-labels.ts';

const proxy = useProxy();
const languages = Object.keys(BUTTON_LABELS);

beforeAll(() => Promise.all(languages.map(loadMessages)));

/** What a checkout says in every language, read one after the other, and what was reviewed for this state. */
async function sayAll(checkout: TrustpayCheckout, state: keyof ButtonLabels, read = labelOf) {
  const said: Record<string, string> = {};
  for (const language of languages) {
    checkout.lang = language;
    checkout.requestUpdate();
    await checkout.updateComplete;
    said[language] = withLatinDigits(read(checkout));
  }
  const reviewed = Object.fromEntries(
    Object.entries(BUTTON_LABELS).map(([language, labels]) => [language, labels[state]]),
  );
  return {said, reviewed};
}

/** Engines disagree on the digits of `ar`: WebKit writes a price in Arabic ones, the others in Latin ones. Both are right. */
function withLatinDigits(text: string): string {
  const digits = '٠١٢٣٤٥٦٧٨٩٬٫';
  return text.replace(/[٠-٩٬٫]/g, (digit) => '0123456789,.'.charAt(digits.indexOf(digit)));
}

const busyLabel = (checkout: TrustpayCheckout) => checkout.shadowRoot!.querySelector('.busy')!.textContent;

describe('in every language the reviewed words stand on the button', () => {
  it.each([
    ['with a price', {}],
    ['while it is disabled', {disabled: true}],
  ])('%s', async (_state, properties) => {
    const {said, reviewed} = await sayAll(await mount(properties), 'withPrice');
    expect(said).toEqual(reviewed);
  });

  it.each([
    ['without a price', {amount: undefined}],
    ['with a price that cannot be paid', {amount: 0}],
  ])('%s', async (_state, properties) => {
    const {said, reviewed} = await sayAll(await mount(properties), 'withoutPrice');
    expect(said).toEqual(reviewed);
  });

  it.each([
    ['after a failure', 503, {}, 'withPrice'],
    [
      'after a change of the price',
      409,
      {error_code: 1001, data: {amount: 139_900, currency: 'CZK'}},
      'withChangedPrice',
    ],
  ] as const)('%s', async (_state, status, body, expected) => {
    proxy.refuse(status, body);
    const checkout = await mount({customer: jana});
    await checkout.submit();
    const {said, reviewed} = await sayAll(checkout, expected);
    expect(said).toEqual(reviewed);
  });

  it('while the order is being created', async () => {
    proxy.answer(async () => {
      await delay('infinite');
      return HttpResponse.error();
    });
    const checkout = await mount({customer: jana});
    const failed = nextEvent(checkout, 'trustpay-error');
    checkout.timeout = 2000;
    void checkout.submit();
    const {said, reviewed} = await sayAll(checkout, 'submitting', busyLabel);
    expect(said).toEqual(reviewed);
    await failed;
  });

  it('while the window leaves, and on the link when it does not', async () => {
    proxy.create(`${location.href.split('#')[0]!}#payment`); // an address that leads nowhere else
    const checkout = await mount({customer: jana, redirectTarget: 'self', paymentHosts: location.host});
    await checkout.submit();
    const leaving = await sayAll(checkout, 'redirecting', busyLabel);
    expect(leaving.said).toEqual(leaving.reviewed);
    await waitUntil(() => checkout.shadowRoot!.querySelector('a'), 'no link', {timeout: 10_000});
    const stuck = await sayAll(checkout, 'link', () => part(checkout, 'continue-link').textContent);
    expect(stuck.said).toEqual(stuck.reviewed);
  });
});
