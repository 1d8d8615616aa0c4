import {expect as expectElement, waitUntil} from '@open-wc/testing';
import {afterEach, beforeAll, describe, expect, it} from 'vitest';
import {server, userEvent} from 'vitest/browser';
import type {PaymentStatus} from '../../src/contract/order.ts';
import type {TrustpayCheckout} from '../../src/index.ts';
import {button, field, fillIn, focused, mount, nextEvent, part, PAYMENT_URL, useProxy} from '../support/checkout.ts';
import {jana} from '../support/orders.ts';

const proxy = useProxy();
const here = location.href;

/** The demo's ready themes, and the element as it comes. */
const THEMES = ['', 'paper', 'candy', 'console'];

beforeAll(async () => {
  const themes = document.createElement('style');
  themes.textContent = await (await fetch('/demo.css')).text();
  document.head.append(themes);
});
afterEach(() => {
  if (location.href !== here) history.replaceState(null, '', here); // Firefox allows a hundred in ten seconds
});

const returnedAs = (status: PaymentStatus) => async () => {
  proxy.report(status);
  history.replaceState(null, '', '?transactionid=A-1001');
  const checkout = await mount();
  await nextEvent(checkout, 'trustpay-return');
  return checkout;
};

const refusedWith = (status: number, body: object) => async () => {
  proxy.refuse(status, body);
  const checkout = await mount({customer: jana});
  await checkout.submit();
  return checkout;
};

/** Every state a shopper can meet. */
const STATES: Readonly<Record<string, () => Promise<TrustpayCheckout>>> = {
  empty: () => mount(),
  filled: () => mount({customer: jana}),
  'without a price': () => mount({amount: undefined, description: ''}),
  disabled: () => mount({customer: jana, disabled: true}),
  'in Czech': () => mount({lang: 'cs'}),
  invalid: async () => {
    const checkout = await mount();
    checkout.reportValidity();
    return checkout;
  },
  submitting: async () => {
    proxy.answer(() => new Promise(() => undefined));
    const checkout = await mount({customer: jana});
    void checkout.submit();
    await waitUntil(() => checkout.status === 'submitting');
    return checkout;
  },
  failed: refusedWith(503, {}),
  'refused at a field': refusedWith(400, {errors: {email: 'invalidEmail'}}),
  'with a changed price': refusedWith(409, {error_code: 1001, data: {amount: 139_900, currency: 'CZK'}}),
  paid: returnedAs('paid'),
  pending: returnedAs('pending'),
  cancelled: returnedAs('cancelled'),
  'not paid': returnedAs('failed'),
  'back without an answer': returnedAs('unknown'),
};

describe.each(Object.entries(STATES))('a checkout that is %s', (_state, enter) => {
  it.each(THEMES)('breaks no rule, light or dark, in the theme %j', async (theme) => {
    const checkout = await enter();
    checkout.className = theme;
    for (const scheme of ['light', 'dark']) {
      if (theme !== 'console') checkout.style.colorScheme = scheme;
      await checkout.updateComplete;
      await expectElement(checkout).to.be.accessible();
    }
  });

  it.each([
    ['320 px', {inlineSize: '320px'}],
    ['200 % text', {inlineSize: '640px', fontSize: '200%'}],
    ['320 px and 200 % text', {inlineSize: '320px', fontSize: '200%'}],
    ['right to left', {inlineSize: '320px', direction: 'rtl'}],
  ])('is whole with %s', async (_what, style) => {
    const checkout = await enter();
    Object.assign(checkout.style, style);
    await checkout.updateComplete;
    expectWhole(checkout);
  });
});

/** Nothing sticks out of the element, or out of its own box. */
function expectWhole(checkout: TrustpayCheckout): void {
  const {right, left} = checkout.getBoundingClientRect();
  for (const shown of checkout.shadowRoot!.querySelectorAll('[part]')) {
    if (!shown.checkVisibility()) continue;
    const box = shown.getBoundingClientRect();
    expect(box.right, shown.outerHTML).toBeLessThanOrEqual(right + 1);
    expect(box.left, shown.outerHTML).toBeGreaterThanOrEqual(left - 1);
    if (shown.localName === 'input') continue; // what is typed may be longer than any field
    expect(shown.scrollWidth, shown.outerHTML).toBeLessThanOrEqual(Math.ceil(box.width));
  }
}

/** WCAG's contrast of two colours as a browser computes them: `rgb(10, 91, 181)`. */
function contrast(one: string, other: string): number {
  const luminance = (color: string) => {
    const [red = 0, green = 0, blue = 0] = (color.match(/[\d.]+/g) ?? []).map((channel) => {
      const value = Number(channel) / 255;
      return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

describe('a reader who needs wide spacing', () => {
  it('sees all of the form', async () => {
    const checkout = await mount();
    checkout.reportValidity();
    checkout.style.inlineSize = '320px';
    const spacing = new CSSStyleSheet();
    spacing.replaceSync(
      '* { letter-spacing: 0.12em !important; word-spacing: 0.16em !important; line-height: 1.5 !important }',
    );
    checkout.shadowRoot!.adoptedStyleSheets.push(spacing);
    await checkout.updateComplete;
    expectWhole(checkout);
  });
});

describe('the colours', () => {
  it.each(['light', 'dark'])('have enough contrast as they come, %s', async (scheme) => {
    const checkout = await mount();
    checkout.style.colorScheme = scheme;
    checkout.reportValidity();
    await checkout.updateComplete;
    const style = (name: string) => getComputedStyle(part(checkout, name));
    const background = style('form').backgroundColor;
    const select = getComputedStyle(field.country().element());
    const texts = ['description', 'amount', 'label', 'error', 'note', 'legal'].map((name) =>
      contrast(style(name).color, background),
    );
    expect(
      Math.min(...texts, contrast(style('submit-button').color, style('submit-button').backgroundColor)),
    ).toBeGreaterThanOrEqual(4.5);
    const edges = [select.borderTopColor, style('input').borderTopColor, style('submit-button').backgroundColor];
    expect(Math.min(...edges.map((color) => contrast(color, background)))).toBeGreaterThanOrEqual(3);
  });
});

describe('targets', () => {
  it('are at least 44 px high', async () => {
    const checkout = await mount();
    const targets = checkout.shadowRoot!.querySelectorAll('input, select, button');
    expect(Math.min(...Array.from(targets, (target) => target.getBoundingClientRect().height))).toBeGreaterThanOrEqual(
      44,
    );
  });

  it('do not jump when an error appears beside them', async () => {
    const checkout = await mount();
    const top = () => button().element().getBoundingClientRect().top;
    const before = top();
    checkout.reportValidity();
    await checkout.updateComplete;
    expect(top()).toBe(before);
  });
});

describe('the focus', () => {
  // On a display without a window manager WebKit's window never has the focus, and so nothing in it is `:focus-visible`.
  it.skipIf(server.browser === 'safari')('is seen wherever it is', async () => {
    await mount();
    await userEvent.click(field.first_name());
    for (let step = 0; step < 5; step++) {
      if (step > 0) await userEvent.tab();
      const {outlineStyle, outlineWidth} = getComputedStyle(focused()!);
      expect([outlineStyle, outlineWidth], focused()!.outerHTML).toEqual(['solid', '3px']);
    }
  });
});

describe('a busy button', () => {
  it('does not flicker: it changes only when the answer takes a while', async () => {
    proxy.answer(() => new Promise(() => undefined));
    const checkout = await mount({customer: jana});
    const busy = getComputedStyle(checkout.shadowRoot!.querySelector('.busy')!);
    void checkout.submit();
    await waitUntil(() => checkout.status === 'submitting');
    await checkout.updateComplete;
    expect(busy.visibility).toBe('hidden');
    await waitUntil(() => busy.visibility === 'visible');
  });

  it.each(['light', 'dark'])('says so in words that can be read, %s', async (scheme) => {
    proxy.answer(() => new Promise(() => undefined));
    const checkout = await mount({customer: jana});
    checkout.style.colorScheme = scheme;
    void checkout.submit();
    await waitUntil(() => getComputedStyle(checkout.shadowRoot!.querySelector('.busy')!).visibility === 'visible');
    const pay = getComputedStyle(part(checkout, 'submit-button'));
    expect(pay.opacity).toBe('1');
    expect(contrast(pay.color, pay.backgroundColor)).toBeGreaterThanOrEqual(4.5);
  });
});

describe('the keyboard alone', () => {
  it('fills in the form, hears what is wrong, and pays', async () => {
    const checkout = await mount();
    checkout.focus();
    await userEvent.keyboard(jana.first_name);
    await userEvent.tab();
    await userEvent.keyboard(jana.last_name);
    await userEvent.tab();
    await userEvent.keyboard('jana@{Enter}');
    await waitUntil(() => focused() === field.email().element());
    expect(focused()!.getAttribute('aria-invalid')).toBe('true');
    await userEvent.keyboard('{End}example.cz');
    await userEvent.tab();
    expect(focused()).toBe(field.country().element());
    await userEvent.tab();
    expect(focused()).toBe(button().element());
    const redirect = nextEvent(checkout, 'trustpay-redirect');
    await userEvent.keyboard(' ');
    expect((await redirect).paymentUrl).toBe(PAYMENT_URL);
  });

  it.each([
    ['a failure', 503, {}],
    ['a changed price', 409, {error_code: 1001, data: {amount: 139_900, currency: 'CZK'}}],
  ])('keeps its place on the button after %s', async (_what, status, body) => {
    proxy.refuse(status, body);
    const checkout = await mount();
    await fillIn();
    const failed = nextEvent(checkout, 'trustpay-error');
    await userEvent.click(button());
    await failed;
    await checkout.updateComplete;
    expect(focused()).toBe(button().element());
  });
});

describe('a window that does not leave', () => {
  it('gets a link to the payment page, focused, that breaks no rule', async () => {
    proxy.create(`${location.href.split('#')[0]!}#payment`); // an address that leads nowhere else
    const checkout = await mount({customer: jana, redirectTarget: 'self', paymentHosts: location.host});
    await checkout.submit();
    expect(checkout.status).toBe('redirecting');
    expect(checkout.matches(':state(redirecting)')).toBe(true);
    await expectElement(checkout).to.be.accessible();
    await waitUntil(() => checkout.shadowRoot!.querySelector('a'), 'no link', {timeout: 10_000});
    await waitUntil(() => focused() === part(checkout, 'continue-link'));
    await expectElement(checkout).to.be.accessible();
    window.dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}));
    await checkout.updateComplete;
    expect(checkout.status).toBe('idle');
    expect(button().element().getAttribute('aria-disabled')).toBe('false');
  });
});
