import {fixture} from '@open-wc/testing';
import {afterEach, beforeEach, expect, it, vi, type MockInstance} from 'vitest';
import type {TrustpayCheckout} from '../../src/trustpay-checkout.ts';
import {field, labelOf, useProxy} from '../support/checkout.ts';
import {jana} from '../support/orders.ts';

const proxy = useProxy();

let errors: MockInstance<typeof console.error>;
beforeEach(() => {
  errors = vi.spyOn(console, 'error').mockImplementation(() => undefined);
});
afterEach(() => {
  errors.mockRestore();
});

/** A page as a server writes it. */
const embed = (attributes: Readonly<Record<string, string>>) => {
  const checkout = document.createElement('trustpay-checkout');
  const rest = {endpoint: '/api/orders', 'order-id': 'A-1001', lang: 'en', 'redirect-target': 'manual'};
  for (const [name, value] of Object.entries({...rest, ...attributes})) checkout.setAttribute(name, value);
  return fixture<TrustpayCheckout>(checkout);
};

it('takes objects as JSON from the markup of a page that was rendered on a server', async () => {
  const checkout = await embed({
    customer: JSON.stringify(jana),
    'custom-info': '{"custom_1": "shelf 7"}',
    headers: '{"x-csrf-token": "t-1"}',
    messages: '{"order": "Buy"}',
  });
  expect(labelOf(checkout)).toBe('Buy');
  await expect.element(field.email()).toHaveValue(jana.email);

  expect(await checkout.submit()).toMatchObject({ok: true});
  expect(proxy.requests[0]?.custom_info).toEqual({custom_1: 'shelf 7'});
  expect(proxy.received[0]?.headers.get('x-csrf-token')).toBe('t-1');
  expect(errors).not.toHaveBeenCalled();
});

it('takes JSON for a property too, where a framework sets one for an attribute of its name', async () => {
  const checkout = await embed({});
  Object.assign(checkout, {customer: JSON.stringify(jana)});
  expect(checkout.customer).toEqual(jana);
});

it.each([
  ['no JSON', '{first_name: Jana}'],
  ['no object', '"Jana"'],
  ['what a script makes of an object', '[object Object]'],
])('says on the console which attribute is %s, and works without it', async (_what, customer) => {
  const checkout = await embed({customer});
  expect(errors.mock.calls).toEqual([['<trustpay-checkout> customer: a JSON object']]);
  expect(checkout.customer).toEqual({});
  await expect.element(field.email()).toHaveValue('');
});

it('has the default again once the attribute is gone', async () => {
  const checkout = await embed({messages: '{"order": "Buy"}'});
  checkout.removeAttribute('messages');
  await checkout.updateComplete;
  expect(labelOf(checkout)).toBe('Order and pay');
});
