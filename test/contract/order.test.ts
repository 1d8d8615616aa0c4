import {describe, expect, it} from 'vitest';
import {
  createdSchema,
  orderSchema,
  parseCheckoutRequest,
  parseCheckoutTerms,
  paymentSchema,
  refusalSchema,
} from '../../src/contract/order.ts';
import {parse} from '../../src/contract/issue.ts';
import {checkoutRequest, seedOrder} from '../support/orders.ts';

const issuesOf = (change: object) => {
  const parsed = parseCheckoutRequest({...checkoutRequest, ...change});
  return parsed.ok ? [] : parsed.issues;
};

describe('the checkout request', () => {
  it('takes what the page knows', () => {
    expect(parseCheckoutRequest(checkoutRequest)).toEqual({ok: true, value: checkoutRequest});
  });

  it('needs no more than the order, its means and the customer', () => {
    const {
      amount,
      description,
      customer: {locale, ...customer},
      ...terms
    } = checkoutRequest;
    expect(parseCheckoutRequest({...terms, customer})).toEqual({ok: true, value: {...terms, customer}});
  });

  it('drops what it does not know, at every depth', () => {
    const request = {...checkoutRequest, api_key: 'x', customer: {...checkoutRequest.customer, ip_address: '1.2.3.4'}};
    expect(parseCheckoutRequest(request)).toEqual({ok: true, value: checkoutRequest});
  });

  it('is the same with or without the customer', () => {
    const {customer, ...terms} = checkoutRequest;
    expect(parseCheckoutTerms(terms)).toEqual({ok: true, value: terms});
  });

  it.each([0, -1, 0.5, NaN, Infinity, '1000', 2 ** 53, null, true])('refuses the amount %j', (amount) => {
    expect(issuesOf({amount})).toEqual([{field: 'amount', key: 'invalid'}]);
  });

  it.each(['EUR', 'czk', 'CZ', 203])('refuses the currency %j', (currency) => {
    expect(issuesOf({currency})).toEqual([{field: 'currency', key: 'invalid'}]);
  });

  it('has an order id of 1 to 50 characters', () => {
    expect(issuesOf({order_id: 'x'.repeat(50)})).toEqual([]);
    expect(issuesOf({order_id: 'x'.repeat(51)})).toEqual([{field: 'order_id', key: 'tooLong'}]);
    expect(issuesOf({order_id: ''})).toEqual([{field: 'order_id', key: 'required'}]);
    expect(issuesOf({order_id: 1001})).toEqual([{field: 'order_id', key: 'invalid'}]);
  });

  it('has a description of at most 200 characters', () => {
    expect(issuesOf({description: 'x'.repeat(200)})).toEqual([]);
    expect(issuesOf({description: 'x'.repeat(201)})).toEqual([{field: 'description', key: 'tooLong'}]);
    expect(issuesOf({description: '😀'.repeat(101)})).toEqual([{field: 'description', key: 'tooLong'}]);
  });

  it('loses half a surrogate pair, which nobody could decode', () => {
    const description = `${'x'.repeat(199)}😀`.slice(0, 200);
    const parsed = parseCheckoutRequest({...checkoutRequest, description, custom_info: {custom_1: '\udc00a'}});
    expect(parsed).toMatchObject({value: {description: 'x'.repeat(199), custom_info: {custom_1: 'a'}}});
    expect(issuesOf({order_id: 'A-\ud83d'})).toEqual([{field: 'order_id', key: 'invalid'}]);
  });

  it.each(['5 < 6', 'a <3 b', '<', 'x<', '<5', 'a > b', '&lt;b&gt;', '< b'])('takes the text %j', (description) => {
    expect(issuesOf({description})).toEqual([]);
  });

  it.each(['<b>', 'x</p', '<!-- x', '<?xml', '<B', 'line\n<script'])('takes no HTML: %j', (description) => {
    expect(issuesOf({description})).toEqual([{field: 'description', key: 'invalid'}]);
  });

  it('knows one type', () => {
    expect(issuesOf({type: 'direct'})).toEqual([{field: 'type', key: 'invalid'}]);
  });

  it('takes any gateway, for the proxy ignores it', () => {
    expect(issuesOf({gateway: ''})).toEqual([]);
    expect(issuesOf({gateway: 'IDEAL'})).toEqual([]);
    expect(issuesOf({gateway: undefined})).toEqual([{field: 'gateway', key: 'required'}]);
  });

  it('names a nested field with dots', () => {
    expect(
      issuesOf({payment_options: {redirect_url: '/thanks'}, customer: {...checkoutRequest.customer, email: 'x'}}),
    ).toEqual([
      {field: 'payment_options.redirect_url', key: 'invalid'},
      {field: 'customer.email', key: 'invalidEmail'},
    ]);
  });

  it.each(['javascript:alert(1)', 'ftp://example.com', 'example.com', ''])('takes no URL like %j', (cancel_url) => {
    expect(issuesOf({payment_options: {cancel_url}})).toHaveLength(1);
  });

  it.each([true, false, ''])('takes close_window %j, as the order page prints it', (close_window) => {
    expect(issuesOf({payment_options: {close_window}})).toEqual([]);
  });

  it('knows fourteen locales', () => {
    expect(issuesOf({customer: {...checkoutRequest.customer, locale: 'sk_SK'}})).toEqual([
      {field: 'customer.locale', key: 'invalid'},
    ]);
  });

  it('has three fields of the merchant, all text', () => {
    expect(issuesOf({custom_info: {custom_1: 'a', custom_3: 'c'}})).toEqual([]);
    expect(issuesOf({custom_info: {custom_2: 2}})).toEqual([{field: 'custom_info.custom_2', key: 'invalid'}]);
  });
});

describe('the order', () => {
  it('is the one that the order page prints', () => {
    expect(parse(orderSchema(), seedOrder)).toEqual({ok: true, value: seedOrder});
  });

  it.each(Object.keys(seedOrder))('requires %s', (field) => {
    expect(parse(orderSchema(), {...seedOrder, [field]: undefined})).toEqual({
      ok: false,
      issues: [{field, key: 'required'}],
    });
  });

  it('takes what MultiSafepay added since', () => {
    const order = {
      ...seedOrder,
      payment_options: {...seedOrder.payment_options, notification_method: 'POST'},
      customer: {
        ...seedOrder.customer,
        locale: 'cs_CZ',
        ip_address: '192.0.2.1',
        user_agent: 'x',
        referrer: 'https://shop.example/',
      },
      plugin: {shop: 'trustpay-checkout', shop_version: '1', plugin_version: '1', partner: '', shop_root_url: ''},
    };
    expect(parse(orderSchema(), order)).toEqual({ok: true, value: order});
  });
});

describe('the answer', () => {
  const created = {order_id: 'my-order-id-1', payment_url: 'https://payv2.multisafepay.com/connect/13oElU/?lang=en_CZ'};

  it('is an order that was created', () => {
    expect(createdSchema().safeParse({success: true, data: {...created, session_id: 's'}}).data).toEqual({
      success: true,
      data: created,
    });
  });

  it('has an order id of text, even where MultiSafepay echoes a number', () => {
    expect(createdSchema().safeParse({success: true, data: {...created, order_id: 1001}}).data?.data.order_id).toBe(
      '1001',
    );
  });

  it.each([
    {},
    {success: true},
    {success: true, data: {order_id: 'x'}},
    {success: 'true', data: created},
    {success: false, data: created},
  ])('is no order: %j', (answer) => {
    expect(createdSchema().safeParse(answer).success).toBe(false);
  });

  it('is a refusal, with a code and the fields it means', () => {
    const refusal = {
      success: false,
      error_code: 1018,
      error_info: 'Invalid country code',
      errors: {country: 'invalidCountry'},
    };
    expect(refusalSchema().safeParse(refusal).data).toEqual(refusal);
  });

  it('names the fields a page can show an error at, and no other', () => {
    const refusal = {success: false, errors: {email: 'invalidEmail', phone: 'required'}};
    expect(refusalSchema().safeParse(refusal).data?.errors).toEqual({email: 'invalidEmail'});
  });

  it.each([{data: {}}, {data: []}, {error_code: '1006'}, {errors: ['email']}, {error_info: null}])(
    'is a refusal whatever its optional parts look like: %j',
    (part) => {
      expect(refusalSchema().safeParse({success: false, ...part}).success).toBe(true);
    },
  );

  it('carries the right price of a changed order', () => {
    const data = {amount: 139_900, currency: 'CZK'};
    expect(refusalSchema().safeParse({success: false, data}).data?.data).toEqual(data);
  });

  it('says how an order stands, in one of five words', () => {
    expect(paymentSchema().safeParse({success: true, data: {order_id: 7, status: 'paid'}}).data?.data).toEqual({
      order_id: '7',
      status: 'paid',
    });
    expect(paymentSchema().safeParse({success: true, data: {order_id: '7', status: 'completed'}}).success).toBe(false);
  });
});
