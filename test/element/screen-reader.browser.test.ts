import {virtual} from '@guidepup/virtual-screen-reader';
import {afterEach, describe, expect, it} from 'vitest';
import type {TrustpayCheckout} from '../../src/index.ts';
import {mount, part, useProxy} from '../support/checkout.ts';
import {jana} from '../support/orders.ts';

const proxy = useProxy();

/** The screen reader does not enter a shadow root by itself, so it is started inside. */
async function listenTo(properties: Partial<TrustpayCheckout> = {}): Promise<TrustpayCheckout> {
  const checkout = await mount({countries: 'CZ', ...properties});
  await virtual.start({container: part(checkout, 'form')});
  return checkout;
}
afterEach(() => virtual.stop());

const said = () => virtual.spokenPhraseLog();

describe('a screen reader says', () => {
  it('what is bought and for how much, each field by its name, that it is required, and the button', async () => {
    await listenTo();
    while ((await virtual.lastSpokenPhrase()) !== 'end of form') await virtual.next();
    expect((await said()).filter((phrase) => !/paragraph$|^end of/.test(phrase))).toEqual([
      'form',
      'Order A-1001',
      'CZK 1,299.00',
      'First name',
      'textbox, First name, not invalid, required',
      'Last name',
      'textbox, Last name, not invalid, required',
      'E-mail',
      'textbox, E-mail, not invalid, required',
      'Country',
      'combobox, Country, CZ, has popup listbox, not expanded, not invalid, required',
      'option, Czechia, CZ, selected, position 1, set size 1',
      'You choose your bank on the next page.',
      'alert',
      'button, Pay CZK\u00a01,299.00, not busy, not disabled',
      'Pay CZK 1,299.00',
      'status',
      'Secure payment through MultiSafepay',
    ]);
  });

  it('what is wrong with the field that has got the focus', async () => {
    const checkout = await listenTo({customer: {...jana, email: 'nonsense'}});
    await checkout.submit();
    await expect
      .poll(() => virtual.lastSpokenPhrase())
      .toBe('textbox, E-mail, nonsense, Enter your e-mail like name@example.com., invalid, required');
  });

  it('one thing when several fields are wrong: the first of them', async () => {
    const checkout = await listenTo();
    await virtual.clearSpokenPhraseLog();
    await checkout.submit();
    await checkout.updateComplete;
    await expect.poll(() => virtual.lastSpokenPhrase()).toContain('Enter your first name.');
    const phrases = await said();
    expect(phrases.filter((phrase) => /Enter|Choose|polite|assertive/.test(phrase))).toHaveLength(1);
  });

  it('that the order is on its way', async () => {
    const checkout = await listenTo({customer: jana});
    await checkout.submit();
    await expect.poll(said).toContain('polite: One moment…');
  });

  it('at once why the payment failed', async () => {
    proxy.refuse(503);
    const checkout = await listenTo({customer: jana});
    await checkout.submit();
    await expect
      .poll(said)
      .toContain('assertive: You cannot pay right now. Nothing was charged. Try again in a moment.');
  });
});
