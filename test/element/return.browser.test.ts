import {expect as expectElement} from '@open-wc/testing';
import {afterEach, beforeEach, describe, expect, it} from 'vitest';
import {userEvent} from 'vitest/browser';
import type {TrustpayCheckout} from '../../src/index.ts';
import {button, mount, nextEvent, part, returnWords, useProxy} from '../support/checkout.ts';
import {jana} from '../support/orders.ts';

const proxy = useProxy();

const here = location.href;
beforeEach(() => {
  history.replaceState(null, '', '?transactionid=A-1001');
});
afterEach(() => {
  if (location.href !== here) history.replaceState(null, '', here); // Firefox allows a hundred in ten seconds
});

const back = async (properties: Partial<TrustpayCheckout> = {}) => {
  const checkout = await mount(properties);
  const {status} = await nextEvent(checkout, 'trustpay-return');
  await checkout.updateComplete;
  return {checkout, status, words: returnWords(checkout)};
};

const isFormShown = (checkout: TrustpayCheckout) => part(checkout, 'form').checkVisibility();

describe('back from the payment page', () => {
  it('the shopper who paid is thanked and has nothing more to fill in', async () => {
    proxy.report('paid');
    const {checkout, status, words} = await back();
    expect(status).toBe('paid');
    expect(words).toBe('Thank you, we received your payment. You can close this page.');
    expect(isFormShown(checkout)).toBe(false);
    expect(checkout.payment).toEqual({orderId: 'A-1001', status: 'paid'});
    await expectElement(checkout).to.be.accessible();
  });

  it('the shopper whose bank has not confirmed yet reads what is being waited for, and is not stranded', async () => {
    proxy.report('pending');
    const {checkout, words} = await back();
    expect(words).toContain('bank has not confirmed the payment yet');
    expect(isFormShown(checkout)).toBe(false);
    await expectElement(checkout).to.be.accessible();
    await userEvent.click(button());
    await checkout.updateComplete;
    expect(isFormShown(checkout)).toBe(true);
  });

  it.each([
    ['cancelled', 'was cancelled'],
    ['failed', 'did not go through'],
    ['unknown', 'cannot see yet'],
  ] as const)('the shopper whose payment is %s reads so and can try again', async (status, text) => {
    proxy.report(status);
    const {checkout, words} = await back({customer: jana});
    expect(words).toContain(text);
    expect(isFormShown(checkout)).toBe(true);
    await expectElement(checkout).to.be.accessible();
    expect(await checkout.submit()).toMatchObject({ok: true});
    await checkout.updateComplete;
    expect(part(checkout, 'return')).toBe(null);
  });

  it('nothing is believed that the proxy did not say', async () => {
    history.replaceState(null, '', '?transactionid=A-1001&status=completed&paid=1');
    const {checkout, status, words} = await back();
    expect(status).toBe('unknown');
    expect(words).toContain('cannot see yet');
    expect(isFormShown(checkout)).toBe(true);
  });

  it('the shopper waits for the answer with no form to fill in for nothing', async () => {
    proxy.report('cancelled');
    const checkout = await mount();
    expect(part(checkout, 'return').textContent).toBe('One moment…');
    expect(isFormShown(checkout)).toBe(false);
    await nextEvent(checkout, 'trustpay-return');
  });

  it('is announced', async () => {
    proxy.report('paid');
    const {checkout} = await back();
    expect(part(checkout, 'return').closest('[role=status]')).not.toBe(null);
  });

  it('the merchant may say it in other words', async () => {
    proxy.report('paid');
    const checkout = await mount();
    checkout.insertAdjacentHTML('beforeend', '<p slot="return">Your beans are on their way.</p>');
    await nextEvent(checkout, 'trustpay-return');
    await checkout.updateComplete;
    const slot = checkout.shadowRoot!.querySelector<HTMLSlotElement>('slot[name=return]')!;
    expect(slot.assignedElements()[0]!.textContent).toBe('Your beans are on their way.');
  });

  it('the merchant may show it instead', async () => {
    proxy.report('paid');
    const checkout = await mount();
    checkout.addEventListener('trustpay-return', (event) => {
      event.preventDefault();
    });
    await nextEvent(checkout, 'trustpay-return');
    await checkout.updateComplete;
    expect(part(checkout, 'return')).toBe(null);
    expect(isFormShown(checkout)).toBe(true);
    expect(checkout.payment?.status).toBe('paid');
  });

  it('from another order nothing is asked and nothing is said', async () => {
    history.replaceState(null, '', '?transactionid=A-1002');
    const checkout = await mount();
    expect(part(checkout, 'return')).toBe(null);
    expect(isFormShown(checkout)).toBe(true);
  });
});

describe('what was remembered', () => {
  const stored = () => Object.keys(sessionStorage);
  const remembered = {remember: true, customer: {}} as const;
  beforeEach(() => {
    history.replaceState(null, '', here);
    sessionStorage.clear();
  });

  const type = async (checkout: TrustpayCheckout, text: string) => {
    checkout.focus();
    await userEvent.keyboard(text);
  };
  const firstName = (checkout: TrustpayCheckout) => checkout.shadowRoot!.querySelector('input')!.value;

  it('is nothing unless the merchant asks for it', async () => {
    await type(await mount(), 'Jana');
    expect(stored()).toEqual([]);
  });

  it('is there after a reload, for the same order only', async () => {
    const checkout = await mount(remembered);
    await type(checkout, 'Jana');
    await userEvent.selectOptions(checkout.shadowRoot!.querySelector('select')!, 'SK');
    checkout.remove();
    const reloaded = await mount(remembered);
    expect(firstName(reloaded)).toBe('Jana');
    expect(reloaded.shadowRoot!.querySelector('select')!.value).toBe('SK');
    reloaded.remove();
    expect(firstName(await mount({...remembered, orderId: 'A-1002'}))).toBe('');
  });

  it('goes before what the merchant knows', async () => {
    await type(await mount(remembered), 'Eva');
    expect(firstName(await mount({...remembered, customer: jana}))).toBe('Eva');
  });

  it('is gone once the order is paid', async () => {
    await type(await mount(remembered), 'Jana');
    expect(stored()).toHaveLength(1);
    history.replaceState(null, '', '?transactionid=A-1001');
    proxy.report('paid');
    await back(remembered);
    expect(stored()).toEqual([]);
  });

  it('is gone once the proxy says that the order was paid already', async () => {
    const checkout = await mount({...remembered, customer: jana});
    await type(checkout, 'x');
    proxy.refuse(409, {error_code: 1006});
    await checkout.submit();
    expect(stored()).toEqual([]);
  });

  it('is gone after a reset', async () => {
    const checkout = await mount(remembered);
    await type(checkout, 'Jana');
    checkout.reset();
    await checkout.updateComplete;
    expect(stored()).toEqual([]);
    expect(firstName(checkout)).toBe('');
  });

  it('is nothing where storage is switched off, and the form works', async () => {
    const storage = Object.getOwnPropertyDescriptor(window, 'sessionStorage')!;
    Object.defineProperty(window, 'sessionStorage', {
      configurable: true,
      get: () => {
        throw new DOMException('Denied', 'SecurityError');
      },
    });
    try {
      const checkout = await mount({...remembered, customer: jana});
      await type(checkout, 'x');
      expect(await checkout.submit()).toMatchObject({ok: true});
    } finally {
      Object.defineProperty(window, 'sessionStorage', storage);
    }
  });

  it('is nothing where it is nonsense', async () => {
    for (const nonsense of ['{', 'null', '[1]', '{"first_name":{"a":1}}']) {
      sessionStorage.setItem('trustpay-checkout:A-1001', nonsense);
      const checkout = await mount(remembered);
      expect(firstName(checkout)).toBe('');
      checkout.remove();
    }
  });
});
