import {describe, expect, it, vi} from 'vitest';
import type {RefusedCall} from '../../src/sandbox/index.js';
import {API_KEY, openSandbox, order} from './support.ts';

const {customer, payment_options} = order();

describe('the key', () => {
  it.each([
    ['the header api_key', '', {api_key: API_KEY}],
    ['a bearer token', '', {authorization: `Bearer ${API_KEY}`}],
    ['the query', `?api_key=${API_KEY}`, {}],
  ])('is taken from %s', async (_, query, headers) => {
    const {call} = openSandbox();
    expect(await call('GET', `gateways${query}`, undefined, headers)).toMatchObject({status: 200, success: true});
  });

  it.each([
    ['missing', {}],
    ['wrong', {api_key: 'another'}],
  ])('is asked for before anything else is looked at, when %s', async (_, headers) => {
    const {call} = openSandbox();
    expect(await call('POST', 'orders', 'not JSON', headers)).toEqual({
      status: 401,
      success: false,
      data: {},
      error_code: 1032,
      error_info: 'Invalid API key',
    });
  });
});

describe('creating an order', () => {
  it('answers the order page’s example in the order page’s shape', async () => {
    const {call} = openSandbox();
    expect(await call('POST', 'orders', order())).toEqual({
      status: 200,
      success: true,
      data: {
        order_id: 'my-order-id-1',
        payment_url: expect.stringMatching(/^http:\/\/sandbox\.test\/connect\/\w{32}\/\?lang=en_CZ$/) as string,
        session_id: expect.stringMatching(/./) as string,
      },
    });
  });

  it.each([
    [1006, 'Invalid transaction ID', {order_id: undefined}],
    [1006, 'Invalid transaction ID', {order_id: ''}],
    [1006, 'Invalid transaction ID', {order_id: 'x'.repeat(51)}],
    [1006, 'Invalid transaction ID', {order_id: {}}],
    [1001, 'Invalid amount', {amount: undefined}],
    [1001, 'Invalid amount', {amount: 0}],
    [1001, 'Invalid amount', {amount: 10.5}],
    [1001, 'Invalid amount', {amount: 'much'}],
    [1002, 'Invalid currency', {currency: undefined}],
    [1002, 'Invalid currency', {currency: 'EURO'}],
    [1008, 'Invalid description', {description: undefined}],
    [1008, 'Invalid description', {description: 'x'.repeat(201)}],
    [1008, 'Invalid description', {description: 'a <b>bold</b> one'}],
    [1023, 'No gateway available', {gateway: 'BITCOIN'}],
    [1018, 'Invalid country code', {customer: {...customer, country: 'XX'}}],
    [1007, 'Invalid IP address', {customer: {...customer, ip_address: '192.0.2.1, 198.51.100.7'}}],
    [1010, 'Invalid variable', {custom_info: {custom_1: 'x'.repeat(501)}}],
    [1023, 'No gateway available', {type: 'direct'}],
    [1016, 'Missing data', {customer: 'Jana'}],
    [1016, 'Missing data', {customer: {...customer, email: 'nobody'}}],
    [1016, 'Missing data', {payment_options: {...payment_options, redirect_url: 'javascript:alert(1)'}}],
    [1016, 'Missing data', {days_active: 366}],
  ])('refuses with %i %s: %j', async (error_code, error_info, changes) => {
    const {call} = openSandbox();
    expect(await call('POST', 'orders', order(changes))).toEqual({
      status: 404,
      success: false,
      data: {},
      error_code,
      error_info,
    });
  });

  it('says which field is refused and why: in a header, in the log, and on the dashboard', async () => {
    const log = vi.fn<(refused: RefusedCall) => void>();
    const {fetch, open} = openSandbox({log});
    const body = JSON.stringify(order({amount: '12.50'}));
    const url = `http://sandbox.test/v1/json/orders?api_key=${API_KEY}`;
    const response = await fetch(new Request(url, {method: 'POST', body}));
    const reason = 'amount: a whole number of minor units';
    expect(response.headers.get('x-sandbox-reason')).toBe(reason);
    expect(log.mock.calls).toEqual([
      [{at: expect.any(String) as string, call: 'POST /v1/json/orders', errorCode: 1001, reason}],
    ]);
    const {html} = await open('http://sandbox.test/');
    expect(html).toContain(reason);
    expect(html).toContain('POST /v1/json/orders');
  });

  it('names a scenario that it does not know', async () => {
    const {call} = openSandbox();
    const answer = await call('POST', 'orders', order({description: '[sandbox:slwo]'}));
    expect(answer).toMatchObject({success: false, error_code: 1008});
  });

  it.each(['not JSON', '', '[]', 'null', '"text"'])('refuses a body that is no order: %s', async (body) => {
    const {call} = openSandbox();
    expect(await call('POST', 'orders', body)).toMatchObject({success: false, error_code: 1016});
  });

  it('checks order_id, amount, currency, description, gateway and customer in this order', async () => {
    const {call} = openSandbox();
    const right = order();
    const checked = ['order_id', 'amount', 'currency', 'description', 'gateway', 'customer'] as const;
    const wrong = {
      order_id: '',
      amount: 0,
      currency: 'EURO',
      description: '',
      gateway: 'BITCOIN',
      customer: {country: 'XX'},
    };
    const codes = [];
    for (const field of checked) {
      codes.push((await call('POST', 'orders', order(wrong))).error_code);
      Object.assign(wrong, {[field]: right[field]});
    }
    expect(codes).toEqual([1006, 1001, 1002, 1008, 1023, 1018]);
  });

  it.each([
    [undefined, 'CZ', 'en_CZ'],
    ['cs_CZ', 'CZ', 'cs_CZ'],
    ['cs_CZ', 'SK', 'cs_SK'],
    ['de_AT', 'CZ', 'de_CZ'],
    ['tlh_KX', 'DE', 'en_DE'],
  ])('makes the page’s language of locale %s and country %s: %s', async (locale, country, lang) => {
    const {create} = openSandbox();
    const url = new URL(await create({customer: {...customer, locale, country}}));
    expect(url.searchParams.get('lang')).toBe(lang);
  });

  it('takes names of one letter, and of any script', async () => {
    const {call} = openSandbox();
    const answer = await call('POST', 'orders', order({customer: {...customer, first_name: 'O', last_name: '王'}}));
    expect(answer.success).toBe(true);
  });
});

describe('reading an order', () => {
  it('echoes what was ordered', async () => {
    const {create, read} = openSandbox();
    await create({gateway: 'TRUSTPAY', custom_info: {custom_1: 'a', custom_3: 'c'}});
    expect(await read()).toMatchObject({
      order_id: 'my-order-id-1',
      status: 'initialized',
      amount: 1000,
      currency: 'CZK',
      description: 'Test Order Description',
      custom_info: {custom_1: 'a', custom_3: 'c'},
      customer: {...customer, locale: 'en_US'},
      payment_details: {type: 'TRUSTPAY'},
    });
  });

  it.each([
    ['1001', 1001],
    ['0042', '0042'],
    ['90071992547409931', '90071992547409931'],
    ['1e3', '1e3'],
    ['-1.5', '-1.5'],
  ])('answers the order id %j as %j', async (orderId, echoed) => {
    const {call, read} = openSandbox();
    expect((await call('POST', 'orders', order({order_id: orderId}))).data.order_id).toBe(echoed);
    expect((await read(orderId)).order_id).toBe(echoed);
  });

  it('finds an order by its percent-encoded id', async () => {
    const {create, read} = openSandbox();
    await create({order_id: 'A/100 %č?'});
    expect((await read('A/100 %č?')).order_id).toBe('A/100 %č?');
  });

  it.each(['none', '%', '%E0%A4%A', '..%2F..', '__proto__', '%C4%8D%0A%F0%9F%98%80', 'x'.repeat(5000)])(
    'knows no order %s',
    async (id) => {
      const {call} = openSandbox();
      expect(await call('GET', `orders/${id}`)).toMatchObject({status: 404, success: false, error_code: 1006});
    },
  );
});

describe('payment methods', () => {
  it('lists them with what they allow', async () => {
    const {call} = openSandbox();
    const {data} = await call('GET', 'payment-methods?country=CZ&currency=CZK&amount=1000');
    const trustPay = expect.objectContaining({
      id: 'TRUSTPAY',
      name: 'TrustPay',
      type: 'payment-method',
      allowed_amount: {min: 1, max: null},
      allowed_countries: [],
      allowed_currencies: ['CZK'],
    }) as object;
    expect(data).toContainEqual(trustPay);
    expect((await call('GET', 'payment-methods/trustpay')).data).toEqual(trustPay);
  });

  it('offers TrustPay for crowns only', async () => {
    const {call} = openSandbox();
    const trustPay = {id: 'TRUSTPAY', description: 'TrustPay'};
    expect((await call('GET', 'gateways?currency=CZK')).data).toContainEqual(trustPay);
    expect((await call('GET', 'gateways?currency=EUR')).data).not.toContainEqual(trustPay);
    expect((await call('GET', 'gateways?amount=0')).data).toEqual([]);
  });

  it('answers one by its id', async () => {
    const {call} = openSandbox();
    expect((await call('GET', 'gateways/TRUSTPAY')).data).toEqual({id: 'TRUSTPAY', description: 'TrustPay'});
    expect((await call('GET', 'gateways/trustpay')).data).toMatchObject({id: 'TRUSTPAY'});
    expect(await call('GET', 'gateways/BITCOIN')).toMatchObject({status: 404, success: false, error_code: 1023});
  });
});

it('answers what plugins ask for besides', async () => {
  const {call, open} = openSandbox();
  expect((await call('GET', 'issuers/IDEAL')).data).toContainEqual({code: '0721', description: 'ING'});
  expect(await call('GET', 'issuers/TRUSTPAY')).toMatchObject({status: 404, error_code: 1036});
  expect((await call('GET', 'me')).data).toMatchObject({role: 'merchant'});
  const methods = (await call('GET', 'payment-methods')).data as unknown as {icon_urls: {vector: string}}[];
  expect((await open(methods[0]!.icon_urls.vector)).html).toContain('<svg');
});

it.each([
  ['GET', 'nothing'],
  ['GET', 'transactions'],
  ['GET', 'auth/api_token'],
  ['POST', 'orders/my-order-id-1/capture'],
  ['DELETE', 'capture/1'],
  ['GET', ''],
  ['DELETE', 'orders/my-order-id-1'],
])('refuses %s %s, which is no route, in MultiSafepay’s shape', async (method, path) => {
  const {call} = openSandbox();
  expect(await call(method, path)).toEqual({
    status: 404,
    success: false,
    data: {},
    error_code: 404,
    error_info: 'Not found',
  });
});

it('lives under any path', async () => {
  const {create, open} = openSandbox({baseUrl: 'http://localhost:5173/sandbox'});
  const paymentUrl = await create();
  expect(paymentUrl).toMatch(/^http:\/\/localhost:5173\/sandbox\/connect\/\w+\/\?lang=en_CZ$/);
  expect((await open(paymentUrl)).status).toBe(200);
  expect((await open('http://localhost:5173/sandbox/style.css')).status).toBe(200);
  expect((await open('http://localhost:5173/sandbox/')).html).toContain('my-order-id-1');
  expect((await open('http://localhost:5173/sandbox')).html).toContain('href="/sandbox/style.css"');
});
