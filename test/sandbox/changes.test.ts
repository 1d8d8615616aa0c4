import {describe, expect, it} from 'vitest';
import {openSandbox, order} from './support.ts';

const ORDER = 'orders/my-order-id-1';

const cart = {
  gateway: 'VISA',
  amount: 14_520,
  shopping_cart: {
    items: [
      {name: 'Beans', unit_price: '50.00', quantity: 2, merchant_item_id: 'beans', tax_table_selector: 'high'},
      {name: 'Cup', unit_price: 20, quantity: 1, merchant_item_id: 'cup', tax_table_selector: 'high'},
    ],
  },
  checkout_options: {
    validate_cart: true,
    tax_tables: {
      default: {shipping_taxed: true, rate: 0},
      alternate: [{name: 'high', rules: [{rate: 0.21, country: 'CZ'}]}],
    },
  },
};

async function openPaid(changes?: Readonly<Record<string, unknown>>) {
  const sandbox = openSandbox();
  await sandbox.press(await sandbox.create(changes), 'completed');
  const refund = (body: object) => sandbox.call('POST', `${ORDER}/refunds`, {currency: 'CZK', ...body});
  return {...sandbox, refund};
}

describe('a PATCH', () => {
  it('tells of a shipment of what is paid', async () => {
    const {call, journal, read} = await openPaid();
    const shipment = {
      status: 'shipped',
      tracktrace_code: '3SKABA',
      tracktrace_url: 'https://t.example/1',
      carrier: 'PPL',
    };
    expect(await call('PATCH', ORDER, shipment)).toEqual({status: 200, success: true, data: {}});
    expect(await read()).toMatchObject({status: 'shipped', financial_status: 'completed'});
    expect((await journal()).webhooks.map(({status}) => status)).toEqual(['completed', 'shipped']);
    expect((await journal()).sessions).toMatchObject([{additions: {tracktrace_code: '3SKABA', carrier: 'PPL'}}]);
  });

  it('does not ship what is not paid', async () => {
    const {call, create} = openSandbox();
    await create();
    expect(await call('PATCH', ORDER, {status: 'shipped'})).toMatchObject({status: 404, success: false});
  });

  it('names an invoice and nothing else', async () => {
    const {call, journal, read} = await openPaid();
    expect((await call('PATCH', ORDER, {invoice_id: 2026001})).success).toBe(true);
    expect(await read()).toMatchObject({status: 'completed'});
    expect((await journal()).sessions).toMatchObject([{additions: {invoice_id: '2026001'}}]);
  });

  it('cancels once: the second time the order is gone', async () => {
    const {call, create} = openSandbox();
    await create();
    const closing = {status: 'cancelled', exclude_order: true};
    expect((await call('PATCH', ORDER, closing)).success).toBe(true);
    expect(await call('PATCH', ORDER, closing)).toEqual({
      status: 410,
      success: false,
      data: {},
      error_code: 1000,
      error_info: 'Not found',
    });
  });
});

describe('a refund', () => {
  it.each([{}, {amount: 0}, {amount: ''}, {amount: 1000}])('of everything: %j', async (body) => {
    const {read, refund, journal} = await openPaid();
    const answer = await refund(body);
    expect(answer).toMatchObject({status: 200, success: true});
    expect(answer.data).toEqual({
      transaction_id: expect.any(Number) as number,
      refund_id: answer.data.transaction_id,
      order_id: 'my-order-id-1',
    });
    expect(await read()).toMatchObject({
      status: 'refunded',
      financial_status: 'completed',
      amount_refunded: 1000,
      related_transactions: [{type: 'refund', amount: 1000, transaction_id: answer.data.transaction_id}],
      costs: [{type: 'SYSTEM'}, {type: 'withdraw'}],
    });
    expect((await journal()).webhooks.map(({status}) => status)).toEqual(['completed', 'refunded']);
  });

  it('of a part, and then of the rest', async () => {
    const {read, refund} = await openPaid();
    expect((await refund({amount: '300', description: 'One cup broke'})).success).toBe(true);
    expect(await read()).toMatchObject({
      status: 'partial_refunded',
      amount_refunded: 300,
      related_transactions: [{description: 'One cup broke'}],
    });
    expect((await refund({amount: 700})).success).toBe(true);
    expect(await read()).toMatchObject({status: 'refunded', amount_refunded: 1000});
    expect(await refund({amount: 1})).toMatchObject({success: false, error_code: 1034});
  });

  it.each([
    ['a negative quantity', {unit_price: 20, quantity: -1}],
    ['a negative price', {unit_price: -20, quantity: 1}],
  ])('of what a cart gives back, by %s, taxes included', async (_, line) => {
    const {read, refund} = await openPaid(cart);
    const items = [...cart.shopping_cart.items, {...cart.shopping_cart.items[1], ...line}];
    expect((await refund({amount: 0, checkout_data: {items}})).success).toBe(true);
    expect(await read()).toMatchObject({status: 'partial_refunded', amount_refunded: 2420});
  });

  it.each([
    ['more than there is', 1034, {amount: 1001}],
    ['less than nothing', 1001, {amount: -1}],
    ['another currency', 1002, {currency: 'EUR', amount: 1}],
    ['no currency', 1002, {currency: undefined}],
  ])('is refused: %s', async (_, error_code, body) => {
    const {read, refund} = await openPaid();
    expect(await refund(body)).toMatchObject({success: false, error_code});
    expect(await read()).toMatchObject({status: 'completed', amount_refunded: 0});
  });

  it('is refused when the same amount comes twice in five minutes, and taken after them', async () => {
    const {control, refund} = await openPaid();
    await refund({amount: 100});
    expect(await refund({amount: 100})).toMatchObject({error_code: 1034});
    await control('POST', 'clock', {seconds: 300});
    expect((await refund({amount: 100})).success).toBe(true);
  });

  it('is refused for what is not paid, and for what is not there', async () => {
    const {call, create} = openSandbox();
    await create();
    expect(await call('POST', `${ORDER}/refunds`, {currency: 'CZK'})).toMatchObject({error_code: 1034});
    expect(await call('POST', 'orders/none/refunds', {currency: 'CZK'})).toMatchObject({error_code: 1006});
  });
});

describe('an order read', () => {
  it('has every documented member, null where nothing is known', async () => {
    const {create, read} = openSandbox();
    await create({
      gateway: 'TRUSTPAY',
      var1: 'a',
      customer: {...order().customer, phone: 420_123, ip_address: '192.0.2.1'},
    });
    expect(await read()).toEqual({
      order_id: 'my-order-id-1',
      transaction_id: expect.any(Number) as number,
      created: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/) as string,
      modified: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/) as string,
      currency: 'CZK',
      amount: 1000,
      amount_refunded: 0,
      description: 'Test Order Description',
      items: null,
      status: 'initialized',
      financial_status: 'initialized',
      reason: '',
      reason_code: '',
      var1: 'a',
      var2: null,
      var3: null,
      fastcheckout: 'NO',
      custom_info: {custom_1: null, custom_2: null, custom_3: null},
      customer: {
        first_name: 'Testperson-nl',
        last_name: 'Approved',
        email: 'test@example.com',
        locale: 'en_US',
        country: 'CZ',
        country_name: 'Czechia',
        address1: null,
        address2: null,
        house_number: null,
        zip_code: null,
        city: null,
        state: null,
        phone1: '420123',
        phone2: null,
        company_name: null,
        cocnumber: null,
      },
      payment_details: {
        type: 'TRUSTPAY',
        recurring_id: null,
        recurring_flow: null,
        recurring_model: null,
        account_id: null,
        account_iban: null,
        account_bic: null,
        account_holder_name: null,
        external_transaction_id: null,
        issuer_id: null,
        response_code: null,
      },
      payment_methods: [],
      costs: [],
      related_transactions: null,
    });
  });

  it('tells of the payment once there is one', async () => {
    const {read} = await openPaid({gateway: 'TRUSTPAY'});
    expect(await read()).toMatchObject({
      completed: expect.stringMatching(/^\d{4}-/) as string,
      payment_details: {account_holder_name: 'Testperson-nl Approved', account_iban: '*** 1234', issuer_id: 'fio'},
      payment_methods: [{type: 'TRUSTPAY', payment_description: 'TrustPay', amount: 1000, status: 'completed'}],
    });
  });

  it('echoes a cart with its total, prices as text', async () => {
    const {create, read} = openSandbox();
    await create(cart);
    expect(await read()).toMatchObject({
      order_total: '145.20',
      order_adjustment: {total_adjustment: '0.00', total_tax: '25.20'},
      shopping_cart: {
        items: [{unit_price: '50.00', quantity: 2, currency: 'CZK', description: ''}, {unit_price: '20.00'}],
      },
      checkout_options: {
        default: {shipping_taxed: true, rate: '0'},
        alternate: [{name: 'high', rules: [{rate: 0.21, country: 'CZ'}]}],
      },
    });
  });
});

it('is paid and told apart where an order names no URL to return to', async () => {
  const {create, open, press} = openSandbox();
  const link = await create({payment_options: {close_window: false}, customer: undefined});
  expect(new URL(link).searchParams.get('lang')).toBe('en_US');
  const {location} = await press(link, 'completed');
  expect(link.endsWith(location!)).toBe(true);
  expect((await open(link)).html).toContain('paid already');
});
