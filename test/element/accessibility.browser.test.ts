import {expect} from '@open-wc/testing';
import {describe, it} from 'vitest';
import {mount, useProxy} from '../support/checkout.ts';
import {jana} from '../support/orders.ts';

const proxy = useProxy();

describe('for a screen reader and its rules, nothing is wrong', () => {
  it('with the form', async () => {
    await expect(await mount()).to.be.accessible();
  });

  it('with errors', async () => {
    const checkout = await mount();
    checkout.reportValidity();
    await checkout.updateComplete;
    await expect(checkout).to.be.accessible();
  });

  it('while submitting', async () => {
    const checkout = await mount({customer: jana});
    const result = checkout.submit();
    await checkout.updateComplete;
    await expect(checkout).to.be.accessible();
    await result;
  });

  it('with a failure, light and dark', async () => {
    proxy.refuse(503);
    const checkout = await mount({customer: jana});
    await checkout.submit();
    for (const scheme of ['light', 'dark']) {
      checkout.style.colorScheme = scheme;
      await expect(checkout).to.be.accessible();
    }
  });
});
