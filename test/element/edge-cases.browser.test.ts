import {nextFrame, waitUntil} from '@open-wc/testing';
import {afterEach, describe, expect, it} from 'vitest';
import {page, userEvent} from 'vitest/browser';
import type {TrustpayCheckout} from '../../src/index.ts';
import {
  button,
  errorOf,
  field,
  fillIn,
  focused,
  labelOf,
  mount,
  nextEvent,
  part,
  PAYMENT_URL,
  returnWords,
  useProxy,
} from '../support/checkout.ts';
import {jana} from '../support/orders.ts';

const proxy = useProxy();

const here = location.href;
afterEach(() => {
  if (location.href !== here) history.replaceState(null, '', here); // Firefox allows a hundred in ten seconds
});

/** What a framework does that knows no types. */
const set = (checkout: TrustpayCheckout, properties: object) => Object.assign(checkout, properties);

describe('while a request is on its way', () => {
  it('a check of the form does not end it', async () => {
    let answer = () => {};
    proxy.answer(
      () =>
        new Promise((resolve) => {
          answer = () => {
            resolve(Response.json({success: true, data: {order_id: 'A-1001', payment_url: PAYMENT_URL}}));
          };
        }),
    );
    const checkout = await mount({customer: jana});
    const first = checkout.submit();
    await waitUntil(() => proxy.requests.length === 1);
    (field.email().element() as HTMLInputElement).value = '';
    expect(checkout.reportValidity()).toBe(false);
    expect(checkout.status).toBe('submitting');
    expect(await checkout.submit()).toEqual({ok: false, reason: 'busy'});
    answer();
    expect(await first).toEqual({ok: true, paymentUrl: PAYMENT_URL});
    expect(proxy.requests).toHaveLength(1);
  });

  it('a listener that submits again when the status changes sends nothing more, after a failure either', async () => {
    proxy.refuse(503);
    const checkout = await mount({customer: jana});
    await checkout.submit();
    proxy.create();
    const nested: unknown[] = [];
    checkout.addEventListener(
      'trustpay-statuschange',
      () => void checkout.submit().then((result) => nested.push(result)),
      {once: true},
    );
    expect(await checkout.submit()).toMatchObject({ok: true});
    expect(nested).toEqual([{ok: false, reason: 'busy'}]);
    expect(proxy.requests).toHaveLength(2);
  });

  it('the redirect is for the order that was sent, not for the next one', async () => {
    const checkout = await mount({customer: jana});
    const redirect = nextEvent(checkout, 'trustpay-redirect');
    const result = checkout.submit();
    await waitUntil(() => proxy.requests.length === 1);
    checkout.orderId = 'A-1002';
    await result;
    expect((await redirect).orderId).toBe('A-1001');
  });

  it('nothing is sent any more for an element that is gone', async () => {
    const checkout = await mount({customer: jana});
    checkout.addEventListener('trustpay-submit', (event) => {
      event.waitUntil(nextFrame());
      checkout.remove();
    });
    expect(await checkout.submit()).toEqual({ok: false, reason: 'cancelled'});
    expect(proxy.requests).toHaveLength(0);
  });
});

describe('another order in the same element', () => {
  it('has nothing of the one before: neither its payment nor its failure', async () => {
    proxy.report('paid');
    history.replaceState(null, '', '?transactionid=A-1001');
    const checkout = await mount({customer: jana});
    await nextEvent(checkout, 'trustpay-return');
    checkout.orderId = 'A-1002';
    await checkout.updateComplete;
    expect(returnWords(checkout)).toBeUndefined();
    expect(part(checkout, 'form').checkVisibility()).toBe(true);
    expect(checkout.payment).toBeUndefined();

    proxy.refuse(409, {error_code: 1006});
    await checkout.submit();
    checkout.orderId = 'A-1003';
    await checkout.updateComplete;
    expect(checkout).toMatchObject({status: 'idle', error: undefined, paymentUrl: undefined});
    expect(part(checkout, 'alert').textContent).toBe('');
  });

  it('is not kept waiting for the answer about the one before', async () => {
    history.replaceState(null, '', '?transactionid=A-1001');
    const checkout = await mount();
    checkout.orderId = 'A-1002';
    await checkout.updateComplete;
    expect(part(checkout, 'form').checkVisibility()).toBe(true);
  });
});

describe('a property that a framework set to nothing', () => {
  const names = [
    'endpoint',
    'orderId',
    'amount',
    'currency',
    'description',
    'gateway',
    'notificationUrl',
    'countries',
    'country',
    'credentials',
    'timeout',
    'paymentHosts',
    'redirectTarget',
    'customer',
    'customInfo',
    'headers',
    'messages',
  ] as const;
  const defaults = document.createElement('trustpay-checkout');

  it.each(names)('is its default: %s', async (name) => {
    for (const nothing of [undefined, null]) {
      const checkout = await mount();
      set(checkout, {[name]: nothing});
      await checkout.updateComplete;
      expect(checkout[name] ?? undefined).toEqual(defaults[name]);
    }
  });

  it('is its default at once, not after a render', async () => {
    const checkout = await mount({customer: jana});
    set(checkout, {amount: null, gateway: undefined, timeout: null});
    expect(checkout).toMatchObject({amount: undefined, gateway: 'TRUSTPAY', timeout: 15_000});
    expect(await checkout.submit()).toMatchObject({ok: true});
    expect(proxy.requests[0]).not.toHaveProperty('amount');
  });

  it('does not keep a shopper from paying', async () => {
    const checkout = await mount();
    set(checkout, {
      amount: null,
      currency: null,
      gateway: null,
      countries: null,
      country: null,
      credentials: null,
      timeout: null,
      customer: null,
      customInfo: null,
      headers: null,
      messages: null,
    });
    await fillIn();
    expect(await checkout.submit()).toMatchObject({ok: true});
  });

  it.each(['countries', 'payment-hosts', 'timeout', 'currency', 'amount', 'country'])(
    'or an attribute that was removed: %s',
    async (name) => {
      const checkout = await mount({paymentHosts: undefined as unknown as string, customer: jana});
      checkout.setAttribute(name, '7');
      checkout.removeAttribute(name);
      expect(await checkout.submit()).toMatchObject({ok: true});
    },
  );

  it('asks about no order called "null"', async () => {
    const checkout = await mount();
    set(checkout, {orderId: null});
    await checkout.updateComplete;
    expect(part(checkout, 'form').checkVisibility()).toBe(true);
  });
});

describe('a call that comes early or with nonsense', () => {
  it('throws nothing before the element is in the page', async () => {
    const checkout = document.createElement('trustpay-checkout');
    checkout.focus();
    checkout.reset();
    expect(checkout.checkValidity()).toBe(false);
    expect(checkout.reportValidity()).toBe(false);
    expect(await checkout.submit()).toMatchObject({ok: false, reason: 'invalid'});
    checkout.setErrors();
    expect(checkout.status).toBe('idle');
  });

  it('ends as what it is, never as a promise that is rejected or waits for ever', async () => {
    const reported = new Promise<ErrorEvent>((resolve) => {
      window.addEventListener(
        'error',
        (event) => {
          event.preventDefault();
          event.stopImmediatePropagation(); // the test runner listens too
          resolve(event);
        },
        {once: true, capture: true},
      );
    });
    const checkout = await mount({customer: jana});
    set(checkout, {paymentHosts: 7});
    expect(await checkout.submit()).toMatchObject({ok: false, reason: 'failed', error: {code: 'internal'}});
    expect(checkout.status).toBe('failed');
    expect((await reported).error).toBe(checkout.error?.cause);
    expect(checkout.error?.retryable).toBe(true);
  });

  it.each([
    ['a header that is none', {headers: {'X CSRF': 'a'}}],
    ['credentials that fetch does not know', {credentials: 'same_origin'}],
    ['a timeout without end', {timeout: Infinity}],
  ])("is the page's mistake and not the network's: %s", async (_what, properties) => {
    const checkout = await mount({customer: jana});
    set(checkout, properties);
    expect(await checkout.submit()).toMatchObject({error: {code: 'configuration'}});
  });

  it('takes a Headers object too', async () => {
    const checkout = await mount({customer: jana});
    set(checkout, {headers: new Headers({'x-csrf-token': 't'})});
    await checkout.submit();
    expect(proxy.received[0]!.headers.get('x-csrf-token')).toBe('t');
  });
});

describe('the country', () => {
  const value = () => (field.country().element() as HTMLSelectElement).value;

  it.each([
    [{country: 'sk'}, 'SK'],
    [{country: ''}, 'CZ'],
    [{country: 'XX'}, 'CZ'],
    [{customer: {country: 'pl'}}, 'PL'],
    [{countries: 'sk pl'}, 'SK'],
  ])('of %j is %s', async (properties, country) => {
    set(await mount(), properties);
    await waitUntil(() => value() === country);
  });

  it('set by a script before the list is there is sent', async () => {
    const checkout = document.createElement('trustpay-checkout');
    Object.assign(checkout, {endpoint: '/api/orders', orderId: 'A-1001', customer: jana, redirectTarget: 'manual'});
    document.body.append(checkout);
    await checkout.updateComplete;
    const select = checkout.shadowRoot!.querySelector('select')!;
    expect(select.options.length).toBe(1);
    select.value = 'SK';
    expect(select.value).toBe('SK');
    checkout.lang = 'cs';
    await waitUntil(() => select.selectedOptions[0]!.label === 'Slovensko');
    await checkout.submit();
    expect(proxy.requests[0]!.customer.country).toBe('SK');
    checkout.remove();
  });

  it('chosen by a tool that only says change is kept', async () => {
    const checkout = await mount();
    const select = field.country().element() as HTMLSelectElement;
    select.focus();
    await checkout.updateComplete;
    select.value = 'DE';
    select.dispatchEvent(new Event('change', {bubbles: true}));
    await checkout.submit();
    await checkout.updateComplete;
    expect(value()).toBe('DE');
  });
});

describe('a page in a language without texts', () => {
  it('is spoken to in English throughout, and a screen reader is told so', async () => {
    proxy.refuse(429, {}, {'retry-after': '30'});
    const checkout = await mount({lang: 'fr', customer: jana});
    await checkout.submit();
    await checkout.updateComplete;
    expect(part(checkout, 'alert').textContent).toContain('in 30 seconds');
    expect(part(checkout, 'form').lang).toBe('en');
    expect(labelOf(checkout)).toBe('Pay CZK\u00a01,299.00');
    expect(proxy.requests[0]!.customer.locale).toBe('fr_FR');
  });
});

describe('the focus', () => {
  it('and the press on the button survive an error that takes three lines on leaving a field', async () => {
    const checkout = await mount({messages: {invalidEmail: 'This is no address. '.repeat(6)}});
    checkout.style.inlineSize = '320px';
    await fillIn({first_name: jana.first_name, last_name: jana.last_name});
    await userEvent.click(field.email());
    await userEvent.keyboard('jana@x..y');
    const invalid = nextEvent(checkout, 'trustpay-invalid');
    await userEvent.click(button(), {position: {x: 40, y: 4}});
    expect((await invalid).issues).toEqual([{field: 'email', key: 'invalidEmail'}]);
    await waitUntil(() => focused() === field.email().element());
    expect(errorOf(checkout, 'email')).not.toBe('');
  });
});

describe('the answer', () => {
  it('of a changed price without the price cannot be used', async () => {
    proxy.refuse(409, {error_code: 1001});
    const checkout = await mount({customer: jana});
    expect(await checkout.submit()).toMatchObject({error: {code: 'invalid-response'}});
  });

  it.each(['-5', '1e400', 'soon', '0'])('with Retry-After: %s waits a minute', async (wait) => {
    proxy.refuse(429, {}, {'retry-after': wait});
    const checkout = await mount({customer: jana});
    await checkout.submit();
    await checkout.updateComplete;
    expect(part(checkout, 'alert').textContent).toContain('in 1 minute');
  });
});

it('goes back to its beginning on reset, whatever was shown', async () => {
  proxy.refuse(409, {error_code: 1001, data: {amount: 139_900, currency: 'CZK'}});
  const checkout = await mount({customer: jana});
  await checkout.submit();
  checkout.reset();
  await checkout.updateComplete;
  expect(part(checkout, 'amount').textContent).toBe('CZK\u00a01,299.00');
  expect(checkout.status).toBe('idle');
});

it('tells its events to the document, by their types', async () => {
  const checkout = await mount({customer: jana});
  const redirect = new Promise<string>((resolve) => {
    document.addEventListener(
      'trustpay-redirect',
      ({paymentUrl}) => {
        resolve(paymentUrl);
      },
      {once: true},
    );
  });
  await checkout.submit();
  expect(await redirect).toBe(PAYMENT_URL);
  expect(page.getByRole('button').elements()).toHaveLength(1);
});
