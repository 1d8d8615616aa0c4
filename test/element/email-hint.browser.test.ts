import {waitUntil} from '@open-wc/testing';
import {describe, expect, it} from 'vitest';
import {page, userEvent} from 'vitest/browser';
import {errorOf, field, fillIn, focused, mount, nextEvent, useProxy} from '../support/checkout.ts';
import {jana} from '../support/orders.ts';

const proxy = useProxy();

const mend = () => page.getByRole('button', {name: 'Use this address'});
const email = () => document.querySelector('trustpay-checkout')!.shadowRoot!.querySelector<HTMLInputElement>('#email')!;

async function type(address: string): Promise<void> {
  await userEvent.click(field.email());
  await userEvent.keyboard(address);
  await userEvent.tab();
}
const appears = () => waitUntil(() => mend().elements().length === 1, 'no hint', {timeout: 4000});

describe('an e-mail address that looks mistyped', () => {
  it('is mended in one press, as if it had been typed, and has the focus', async () => {
    const checkout = await mount({customer: {...jana, email: ''}});
    await type('jana@gmial.com');
    await appears();
    const heard: string[] = [];
    for (const event of ['input', 'change']) checkout.addEventListener(event, ({type: name}) => heard.push(name));
    await userEvent.click(mend());
    expect(email().value).toBe('jana@gmail.com');
    expect(heard).toEqual(['input', 'change']);
    await waitUntil(() => focused() === email());
    expect(mend().elements()).toEqual([]);
    await checkout.submit();
    expect(proxy.requests[0]!.customer.email).toBe('jana@gmail.com');
  });

  it('is asked about in a live region, with a button that is one step back from the next field', async () => {
    const checkout = await mount();
    await type('jana@seznam.c');
    await appears();
    expect(focused()).toBe(field.country().element());
    const status = mend().element().closest('[role=status]')!;
    expect(status.textContent.replaceAll(/[\u2068\u2069]/g, '').trim()).toBe(
      'Did you mean jana@seznam.cz? Use this address',
    );
    await userEvent.tab({shift: true});
    expect(focused()).toBe(mend().element());
    await userEvent.keyboard('{Enter}');
    expect(email().value).toBe('jana@seznam.cz');
    expect(checkout.status).toBe('idle');
  });

  it('is mended by a target that can be hit', async () => {
    await mount();
    await type('jana@gmial.com');
    await appears();
    expect(mend().element().getBoundingClientRect().height).toBeGreaterThanOrEqual(24);
  });

  it('keeps nobody from paying', async () => {
    const checkout = await mount();
    await fillIn({...jana, email: 'jana@gmial.com'});
    const redirect = nextEvent(checkout, 'trustpay-redirect');
    await userEvent.click(page.getByRole('button', {name: /^Pay/}));
    await redirect;
    expect(proxy.requests[0]!.customer.email).toBe('jana@gmial.com');
  });

  it('is no longer asked about once it was changed', async () => {
    const checkout = await mount();
    await type('jana@gmial.com');
    await appears();
    await userEvent.click(field.email());
    await userEvent.keyboard('{End}x');
    await checkout.updateComplete;
    expect(mend().elements()).toEqual([]);
  });

  it('is not asked about where something is wrong with it', async () => {
    const checkout = await mount();
    await type('jana@gmial.com');
    await appears();
    checkout.setErrors({email: 'We know this address as blocked.'});
    await checkout.updateComplete;
    expect(errorOf(checkout, 'email')).toBe('We know this address as blocked.');
    expect(mend().elements()).toEqual([]);
  });

  it('is forgotten with the rest of the form', async () => {
    const checkout = await mount();
    await type('jana@gmial.com');
    await appears();
    checkout.reset();
    await checkout.updateComplete;
    expect(mend().elements()).toEqual([]);
  });

  it.each([
    ['cs-CZ', 'Použít tuto adresu', 'Nemá to být \u2068jana@gmail.com\u2069?'],
    ['de', 'Diese Adresse verwenden', 'Meinten Sie \u2068jana@gmail.com\u2069?'],
    ['fil', 'Use this address', 'Did you mean \u2068jana@gmail.com\u2069?'],
  ])('is asked about in the language of the page, %s', async (lang, label, question) => {
    await mount({lang, customer: {...jana, email: ''}});
    email().focus();
    await userEvent.keyboard('jana@gmial.com');
    await userEvent.tab();
    const button = page.getByRole('button', {name: label});
    await waitUntil(() => button.elements().length === 1);
    expect(button.element().closest('[role=status]')!.textContent).toContain(question);
  });

  it("is asked about in the merchant's words, and shown as it was typed, whatever it holds", async () => {
    const messages = {didYouMean: '{email}, perhaps?', useSuggestion: 'Use this address'};
    await mount({messages});
    await type('$&{{email}@gmial.com'); // {{ types one brace
    await appears();
    const status = mend().element().closest('[role=status]')!;
    expect(status.textContent).toContain('\u2068$&{email}@gmail.com\u2069, perhaps?');
  });
});
