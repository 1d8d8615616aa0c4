import {waitUntil} from '@open-wc/testing';
import {afterEach, beforeEach, describe, expect, it, vi, type MockInstance} from 'vitest';
import {userEvent} from 'vitest/browser';
import {button, fillIn, mount, useProxy} from '../support/checkout.ts';
import {jana} from '../support/orders.ts';

const proxy = useProxy();

let errors: MockInstance<typeof console.error>;
const said = () => errors.mock.calls.map(([message]) => String(message));
beforeEach(() => {
  errors = vi.spyOn(console, 'error').mockImplementation(() => undefined);
});
afterEach(() => {
  errors.mockRestore();
});

describe('the developer reads on the console', () => {
  it.each([
    ['no endpoint', {endpoint: ''}, 'endpoint: an https URL, absolute or relative to the page'],
    ['an endpoint without TLS', {endpoint: 'http://shop.example/orders'}, 'endpoint'],
    ['no order id', {orderId: ''}, 'order-id: 1 to 50 characters'],
    ['a price in crowns', {amount: '1299.00' as unknown as number}, '129900 for 1 299.00 CZK'],
    ['euros', {currency: 'EUR'}, 'currency: CZK only'],
    ['a return address that is no URL', {redirectUrl: '/thanks'}, 'payment_options.redirect_url'],
  ])('what is wrong with the attributes, before anybody presses: %s', async (_what, properties, words) => {
    await mount(properties);
    await waitUntil(() => said().length > 0);
    expect(said()).toEqual([expect.stringContaining(words)]);
  });

  it.each(['<b>Order</b>', 'x'.repeat(201)])(
    'that the description is shown and sent in part: %s',
    async (description) => {
      const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
      await mount({description});
      await waitUntil(() => warn.mock.calls.length > 0);
      expect(warn.mock.calls).toEqual([[expect.stringContaining('description: shown and sent without HTML')]]);
      expect(said()).toEqual([]);
      warn.mockRestore();
    },
  );

  it('each mistake once, at connection and at the submit', async () => {
    const checkout = await mount({customer: jana, currency: 'EUR'});
    await waitUntil(() => said().length > 0);
    await checkout.submit();
    await checkout.submit();
    checkout.amount = 5;
    await checkout.updateComplete;
    expect(said()).toHaveLength(1);
  });

  it('that the host of a payment page is not listed, and where', async () => {
    proxy.create('https://evil.test/secret');
    const checkout = await mount({customer: jana});
    await checkout.submit();
    expect(said()).toEqual([expect.stringMatching(/evil\.test.*payment-hosts/)]);
    expect(said()[0]).not.toContain('secret');
  });

  it('what the proxy said of the request, and which one it was', async () => {
    proxy.refuse(404, {error_info: 'Unknown order.'});
    const checkout = await mount({customer: jana, endpoint: '/api/orders/'});
    await checkout.submit();
    expect(said()).toEqual([
      `<trustpay-checkout> POST ${location.origin}/api/orders/ was answered HTTP 404: Unknown order.`,
    ]);
  });
});

describe('nothing is said', () => {
  it.each([
    ['while the element is disabled', {disabled: true, orderId: ''}],
    ['where all is well', {}],
  ])('%s', async (_when, properties) => {
    const checkout = await mount(properties);
    const other = await mount({currency: 'EUR'}); // checked after the first one
    await waitUntil(() => said().length > 0);
    expect(said()).toEqual([expect.stringContaining('CZK only')]);
    checkout.remove();
    other.remove();
  });

  it("of the shopper's own mistakes, and of what time mends", async () => {
    proxy.refuse(503);
    const checkout = await mount();
    await userEvent.click(button());
    await fillIn();
    await checkout.submit();
    proxy.refuse(422, {error_code: 1024});
    await checkout.submit();
    expect(said()).toEqual([]);
  });
});
