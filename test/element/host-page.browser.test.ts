import {fixture, html, waitUntil} from '@open-wc/testing';
import {describe, expect, it, vi} from 'vitest';
import {userEvent} from 'vitest/browser';
import {TrustpayCheckout} from '../../src/index.ts';
import {field, fillIn, labelOf, mount, nextEvent, useProxy} from '../support/checkout.ts';
import {jana} from '../support/orders.ts';

const proxy = useProxy();

describe('a good citizen', () => {
  it('leaves the form it stands in alone', async () => {
    const outer = await fixture<HTMLFormElement>(html`<form></form>`);
    let submits = 0;
    outer.addEventListener('submit', (event) => {
      event.preventDefault();
      submits++;
    });
    const checkout = await mount();
    outer.append(checkout);
    await fillIn();
    const redirect = nextEvent(checkout, 'trustpay-redirect');
    await userEvent.click(field.email());
    await userEvent.keyboard('{Enter}');
    await redirect;
    expect(submits).toBe(0);
    expect([...new FormData(outer)]).toEqual([]);
  });

  it('stands twice on a page, each with an order of its own', async () => {
    const [one, two] = [await mount({customer: jana}), await mount({customer: jana, orderId: 'A-1002'})];
    await Promise.all([one.submit(), two.submit()]);
    expect(proxy.requests.map(({order_id}) => order_id).sort()).toEqual(['A-1001', 'A-1002']);
  });

  it('takes properties that were set before it was defined', async () => {
    class LateCheckout extends TrustpayCheckout {}
    const early = Object.assign(document.createElement('late-checkout'), {customer: jana, amount: 129_900, lang: 'cs'});
    document.body.append(early);
    customElements.define('late-checkout', LateCheckout);
    if (!(early instanceof LateCheckout)) throw new Error('The element was not upgraded.');
    await early.updateComplete;
    expect(early.shadowRoot!.querySelector('input')!.value).toBe('Jana');
    expect(labelOf(early)).toBe('Zaplatit 1\u00a0299,00\u00a0Kč');
    early.remove();
  });

  it('keeps what was typed when it is moved', async () => {
    const checkout = await mount();
    await fillIn();
    document.body.append(checkout);
    expect(checkout.checkValidity()).toBe(true);
    checkout.remove();
  });

  it('works when it is put in, taken out and put in again, as StrictMode does', async () => {
    const checkout = document.createElement('trustpay-checkout');
    document.body.append(checkout);
    checkout.remove();
    document.body.append(checkout);
    Object.assign(checkout, {endpoint: '/api/orders', orderId: 'A-1001', customer: jana, redirectTarget: 'manual'});
    expect(await checkout.submit()).toMatchObject({ok: true});
    checkout.remove();
  });

  it('works after a swap of the page around it', async () => {
    const page = await fixture(html`<main></main>`);
    page.innerHTML =
      '<trustpay-checkout endpoint="/api/orders" order-id="A-1001" redirect-target="manual"></trustpay-checkout>';
    const before = page.innerHTML;
    page.innerHTML = '';
    page.innerHTML = before;
    const checkout = page.querySelector('trustpay-checkout')!;
    checkout.customer = jana;
    expect(await checkout.submit()).toMatchObject({ok: true});
  });

  it('marks its states for the merchant to measure', async () => {
    performance.clearMarks();
    const checkout = await mount({customer: jana});
    await checkout.submit();
    const names = performance.getEntriesByType('mark').map(({name}) => name);
    expect(names.filter((name) => name.startsWith('trustpay:'))).toEqual(['trustpay:submitting', 'trustpay:idle']);
  });

  it('paints before it names all countries, and has them before anybody can reach for them', async () => {
    const checkout = document.createElement('trustpay-checkout');
    document.body.append(checkout);
    const select = () => checkout.shadowRoot!.querySelector('select')!;
    await new Promise(requestAnimationFrame);
    expect(select().options.length).toBe(1);
    expect(select().selectedOptions[0]!.label).toMatch(/Czechia|Česko/);
    await waitUntil(() => select().options.length === 249, 'the list is filled', {timeout: 4000});
    checkout.remove();
  });

  it("draws no warning from Lit's development build", () => {
    const {litIssuedWarnings = new Set()} = globalThis as {litIssuedWarnings?: Set<string>};
    expect([...litIssuedWarnings].filter((warning) => warning !== 'dev-mode')).toEqual([]);
  });
});

describe('a removed element', () => {
  /** Listeners of the window that were not taken back. */
  const spyOnWindow = () => {
    let listeners: {readonly type: string; readonly listener: unknown}[] = [];
    const spies = [
      vi.spyOn(window, 'addEventListener').mockImplementation((type: string, listener: unknown) => {
        listeners.push({type, listener});
      }),
      vi.spyOn(window, 'removeEventListener').mockImplementation((type: string, listener: unknown) => {
        listeners = listeners.filter((known) => known.type !== type || known.listener !== listener);
      }),
    ];
    const left = () => listeners.map(({type}) => type);
    const restore = () => {
      for (const spy of spies) spy.mockRestore();
    };
    return {left, restore};
  };

  it('leaves no listener behind', async () => {
    const {left, restore} = spyOnWindow();
    const checkout = document.createElement('trustpay-checkout');
    document.body.append(checkout);
    await checkout.updateComplete;
    expect(left()).toEqual(['pageshow']);
    checkout.remove();
    restore();
    expect(left()).toEqual([]);
  });

  it('does not fill its list any more', async () => {
    const checkout = document.createElement('trustpay-checkout');
    document.body.append(checkout);
    await checkout.updateComplete;
    checkout.remove();
    const other = document.createElement('trustpay-checkout');
    document.body.append(other);
    await other.updateComplete;
    const isFilled = () => other.shadowRoot!.querySelector('select')!.options.length === 249;
    await waitUntil(isFilled, 'the other list is filled', {timeout: 4000});
    expect(checkout.shadowRoot!.querySelector('select')!.options.length).toBe(1);
    other.remove();
  });
});

describe('a language that is fetched', () => {
  const label = (checkout: Element) => checkout.shadowRoot!.querySelector('label')!.textContent;

  it.each([
    ['sk', 'Meno', 'Jméno'],
    ['de-AT', 'Vorname', 'First name'],
    ['pl', 'Imię', 'First name'],
    ['uk', 'Ім’я', 'First name'],
    ['ar', 'الاسم الأول', 'First name'],
    ['vi', 'Tên', 'First name'],
    ['ru', 'Имя', 'First name'],
  ])('%s says %s, and %s until it is there', async (lang, own, nearest) => {
    const checkout = await mount({lang});
    expect([nearest, own]).toContain(label(checkout));
    await waitUntil(() => label(checkout) === own);
  });

  it('names the countries too', async () => {
    const checkout = await mount({lang: 'pl'});
    const select = checkout.shadowRoot!.querySelector('select')!;
    select.focus();
    await waitUntil(() => [...select.options].some(({label: name}) => name === 'Niemcy'));
  });

  it('runs from right to left where the page does', async () => {
    const page = await fixture(html`<div dir="rtl" lang="ar"></div>`);
    const checkout = await mount({lang: ''});
    page.append(checkout);
    await waitUntil(() => label(checkout) === 'الاسم الأول');
    expect(getComputedStyle(checkout.shadowRoot!.querySelector('input')!).direction).toBe('rtl');
    expect(getComputedStyle(checkout.shadowRoot!.querySelector('form')!).textAlign).toBe('start');
  });
});
