import {fixture, html, nextFrame, waitUntil} from '@open-wc/testing';
import {delay, HttpResponse} from 'msw';
import {describe, expect, it} from 'vitest';
import {userEvent} from 'vitest/browser';
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
  useProxy,
} from '../support/checkout.ts';
import {jana} from '../support/orders.ts';

const proxy = useProxy();

describe('the form', () => {
  it('asks for first name, last name, e-mail and country, each with its autofill token', async () => {
    const checkout = await mount();
    const controls = [...checkout.shadowRoot!.querySelectorAll<HTMLInputElement>('input, select')];
    expect(controls.map(({name, autocomplete}) => [name, autocomplete])).toEqual([
      ['first_name', 'given-name'],
      ['last_name', 'family-name'],
      ['email', 'email'],
      ['country', 'country'],
    ]);
  });

  it('shows what is bought and for how much, as the shopper writes it', async () => {
    const checkout = await mount({lang: 'cs'});
    expect(part(checkout, 'description').textContent).toBe('Order A-1001');
    expect(part(checkout, 'amount').textContent).toBe('1\u00a0299,00\u00a0Kč');
    expect(labelOf(checkout)).toBe('Zaplatit 1\u00a0299,00\u00a0Kč');
  });

  it('shows no price where there is none', async () => {
    const checkout = await mount({amount: undefined, description: ''});
    expect(part(checkout, 'summary')).toBe(null);
    expect(labelOf(checkout)).toBe('Order and pay');
  });

  it('shows text as text', async () => {
    const checkout = await mount({description: '5 < 6 &lt;img src=x onerror=alert(1)&gt;'});
    expect(part(checkout, 'description').childElementCount).toBe(0);
    expect(part(checkout, 'description').textContent).toContain('&lt;');
  });

  it('preselects Czechia, and offers 249 countries by name when somebody reaches for them', async () => {
    const checkout = await mount();
    const select = field.country().element() as HTMLSelectElement;
    expect(select.selectedOptions[0]!.label).toBe('Czechia');
    select.focus();
    await checkout.updateComplete;
    expect(select.options.length).toBe(249);
    expect(select.value).toBe('CZ');
  });

  it('offers all countries after the first paint, untouched', async () => {
    await mount();
    const select = field.country().element() as HTMLSelectElement;
    await waitUntil(() => select.options.length === 249, 'the list is filled', {timeout: 4000});
  });

  it('sorts countries as the language does, after the likely ones', async () => {
    const checkout = await mount({lang: 'cs'});
    const select = checkout.shadowRoot!.querySelector('select')!;
    select.focus();
    const names = [...select.querySelectorAll<HTMLOptionElement>('hr ~ option')].map(({label}) => label);
    expect(names).toEqual([...names].sort(new Intl.Collator('cs').compare));
    expect(names).not.toContain('Česko');
    expect(names.indexOf('Čína')).toBeGreaterThan(names.indexOf('Curaçao'));
    expect(names.indexOf('Chile')).toBeGreaterThan(names.indexOf('Honduras'));
  });

  it('offers only the countries it is told to', async () => {
    const checkout = await mount({countries: 'SK AT\n xx', country: 'DE'});
    const select = checkout.shadowRoot!.querySelector('select')!;
    await waitUntil(() => select.options.length === 2);
    expect([...select.options].map(({value}) => value).sort()).toEqual(['AT', 'SK']);
    expect(select.value).toBe('SK');
  });

  it('prefills what the merchant knows, and keeps what was typed', async () => {
    const checkout = await mount({customer: {first_name: 'Jana', country: 'SK'}});
    expect((field.first_name().element() as HTMLInputElement).value).toBe('Jana');
    expect((field.country().element() as HTMLSelectElement).value).toBe('SK');
    await fillIn({last_name: 'Nováková', country: 'PL'});
    checkout.customer = {first_name: 'Eva', last_name: 'Malá', country: 'DE'};
    await checkout.updateComplete;
    expect((field.first_name().element() as HTMLInputElement).value).toBe('Eva');
    expect((field.last_name().element() as HTMLInputElement).value).toBe('Nováková');
    expect((field.country().element() as HTMLSelectElement).value).toBe('PL');
  });

  it('goes back to what was prefilled on reset', async () => {
    const checkout = await mount({customer: {first_name: 'Jana', country: 'SK'}});
    await fillIn({first_name: 'Eva', email: 'x', country: 'PL'});
    await userEvent.click(button());
    checkout.reset();
    await checkout.updateComplete;
    expect((field.first_name().element() as HTMLInputElement).value).toBe('Jana');
    expect((field.country().element() as HTMLSelectElement).value).toBe('SK');
    expect(errorOf(checkout, 'email')).toBe('');
  });

  it('takes the focus in its first field', async () => {
    const checkout = await mount();
    checkout.focus();
    expect(focused()).toBe(field.first_name().element());
  });

  it('is walked through with Tab, from the first field to the button', async () => {
    const checkout = await mount();
    checkout.focus();
    const walked = [];
    for (let step = 0; step < 5; step++) {
      if (step > 0) await userEvent.tab();
      walked.push(focused()!.getAttribute('name') ?? focused()!.localName);
    }
    expect(walked).toEqual(['first_name', 'last_name', 'email', 'country', 'button']);
  });
});

describe('what was typed', () => {
  it('is left in peace until the first submit', async () => {
    const checkout = await mount();
    checkout.focus();
    await userEvent.tab();
    await userEvent.tab();
    expect(errorOf(checkout, 'first_name')).toBe('');
  });

  it('is checked when a filled field is left', async () => {
    const checkout = await mount();
    await userEvent.click(field.email());
    await userEvent.keyboard('jana@');
    expect(errorOf(checkout, 'email')).toBe('');
    await userEvent.tab();
    await checkout.updateComplete;
    expect(errorOf(checkout, 'email')).toBe('Enter your e-mail like name@example.com.');
    expect(focused()).toBe(field.country().element());
  });

  it('corrects its error while it is typed', async () => {
    const checkout = await mount();
    await fillIn({email: 'jana@'});
    await userEvent.click(button());
    await userEvent.click(field.email());
    await userEvent.keyboard('{End}example.cz');
    await checkout.updateComplete;
    expect(errorOf(checkout, 'email')).toBe('');
    expect(field.email().element().getAttribute('aria-invalid')).toBe('false');
  });

  it('is told what is wrong with it, linked to the field, and the first one gets the focus', async () => {
    const checkout = await mount();
    await fillIn({first_name: 'Jana', email: 'nonsense'});
    const invalid = nextEvent(checkout, 'trustpay-invalid');
    await userEvent.click(button());
    expect((await invalid).issues).toEqual([
      {field: 'last_name', key: 'required'},
      {field: 'email', key: 'invalidEmail'},
    ]);
    await waitUntil(() => focused() === field.last_name().element());
    const input = field.last_name().element();
    const description = checkout.shadowRoot!.getElementById(input.getAttribute('aria-describedby')!)!;
    expect(description.textContent.trim()).toBe('Enter your last name.');
    expect(input.getAttribute('aria-invalid')).toBe('true');
    expect(proxy.requests).toHaveLength(0);
    expect(checkout.status).toBe('idle');
  });

  it('can be checked by the merchant, silently and aloud', async () => {
    const checkout = await mount();
    expect(checkout.checkValidity()).toBe(false);
    expect(errorOf(checkout, 'first_name')).toBe('');
    expect(checkout.reportValidity()).toBe(false);
    await waitUntil(() => focused() === field.first_name().element());
    expect(errorOf(checkout, 'first_name')).toBe('Enter your first name.');
    await fillIn();
    expect(checkout.checkValidity()).toBe(true);
    expect(checkout.reportValidity()).toBe(true);
  });

  it('takes errors of the merchant, as a key or in words, and is sent all the same', async () => {
    const checkout = await mount();
    await fillIn();
    checkout.setErrors({email: 'We know this address as blocked.', last_name: 'invalidName'});
    await waitUntil(() => focused() === field.last_name().element());
    expect(errorOf(checkout, 'last_name')).toBe('Last name contains a character that cannot be sent.');
    expect(errorOf(checkout, 'email')).toBe('We know this address as blocked.');
    expect(await checkout.submit()).toEqual({ok: true, paymentUrl: PAYMENT_URL});
  });
});

describe('a submit', () => {
  it('sends the order as the contract says', async () => {
    const checkout = await mount({
      lang: 'cs',
      customInfo: {custom_1: 'till 7'},
      redirectUrl: 'https://shop.example/thanks',
    });
    checkout.customer = jana;
    await checkout.updateComplete;
    await checkout.submit();
    expect(proxy.requests).toEqual([
      {
        type: 'redirect',
        order_id: 'A-1001',
        currency: 'CZK',
        gateway: 'TRUSTPAY',
        amount: 129_900,
        description: 'Order A-1001',
        custom_info: {custom_1: 'till 7'},
        payment_options: {redirect_url: 'https://shop.example/thanks'},
        customer: {...jana, locale: 'cs_CZ'},
      },
    ]);
  });

  it('sends the address of an international domain as every mail server reads it', async () => {
    const checkout = await mount();
    await fillIn({...jana, email: 'jana@müller.de'});
    expect(await checkout.submit()).toMatchObject({ok: true});
    expect(proxy.requests[0]!.customer.email).toBe('jana@xn--mller-kva.de');
  });

  it('sends no more than it was given', async () => {
    const checkout = await mount({amount: undefined, description: '', customer: jana});
    await checkout.submit();
    expect(new Set(Object.keys(proxy.requests[0]!))).toEqual(
      new Set(['type', 'order_id', 'currency', 'gateway', 'customer']),
    );
  });

  it('carries extra headers to the endpoint, whose query is kept', async () => {
    const checkout = await mount({endpoint: '/api/orders?shop=7', headers: {'x-csrf-token': 't'}, customer: jana});
    await checkout.submit();
    expect(proxy.received[0]!.headers.get('x-csrf-token')).toBe('t');
    expect(new URL(proxy.received[0]!.url).search).toBe('?shop=7');
  });

  it('takes the price as text too, as some frameworks set it', async () => {
    const checkout = await mount({customer: jana, amount: '129900' as unknown as number});
    expect(part(checkout, 'amount').textContent).toBe('CZK\u00a01,299.00');
    await checkout.submit();
    expect(proxy.requests[0]!.amount).toBe(129_900);
  });

  it('is made with Enter too', async () => {
    const checkout = await mount();
    await fillIn();
    const redirect = nextEvent(checkout, 'trustpay-redirect');
    await userEvent.click(field.email());
    await userEvent.keyboard('{Enter}');
    expect((await redirect).paymentUrl).toBe(PAYMENT_URL);
  });

  it('says so while it is under way, and leads to the payment page', async () => {
    const checkout = await mount({customer: jana});
    const statuses: string[] = [];
    checkout.addEventListener('trustpay-statuschange', ({status}) => statuses.push(status));
    const redirect = nextEvent(checkout, 'trustpay-redirect');
    const result = checkout.submit();
    await checkout.updateComplete;
    const pay = button().element();
    expect(checkout.status).toBe('submitting');
    expect(checkout.matches(':state(submitting)')).toBe(true);
    expect(pay.getAttribute('aria-disabled')).toBe('true');
    expect(pay.querySelector('.busy')!.textContent).toBe('One moment…');
    expect(checkout.shadowRoot!.querySelector('.unseen')!.textContent).toBe('One moment…');
    expect(await result).toEqual({ok: true, paymentUrl: PAYMENT_URL});
    expect(await redirect).toMatchObject({paymentUrl: PAYMENT_URL, orderId: 'A-1001', cancelable: true});
    expect(checkout.paymentUrl).toBe(PAYMENT_URL);
    expect(statuses).toEqual(['submitting', 'idle']);
  });

  it('creates one order however often the button is pressed', async () => {
    const checkout = await mount({customer: jana});
    const pay = button().element() as HTMLButtonElement;
    const redirect = nextEvent(checkout, 'trustpay-redirect');
    pay.click();
    pay.click();
    const results = await Promise.all([checkout.submit(), checkout.submit()]);
    await redirect;
    expect(results).toEqual([
      {ok: false, reason: 'busy'},
      {ok: false, reason: 'busy'},
    ]);
    expect(proxy.requests).toHaveLength(1);
  });

  it('creates one order even when a listener submits again', async () => {
    const checkout = await mount({customer: jana});
    const nested: unknown[] = [];
    const submitAgain = () => void checkout.submit().then((result) => nested.push(result));
    checkout.addEventListener('trustpay-submit', submitAgain);
    checkout.addEventListener('trustpay-statuschange', submitAgain, {once: true});
    await checkout.submit();
    expect(nested).toEqual([
      {ok: false, reason: 'busy'},
      {ok: false, reason: 'busy'},
    ]);
    expect(proxy.requests).toHaveLength(1);
  });

  it('is not made while disabled', async () => {
    const checkout = await mount({customer: jana, disabled: true});
    await userEvent.click(button(), {force: true});
    expect(await checkout.submit()).toEqual({ok: false, reason: 'disabled'});
    expect(proxy.requests).toHaveLength(0);
  });

  it('can be cancelled before anything is sent', async () => {
    const checkout = await mount({customer: jana});
    checkout.addEventListener('trustpay-submit', (event) => {
      expect(event.customer).toEqual(jana);
      event.preventDefault();
    });
    expect(await checkout.submit()).toEqual({ok: false, reason: 'cancelled'});
    expect(proxy.requests).toHaveLength(0);
    expect(checkout.status).toBe('idle');
  });

  it('waits for the merchant, who may set the order id meanwhile', async () => {
    const checkout = await mount({customer: jana, orderId: ''});
    checkout.addEventListener('trustpay-submit', (event) => {
      const reserve = async () => {
        await nextFrame();
        checkout.orderId = 'A-1002';
      };
      event.waitUntil(reserve());
    });
    await checkout.submit();
    expect(proxy.requests[0]!.order_id).toBe('A-1002');
  });

  it('is cancelled when what it waits for fails', async () => {
    const checkout = await mount({customer: jana});
    checkout.addEventListener('trustpay-submit', (event) => {
      event.waitUntil(Promise.reject(new Error('out of stock')));
    });
    expect(await checkout.submit()).toEqual({ok: false, reason: 'cancelled'});
    expect(proxy.requests).toHaveLength(0);
  });

  it('times out when what it waits for never settles', async () => {
    const checkout = await mount({customer: jana, timeout: 30});
    checkout.addEventListener('trustpay-submit', (event) => {
      event.waitUntil(new Promise(() => undefined));
    });
    expect(await checkout.submit()).toMatchObject({ok: false, reason: 'failed', error: {code: 'timeout'}});
    expect(proxy.requests).toHaveLength(0);
  });

  it('can be delayed only while it is announced', async () => {
    const checkout = await mount({customer: jana});
    const event = nextEvent(checkout, 'trustpay-submit');
    await checkout.submit();
    const {waitUntil: late} = {waitUntil: (await event).waitUntil.bind(await event)};
    expect(() => {
      late(Promise.resolve());
    }).toThrow(expect.objectContaining({name: 'InvalidStateError'}));
  });

  it('sends the price that was shown when the button was pressed', async () => {
    const checkout = await mount({customer: jana});
    checkout.addEventListener('trustpay-submit', () => {
      checkout.amount = 1;
    });
    await checkout.submit();
    expect(proxy.requests[0]!.amount).toBe(129_900);
  });

  it('stays when the merchant navigates', async () => {
    const checkout = await mount({customer: jana, redirectTarget: 'self'});
    checkout.addEventListener('trustpay-redirect', (event) => {
      event.preventDefault();
    });
    expect(await checkout.submit()).toEqual({ok: true, paymentUrl: PAYMENT_URL});
    expect(checkout.status).toBe('idle');
    expect(checkout.paymentUrl).toBe(PAYMENT_URL);
  });

  it('ends in nothing when the element was removed meanwhile', async () => {
    const checkout = await mount({customer: jana, redirectTarget: 'self'});
    const result = checkout.submit();
    checkout.remove();
    expect(await result).toEqual({ok: false, reason: 'cancelled'});
  });

  it('survives being moved', async () => {
    const checkout = await mount({customer: jana});
    const result = checkout.submit();
    document.body.append(checkout);
    expect(await result).toEqual({ok: true, paymentUrl: PAYMENT_URL});
    checkout.remove();
  });
});

describe('a failure', () => {
  const fails = async (checkout: Awaited<ReturnType<typeof mount>>) => {
    const event = nextEvent(checkout, 'trustpay-error');
    await userEvent.click(button());
    const {error} = await event;
    await checkout.updateComplete;
    return {error, alert: part(checkout, 'alert').textContent};
  };

  it.each([
    ['configuration', 404, {}, 'tell the shop'],
    ['rejected', 422, {error_code: 1024}, 'not accepted'],
    ['unavailable', 503, {error_code: 1032}, 'Nothing was charged'],
    ['invalid-response', 200, {}, 'wrong at the shop'],
  ] as const)('of the kind %s is told to the shopper and the developer', async (code, status, body, words) => {
    proxy.refuse(status, body);
    const checkout = await mount({customer: jana});
    const {error, alert} = await fails(checkout);
    expect(error.code).toBe(code);
    expect(alert).toContain(words);
    expect(checkout.error).toBe(error);
    expect(checkout.status).toBe('failed');
    expect(checkout.matches(':state(failed)')).toBe(true);
  });

  it('keeps what was typed and lets the shopper try again', async () => {
    proxy.refuse(503);
    const checkout = await mount();
    await fillIn();
    await fails(checkout);
    expect((field.last_name().element() as HTMLInputElement).value).toBe(jana.last_name);
    expect(button().element().getAttribute('aria-disabled')).toBe('false');
    proxy.create();
    expect(await checkout.submit()).toEqual({ok: true, paymentUrl: PAYMENT_URL});
    expect(part(checkout, 'alert').textContent).toBe('');
    expect(checkout.error).toBe(undefined);
  });

  it('without a network says that nobody pays twice', async () => {
    proxy.answer(() => HttpResponse.error());
    const {error, alert} = await fails(await mount({customer: jana}));
    expect(error).toMatchObject({code: 'network', retryable: true});
    expect(alert).toContain('not pay twice');
  });

  it('to answer in time says that it is safe to try again', async () => {
    proxy.answer(async () => {
      await delay('infinite');
      return HttpResponse.error();
    });
    const {error, alert} = await fails(await mount({customer: jana, timeout: 50}));
    expect(error.code).toBe('timeout');
    expect(alert).toContain('Try again; you will not pay twice');
  });

  it('to answer in JSON is no dead end', async () => {
    proxy.answer(() => HttpResponse.html('<h1>Sign in</h1>'));
    const {error} = await fails(await mount({customer: jana}));
    expect(error.code).toBe('invalid-response');
  });

  it.each([
    'javascript:alert(document.domain)',
    'http://payv2.multisafepay.com/connect/x/',
    'https://evil.test/connect/x/',
    'https://payv2.multisafepay.com.evil.test/connect/x/',
    'https://payv2.multisafepay.com@evil.test/connect/x/',
    'https://shopper:secret@payv2.multisafepay.com/connect/x/',
  ])('it is to be sent to %s', async (paymentUrl) => {
    proxy.create(paymentUrl);
    const checkout = await mount({customer: jana, redirectTarget: 'self'});
    const {error, alert} = await fails(checkout);
    expect(error.code).toBe('unsafe-redirect');
    expect(alert).toContain('did not open it');
    expect(checkout.paymentUrl).toBe(undefined);
  });

  it('at a field lands at that field', async () => {
    proxy.refuse(400, {errors: {email: 'This mailbox does not exist.'}});
    const checkout = await mount({customer: jana});
    const {error} = await fails(checkout);
    expect(error.code).toBe('rejected');
    expect(errorOf(checkout, 'email')).toBe('This mailbox does not exist.');
    await waitUntil(() => focused() === field.email().element());
  });

  it('at an e-mail address that the form found well written does not ask for another spelling', async () => {
    proxy.refuse(400, {errors: {email: 'invalidEmail'}});
    const checkout = await mount({customer: jana});
    const {error} = await fails(checkout);
    expect(error.errors).toEqual({email: 'invalidEmail'});
    expect(errorOf(checkout, 'email')).toBe('The shop could not use this e-mail address. Try another one.');
  });

  it('over a changed price shows the right one', async () => {
    proxy.refuse(409, {error_code: 1001, data: {amount: 139_900, currency: 'CZK'}});
    const checkout = await mount({customer: jana});
    const {alert} = await fails(checkout);
    expect(alert).toContain('CZK\u00a01,399.00');
    expect(part(checkout, 'amount').textContent).toBe('CZK\u00a01,399.00');
    expect(checkout.amount).toBe(129_900);
  });

  it('for too many attempts says how long to wait', async () => {
    proxy.refuse(429, {}, {'retry-after': '90'});
    const {error, alert} = await fails(await mount({customer: jana}));
    expect(error).toMatchObject({code: 'rate-limited', retryAfter: 90});
    expect(alert).toContain('in 2 minutes');
  });

  it.each([
    ['no endpoint', {endpoint: ''}],
    ['an endpoint that is no URL', {endpoint: 'https://'}],
    ['an endpoint without TLS', {endpoint: 'http://shop.example/orders'}],
    ['no order id', {orderId: ''}],
    ['an order id too long', {orderId: 'x'.repeat(51)}],
    ['euros', {currency: 'EUR'}],
    ['no whole number of minor units', {amount: 1299.5}],
    ['nothing to pay', {amount: 0}],
    ['a price in crowns', {amount: '1299.00' as unknown as number}],
    ['a return address that is no URL', {redirectUrl: '/thanks'}],
    ['no timeout', {timeout: 0}],
  ] as const)('of configuration shows at the first submit: %s', async (_what, properties) => {
    const checkout = await mount({customer: jana, ...properties});
    expect(part(checkout, 'alert').textContent).toBe('');
    const {error, alert} = await fails(checkout);
    expect(error).toMatchObject({code: 'configuration', retryable: false});
    expect(alert).toContain('tell the shop');
    expect(proxy.requests).toHaveLength(0);
  });
});

describe('the language', () => {
  const label = (checkout: Element) => checkout.shadowRoot!.querySelector('label')!.textContent;

  it('is the nearest one, through shadow roots', async () => {
    const outer = await fixture(html`<div lang="cs"><section></section></div>`);
    const root = outer.querySelector('section')!.attachShadow({mode: 'open'});
    const checkout = document.createElement('trustpay-checkout');
    root.append(checkout);
    await checkout.updateComplete;
    expect(label(checkout)).toBe('Jméno');
  });

  it('is followed when an ancestor changes it, and keeps the chosen country', async () => {
    const outer = await fixture(html`<div lang="en"><trustpay-checkout></trustpay-checkout></div>`);
    const checkout = outer.querySelector('trustpay-checkout')!;
    await fillIn({country: 'DE'});
    outer.setAttribute('lang', 'cs_CZ');
    await waitUntil(() => label(checkout) === 'Jméno');
    const select = checkout.shadowRoot!.querySelector('select')!;
    expect(select.selectedOptions[0]!.label).toBe('Německo');
  });

  it('is English where there is no other, and never stops the page', async () => {
    const checkout = await mount({lang: 'not a language'});
    expect(label(checkout)).toBe('First name');
  });

  it('can be overridden text by text', async () => {
    const checkout = await mount({messages: {first_name: 'Given name', pay: 'Pay {amount} now'}});
    expect(label(checkout)).toBe('Given name');
    expect(labelOf(checkout)).toBe('Pay CZK\u00a01,299.00 now');
  });
});

describe('the attributes', () => {
  it('are read as public properties', async () => {
    const checkout = await fixture<HTMLElementTagNameMap['trustpay-checkout']>(
      html` <trustpay-checkout
        endpoint="/api/orders"
        order-id="A-1"
        amount="129900"
        currency="CZK"
        description="d"
        gateway=""
        notification-url="https://a.example/"
        redirect-url="https://b.example/"
        cancel-url="https://c.example/"
        close-window="false"
        countries="CZ SK"
        country="SK"
        credentials="include"
        timeout="5000"
        payment-hosts="pay.example"
        redirect-target="manual"
        disabled
      ></trustpay-checkout>`,
    );
    expect(checkout).toMatchObject({
      endpoint: '/api/orders',
      orderId: 'A-1',
      amount: 129_900,
      currency: 'CZK',
      description: 'd',
      gateway: '',
      notificationUrl: 'https://a.example/',
      redirectUrl: 'https://b.example/',
      cancelUrl: 'https://c.example/',
      closeWindow: false,
      countries: 'CZ SK',
      country: 'SK',
      credentials: 'include',
      timeout: 5000,
      paymentHosts: 'pay.example',
      redirectTarget: 'manual',
      disabled: true,
    });
  });

  it('have the defaults that are promised', () => {
    expect(document.createElement('trustpay-checkout')).toMatchObject({
      endpoint: '',
      orderId: '',
      amount: undefined,
      currency: 'CZK',
      description: '',
      gateway: 'TRUSTPAY',
      notificationUrl: undefined,
      closeWindow: undefined,
      countries: '',
      country: 'CZ',
      credentials: 'same-origin',
      timeout: 15_000,
      paymentHosts: 'payv2.multisafepay.com testpayv2.multisafepay.com',
      redirectTarget: 'self',
      disabled: false,
      customer: {},
      customInfo: {},
      headers: {},
      messages: {},
      status: 'idle',
      error: undefined,
      paymentUrl: undefined,
    });
  });

  it('are never written by the element', async () => {
    const checkout = await mount({customer: jana});
    const before = checkout.outerHTML;
    await checkout.submit();
    expect(checkout.outerHTML).toBe(before);
  });
});
