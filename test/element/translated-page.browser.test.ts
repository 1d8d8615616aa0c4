import {waitUntil} from '@open-wc/testing';
import {expect, it} from 'vitest';
import type {TrustpayCheckout} from '../../src/index.ts';
import {errorOf, labelOf, mount, part, useProxy} from '../support/checkout.ts';
import {jana} from '../support/orders.ts';

const proxy = useProxy();

/** What a translator does: each text node is replaced by an element with other words. */
function translate(checkout: TrustpayCheckout): void {
  const walker = document.createTreeWalker(checkout.shadowRoot!, NodeFilter.SHOW_TEXT);
  const texts: Text[] = [];
  while (walker.nextNode()) if (walker.currentNode.textContent?.trim()) texts.push(walker.currentNode as Text);
  for (const text of texts) {
    const word = document.createElement('span');
    word.textContent = `«${text.data}»`;
    text.replaceWith(word);
  }
}

it('says the new price everywhere after a translator has replaced the text', async () => {
  const checkout = await mount({customer: jana});
  translate(checkout);
  expect(part(checkout, 'amount').textContent).toContain('«');
  proxy.refuse(409, {error_code: 1001, data: {amount: 139_900, currency: 'CZK'}});
  await checkout.submit();
  await checkout.updateComplete;
  expect(part(checkout, 'amount').textContent).toBe('CZK\u00a01,399.00');
  expect(labelOf(checkout)).toBe('Pay CZK\u00a01,399.00');
  expect(part(checkout, 'alert').textContent).toContain('1,399.00');
});

it('takes an error back, and says another, after a translator has replaced the first', async () => {
  const checkout = await mount({customer: {...jana, email: 'nonsense'}});
  await checkout.submit();
  await checkout.updateComplete;
  translate(checkout);
  checkout.setErrors({first_name: 'tooLong'});
  await checkout.updateComplete;
  expect(errorOf(checkout, 'email')).toBe('');
  expect(errorOf(checkout, 'first_name')).toBe('First name is too long.');
});

it('speaks another language after a translator has replaced the labels', async () => {
  const checkout = await mount();
  translate(checkout);
  checkout.lang = 'cs';
  await waitUntil(() => checkout.shadowRoot!.querySelector('label')!.textContent === 'Jméno');
});
