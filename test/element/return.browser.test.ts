import {expect as expectElement, waitUntil} from '@open-wc/testing';
import {afterEach, beforeEach, describe, expect, it, vi} from 'vitest';
import {page, userEvent} from 'vitest/browser';
import type {TrustpayCheckout} from '../../src/index.ts';
import {button, focused, mount, nextEvent, part, PAYMENT_URL, returnWords, useProxy} from '../support/checkout.ts';
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

const heading = (checkout: TrustpayCheckout) => checkout.shadowRoot!.querySelector('h2')?.textContent.trim();

/** What the panel offers to do next. */
const steps = (checkout: TrustpayCheckout) =>
  [...checkout.shadowRoot!.querySelectorAll('[part=next-step]')].map((step) => step.textContent.trim());

const isFormShown = (checkout: TrustpayCheckout) => part(checkout, 'form').checkVisibility();

describe('back from the payment page', () => {
  it('the shopper who paid is thanked and has nothing more to fill in', async () => {
    proxy.report('paid');
    const {checkout, status, words} = await back();
    expect(status).toBe('paid');
    expect(heading(checkout)).toBe('Payment received');
    expect(words).toBe('Thank you. You can close this page.');
    expect(part(checkout, 'outcome-order').textContent).toBe('CZK\u00a01,299.00 · A-1001');
    expect(isFormShown(checkout)).toBe(false);
    expect(checkout.payment).toEqual({orderId: 'A-1001', status: 'paid'});
  });

  it('the shopper whose bank has not confirmed yet is told not to pay again, and has no way to', async () => {
    proxy.report('pending');
    const {checkout, words} = await back();
    expect(words).toContain('Do not pay again');
    expect(isFormShown(checkout)).toBe(false);
    expect(steps(checkout)).toEqual(['Check again']);
  });

  it('the shopper who left the payment page goes back there by one press', async () => {
    proxy.report('pending', {unfinished: true});
    const {checkout, status, words} = await back({customer: jana});
    expect(status).toBe('pending');
    expect(words).toContain('finish the payment');
    expect(steps(checkout)).toEqual(['Back to the payment page']);
    const redirect = nextEvent(checkout, 'trustpay-redirect');
    await userEvent.click(button());
    expect((await redirect).paymentUrl).toBe(PAYMENT_URL);
    await waitUntil(() => focused() === part(checkout, 'submit-button'));
  });

  it('the shopper who left the payment page and whose form is empty is asked to fill it in first', async () => {
    proxy.report('pending', {unfinished: true});
    const {checkout} = await back();
    await userEvent.click(button());
    await waitUntil(() => focused() === checkout.shadowRoot!.getElementById('first_name'));
    expect(isFormShown(checkout)).toBe(true);
    expect(proxy.requests).toEqual([]);
  });

  it.each([
    ['cancelled', 'Payment cancelled'],
    ['failed', 'Payment not completed'],
  ] as const)('the shopper whose payment is %s reads so above the form, and can try again', async (status, words) => {
    proxy.report(status);
    const {checkout} = await back({customer: jana});
    expect(heading(checkout)).toBe(words);
    expect(steps(checkout)).toEqual([]);
    expect(isFormShown(checkout)).toBe(true);
    expect(await checkout.submit()).toMatchObject({ok: true});
    await checkout.updateComplete;
    expect(part(checkout, 'return')).toBe(null);
  });

  it('the shopper of whose payment nothing is known can ask again, or try again', async () => {
    proxy.report('unknown');
    const {checkout, words} = await back({customer: jana});
    expect(words).toContain('not pay twice');
    expect(isFormShown(checkout)).toBe(false);
    expect(steps(checkout)).toEqual(['Check again', 'Try again']);
    await userEvent.click(page.getByRole('button', {name: 'Try again'}));
    await waitUntil(() => focused() === checkout.shadowRoot!.querySelector('input'));
    expect(isFormShown(checkout)).toBe(true);
  });

  it('nothing is believed that the proxy did not say', async () => {
    history.replaceState(null, '', '?transactionid=A-1001&status=completed&paid=1');
    const {checkout, status, words} = await back();
    expect(status).toBe('unknown');
    expect(words).toContain('the shop will confirm');
    expect(isFormShown(checkout)).toBe(false);
  });

  it.each([401, 403, 404])('a visitor whom the proxy answers %d is calmly sent back to the shop', async (http) => {
    proxy.withhold(http);
    const report = vi.spyOn(console, 'error');
    const {checkout, status, words} = await back();
    expect(status).toBe('unknown');
    expect(words).toContain('the shop will confirm it by e-mail');
    expect(isFormShown(checkout)).toBe(false);
    expect(steps(checkout)).toEqual(['Back to the shop']);
    expect(report).not.toHaveBeenCalled();
    report.mockRestore();
  });

  it('the token of the return goes with the question, and nothing else of the page’s address', async () => {
    history.replaceState(null, '', '?transactionid=A-1001&trustpay_return=abc.d%2Be&utm=mail');
    proxy.report('paid');
    await back();
    expect(proxy.questions.map((url) => new URL(url).search)).toEqual(['?trustpay_return=abc.d%2Be']);
  });

  it('the shopper waits for the answer with no form to fill in for nothing', async () => {
    proxy.report('cancelled');
    const checkout = await mount();
    expect(part(checkout, 'return').textContent.trim()).toBe('One moment…');
    expect(isFormShown(checkout)).toBe(false);
    await nextEvent(checkout, 'trustpay-return');
  });

  it('the merchant may say it in other words', async () => {
    proxy.report('paid');
    const checkout = await mount({messages: {paid: 'Merci.', 'paid.heading': 'Yours'}});
    checkout.insertAdjacentHTML('beforeend', '<a slot="shop-link" href="/more">More beans</a>');
    await nextEvent(checkout, 'trustpay-return');
    await checkout.updateComplete;
    expect(returnWords(checkout)).toBe('Merci.');
    expect(heading(checkout)).toBe('Yours');
    expect(page.getByRole('link', {name: 'More beans'}).element()).toBeTruthy();
    checkout.insertAdjacentHTML('beforeend', '<p slot="return">Your beans are on their way.</p>');
    expect(page.getByText('Your beans are on their way.').element().checkVisibility()).toBe(true);
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

  it('the answer about another order comes too late', async () => {
    let answer: (() => void) | undefined;
    proxy.report('paid', {}, new Promise<void>((resolve) => (answer = resolve)));
    const checkout = await mount();
    await waitUntil(() => proxy.questions.length);
    checkout.orderId = 'A-1002';
    await checkout.updateComplete;
    answer!();
    await expect.poll(() => isFormShown(checkout)).toBe(true);
    expect(checkout.payment).toBe(undefined);
  });
});

describe('a payment that waits for the bank', () => {
  const returns = (checkout: TrustpayCheckout) => {
    const statuses: string[] = [];
    checkout.addEventListener('trustpay-return', ({status}) => statuses.push(status));
    return statuses;
  };

  it('is asked about again when the shopper comes back to the page, and the change is told once', async () => {
    proxy.report('pending');
    const {checkout} = await back();
    const told = returns(checkout);
    window.dispatchEvent(new Event('online'));
    await expect.poll(() => proxy.questions.length).toBe(2);
    proxy.report('paid');
    await expect.poll(() => (window.dispatchEvent(new Event('online')), heading(checkout))).toBe('Payment received');
    expect(told).toEqual(['paid']);
    const {length} = proxy.questions;
    window.dispatchEvent(new Event('online'));
    await checkout.updateComplete;
    expect(proxy.questions).toHaveLength(length);
  });

  it('is asked about by a press, and the focus stays with what is said', async () => {
    proxy.report('pending');
    const {checkout} = await back();
    proxy.report('paid');
    await userEvent.click(button());
    await expect.poll(() => heading(checkout)).toBe('Payment received');
    await waitUntil(() => focused() === part(checkout, 'return'));
  });

  it('stays what it was while the proxy cannot be reached', async () => {
    proxy.report('pending');
    const {checkout} = await back();
    const told = returns(checkout);
    proxy.withhold(503);
    await userEvent.click(button());
    await expect.poll(() => steps(checkout)).toEqual(['Check again']);
    expect(heading(checkout)).toBe('Waiting for your bank');
    expect(told).toEqual([]);
  });

  it('is announced by one region, which is there before it speaks', async () => {
    proxy.report('pending');
    const checkout = await mount();
    const region = checkout.shadowRoot!.querySelector('[role=status]')!;
    await nextEvent(checkout, 'trustpay-return');
    await checkout.updateComplete;
    expect(region.textContent).toContain('Waiting for your bank');
    expect(region.querySelector('button')).toBe(null);
  });
});

describe('an order that cannot be paid any more', () => {
  it.each([
    ['paid already', 409, {error_code: 1006}, 'This order is already paid', ['Back to the shop'], 'already-paid'],
    ['over', 410, {}, 'The time to pay is over', ['Back to the shop'], 'expired'],
    [
      'waiting for the bank',
      409,
      {error_code: 1006, data: {status: 'pending'}},
      'Waiting for your bank',
      ['Check again'],
      'payment-pending',
    ],
  ] as const)('because it is %s has a panel instead of the form', async (_why, http, body, words, next, code) => {
    history.replaceState(null, '', here);
    proxy.refuse(http, body);
    const checkout = await mount({customer: jana});
    expect(await checkout.submit()).toMatchObject({ok: false, reason: 'failed', error: {code, retryable: false}});
    await expect.poll(() => heading(checkout)).toBe(words);
    expect(isFormShown(checkout)).toBe(false);
    expect(steps(checkout)).toEqual(next);
    await waitUntil(() => focused() === part(checkout, 'return'));
    await expectElement(checkout).to.be.accessible();
    checkout.orderId = 'A-1002';
    await checkout.updateComplete;
    expect(isFormShown(checkout)).toBe(true);
    expect(part(checkout, 'alert').textContent.trim()).toBe('');
  });

  it('turns into a paid one while the page is open', async () => {
    history.replaceState(null, '', here);
    proxy.refuse(409, {error_code: 1006, data: {status: 'pending'}});
    const checkout = await mount({customer: jana});
    await checkout.submit();
    await expect.poll(() => steps(checkout)).toEqual(['Check again']);
    proxy.report('paid');
    const returned = nextEvent(checkout, 'trustpay-return');
    await userEvent.click(button());
    expect((await returned).status).toBe('paid');
  });
});

describe('what was remembered', () => {
  const stored = () => Object.keys(sessionStorage);
  const remembered = {remember: 'typing', customer: {}} as const;
  beforeEach(() => {
    history.replaceState(null, '', here);
    sessionStorage.clear();
  });

  const type = async (checkout: TrustpayCheckout, text: string) => {
    checkout.focus();
    await userEvent.keyboard(text);
  };
  const firstName = (checkout: TrustpayCheckout) => checkout.shadowRoot!.querySelector('input')!.value;

  it('is nothing before the shopper leaves for the payment page', async () => {
    await type(await mount(), 'Jana');
    expect(stored()).toEqual([]);
  });

  it('is there after a return from the payment page', async () => {
    const checkout = await mount({customer: jana});
    await checkout.submit();
    checkout.remove();
    history.replaceState(null, '', '?transactionid=A-1001');
    proxy.report('cancelled');
    const {checkout: returned} = await back();
    expect(firstName(returned)).toBe(jana.first_name);
    expect(isFormShown(returned)).toBe(true);
  });

  it.each(['off', 'false', false] as const)('is nothing where remember is %j', async (remember) => {
    const checkout = await mount({customer: jana, remember: remember as TrustpayCheckout['remember']});
    await type(checkout, 'x');
    await checkout.submit();
    expect(stored()).toEqual([]);
  });

  it.each(['typing', '', true, 'true'] as const)(
    'is there from the first key where remember is %j',
    async (remember) => {
      const checkout = await mount({remember: remember as TrustpayCheckout['remember']});
      await type(checkout, 'x');
      expect(stored()).toHaveLength(1);
    },
  );

  it('is gone after an hour', async () => {
    const checkout = await mount(remembered);
    await type(checkout, 'Jana');
    checkout.remove();
    vi.spyOn(Date, 'now').mockReturnValue(Date.now() + 60 * 60_000);
    try {
      expect(firstName(await mount(remembered))).toBe('');
      expect(stored()).toEqual([]);
    } finally {
      vi.restoreAllMocks();
    }
  });

  it('is forgotten where the merchant switches it off', async () => {
    const checkout = await mount(remembered);
    await type(checkout, 'Jana');
    checkout.remember = 'off';
    await checkout.updateComplete;
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
    for (const nonsense of [
      '{',
      'null',
      '[1]',
      '{"first_name":"A"}',
      '{"savedAt":9e15,"customer":{"first_name":{"a":1}}}',
    ]) {
      sessionStorage.setItem('trustpay-checkout:A-1001', nonsense);
      const checkout = await mount(remembered);
      expect(firstName(checkout)).toBe('');
      checkout.remove();
    }
  });
});
