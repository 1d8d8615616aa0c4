import {waitUntil} from '@open-wc/testing';
import {beforeEach, describe, expect, it} from 'vitest';
import {userEvent} from 'vitest/browser';
import type {TrustpayCheckout} from '../../src/index.ts';
import {button, fillIn, focused, mount, nextEvent, part, useProxy} from '../support/checkout.ts';
import {jana} from '../support/orders.ts';

const proxy = useProxy();

beforeEach(() => {
  proxy.refuse(409, {error_code: 1001, data: {amount: 139_900, currency: 'CZK'}});
});

const isRefused = () => button().element().getAttribute('aria-disabled') === 'true';
const canAgree = () => waitUntil(() => !isRefused(), 'the new price never counts as read', {timeout: 5000});

/** The checkout after a press on the button at the old price. */
async function refused(): Promise<TrustpayCheckout> {
  const checkout = await mount();
  await fillIn();
  const failed = nextEvent(checkout, 'trustpay-error');
  await userEvent.click(button());
  await failed;
  await checkout.updateComplete;
  return checkout;
}

describe('a price that changed', () => {
  it('is said as old and new, not as a failure of the payment', async () => {
    const checkout = await refused();
    const alert = part(checkout, 'alert');
    expect(alert.textContent.trim()).toBe(
      'It was CZK\u00a01,299.00 and is now CZK\u00a01,399.00. Nothing was charged. To agree, press the button again.',
    );
    checkout.reportValidity();
    const error = getComputedStyle(checkout).getPropertyValue('--_error');
    expect(getComputedStyle(alert).color).not.toBe(error);
  });

  it('is not agreed to by a press that follows at once: it is seen to be refused, and the focus stays', async () => {
    const checkout = await refused();
    expect(isRefused()).toBe(true);
    expect(await checkout.submit()).toEqual({ok: false, reason: 'busy'});
    await userEvent.keyboard('{Enter}');
    expect(focused()).toBe(button().element());
    expect(proxy.requests).toHaveLength(1);
  });

  it('can be read for a second at least before a press agrees to it', async () => {
    const checkout = await mount({customer: jana});
    await checkout.submit();
    const shownAt = performance.now();
    await checkout.updateComplete;
    await canAgree();
    expect(performance.now() - shownAt).toBeGreaterThanOrEqual(1000);
  });

  it('is agreed to by a press once it could be read', async () => {
    const checkout = await refused();
    await canAgree();
    proxy.create();
    const redirect = nextEvent(checkout, 'trustpay-redirect');
    await userEvent.keyboard('{Enter}');
    await redirect;
    expect(proxy.requests.map(({amount}) => amount)).toEqual([129_900, 139_900]);
  });

  it('that changes again has to be read again', async () => {
    const checkout = await refused();
    await canAgree();
    proxy.refuse(409, {error_code: 1001, data: {amount: 149_900, currency: 'CZK'}});
    await checkout.submit();
    expect(part(checkout, 'alert').textContent).toContain('It was CZK\u00a01,399.00 and is now CZK\u00a01,499.00.');
    expect(await checkout.submit()).toEqual({ok: false, reason: 'busy'});
  });
});
