import {describe, expect, it} from 'vitest';
import {CLIENTS, EXAMPLES, PHP_PAYMENT_METHOD, type Kind, type Sent} from './clients.ts';
import {openSandbox} from './support.ts';

const at = (path: string, data: unknown): unknown =>
  path.split('.').reduce<unknown>((value, name) => (value as Sent | null | undefined)?.[name], data);

const IS: Readonly<Record<string, (value: unknown) => boolean>> = {
  text: (value) => typeof value === 'string' || typeof value === 'number',
  number: (value) => typeof value === 'number' || (typeof value === 'string' && value !== '' && !isNaN(Number(value))),
  boolean: (value) => typeof value === 'boolean',
  list: Array.isArray,
  object: (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
};

/** What a client's model would fail on. */
const missing = (reads: Readonly<Record<string, Kind>>, data: unknown): readonly string[] =>
  Object.entries(reads)
    .filter(([path, kind]) => {
      const value = at(path, data);
      const mayLack = kind.endsWith('?') && (value === null || value === undefined);
      return !mayLack && !IS[kind.replace('?', '')]!(value);
    })
    .map(([path, kind]) => `${path} is no ${kind}: ${JSON.stringify(at(path, data))}`);

describe.each(CLIENTS)('$name', ({order, query = '', close, refund, refunded, reads}) => {
  /** A sandbox with its order in it, called as the client calls. */
  async function open(order_id: string) {
    const {call, press} = openSandbox();
    const created = await call('POST', `orders${query}`, {...order, order_id});
    const path = `orders/${order_id}`;
    return {
      created,
      call: (method: string, more = '', body?: Sent) => call(method, `${path}${more}${query}`, body),
      read: async () => (await call('GET', `${path}${query}`)).data,
      pay: () => press(String(created.data['payment_url']), 'completed'),
    };
  }

  it('creates its ordinary order', async () => {
    const {created} = await open('c-1');
    expect(created).toMatchObject({success: true, data: {order_id: 'c-1'}});
    expect(new URL(String(created.data['payment_url'])).protocol).toBe('http:');
  });

  it('reads it, before it is paid and after', async () => {
    const {read, pay} = await open('c-1');
    expect(missing(reads, await read())).toEqual([]);
    await pay();
    const paid = await read();
    expect(missing(reads, paid)).toEqual([]);
    expect(paid).toMatchObject({status: 'completed', financial_status: 'completed'});
  });

  it('closes it', async () => {
    const {call, read} = await open('c-1');
    expect(await call('PATCH', '', close)).toMatchObject({success: true, data: {}});
    expect((await read())['status']).toMatch(/^(cancelled|void)$/);
    expect(await call('PATCH', '', close)).toMatchObject({status: 410, success: false, error_code: 1000});
  });

  it('refunds it', async () => {
    const {call, read, pay} = await open('c-1');
    await pay();
    const paid = await read();
    const answer = await call('POST', '/refunds', refund(paid));
    expect(answer).toMatchObject({success: true});
    expect(missing({transaction_id: 'text', refund_id: 'text?'}, answer.data)).toEqual([]);

    const after = await read();
    expect(missing(reads, after)).toEqual([]);
    expect(after).toMatchObject({
      amount_refunded: refunded,
      status: refunded === Number(order['amount']) ? 'refunded' : 'partial_refunded',
      related_transactions: [{type: 'refund', amount: refunded, currency: 'CZK'}],
    });
  });
});

it('takes a refund as the reference’s example for carts has it, with a price below nothing', async () => {
  const {create, call, read, press} = openSandbox();
  await press(await create({order_id: 'c-1', amount: 10_000, ...EXAMPLES['in3']}), 'completed');
  const [item] = ((await read('c-1'))['shopping_cart'] as {items: [Sent]}).items;
  const items = [item, {...item, unit_price: -Number(item['unit_price'])}];
  expect(await call('POST', 'orders/c-1/refunds', {checkout_data: {items}})).toMatchObject({success: true});
  expect(await read('c-1')).toMatchObject({amount_refunded: 10_000, status: 'refunded'});
});

it.each([
  ['of an order that nobody has paid', 'open', {currency: 'CZK'}, 1034],
  ['of more than was paid', 'paid', {currency: 'CZK', amount: 1001}, 1034],
  ['in another currency', 'paid', {currency: 'EUR', amount: 100}, 1002],
  ['of an order that is unknown', 'nowhere', {currency: 'CZK'}, 1006],
])('refuses a refund %s', async (_, order_id, body, error_code) => {
  const {create, call, press} = openSandbox();
  await create({order_id: 'open'});
  await press(await create({order_id: 'paid'}), 'completed');
  expect(await call('POST', `orders/${order_id}/refunds`, body)).toMatchObject({success: false, error_code});
});

it.each([undefined, '', 0, null])('refunds the whole when the amount is %j', async (amount) => {
  const {create, call, press, read} = openSandbox();
  await press(await create(), 'completed');
  const answer = await call('POST', 'orders/my-order-id-1/refunds', {currency: 'CZK', amount});
  expect(answer).toMatchObject({success: true});
  expect(await read()).toMatchObject({amount_refunded: 1000, status: 'refunded'});
});

it('refuses the same refund again within five minutes', async () => {
  const {create, call, press, read} = openSandbox();
  await press(await create(), 'completed');
  const refund = (amount: number) => call('POST', 'orders/my-order-id-1/refunds', {currency: 'CZK', amount});
  expect(await refund(100)).toMatchObject({success: true});
  expect(await refund(100)).toMatchObject({success: false, error_code: 1034});
  expect(await refund(101)).toMatchObject({success: true});
  expect(await read()).toMatchObject({amount_refunded: 201});
});

it('takes the reference’s example of a refund, with an id of its own', async () => {
  const {create, call, press} = openSandbox();
  await press(await create(), 'completed');
  const refund = {
    currency: 'CZK',
    amount: 500,
    description: '',
    refund_order_id: 'refund-1',
    var1: 'a',
    var2: '',
    var3: null,
  };
  expect(await call('POST', 'orders/my-order-id-1/refunds', refund)).toMatchObject({success: true});
});

describe('the reference’s redirect examples', () => {
  it.each(Object.entries(EXAMPLES))('%s', async (_, example) => {
    const {call, read, press} = openSandbox();
    const order = {
      type: 'redirect',
      gateway: 'TRUSTPAY',
      order_id: 'e-1',
      currency: 'CZK',
      amount: 1000,
      description: 'Test order description',
      ...example,
    };
    const created = await call('POST', 'orders', order);
    expect(created).toMatchObject({success: true, data: {order_id: 'e-1'}});
    expect(await read('e-1')).toMatchObject({status: 'initialized', amount: order.amount});

    await press(String(created.data['payment_url']), 'completed');
    expect(await call('POST', 'orders/e-1/refunds', {currency: 'CZK', amount: 100})).toMatchObject({success: true});
    expect(await read('e-1')).toMatchObject({amount_refunded: 100});
  });

  it.each(Object.entries(EXAMPLES))('%s, closed before it is paid', async (_, example) => {
    const {create, call} = openSandbox();
    await create({order_id: 'e-1', gateway: 'TRUSTPAY', ...example});
    expect(await call('PATCH', 'orders/e-1', {status: 'cancelled', exclude_order: true})).toMatchObject({
      success: true,
    });
  });
});

describe('what plugins ask beside orders', () => {
  it.each(['payment-methods', 'payment-methods?include_coupons=1&locale=en', 'payment-methods?group_cards=1'])(
    '%s makes the PHP client’s list',
    async (path) => {
      const {call} = openSandbox();
      const methods = (await call('GET', path)).data as unknown as readonly Sent[];
      expect(methods.map(({id}) => id)).toContain('TRUSTPAY');
      for (const method of methods) expect(missing(PHP_PAYMENT_METHOD, method)).toEqual([]);
    },
  );

  it.each(['TRUSTPAY', 'trustpay'])('payment-methods/%s is one of them', async (id) => {
    const {call} = openSandbox();
    const {data} = await call('GET', `payment-methods/${id}?locale=en`);
    expect(missing(PHP_PAYMENT_METHOD, data)).toEqual([]);
    expect(data['id']).toBe('TRUSTPAY');
  });

  it('gateways have an id and a description', async () => {
    const {call} = openSandbox();
    const gateways = (await call('GET', 'gateways?include=coupons&locale=en')).data as unknown as readonly Sent[];
    for (const gateway of gateways) expect(missing({id: 'text', description: 'text'}, gateway)).toEqual([]);
    expect((await call('GET', 'gateways/trustpay')).data).toMatchObject({id: 'TRUSTPAY'});
  });

  it('me has the three that the PHP client’s account is made of', async () => {
    const {call} = openSandbox();
    const {data} = await call('GET', 'me?locale=en');
    expect(data['account_id']).toBeTypeOf('number');
    expect(data['role']).toBeTypeOf('string');
    expect(data['site_id']).toBeTypeOf('number');
  });

  it.each([
    ['GET', 'payment-methods/NO_SUCH_METHOD'],
    ['GET', 'gateways/NO_SUCH_METHOD'],
    ['GET', 'issuers/TRUSTPAY'],
    ['GET', 'recurring/customer-1'],
    ['POST', 'orders/nowhere/refunds'],
    ['POST', 'orders/nowhere/capture'],
    ['PATCH', 'capture/nowhere'],
    ['DELETE', 'capture/nowhere'],
    ['PATCH', 'orders/nowhere'],
    ['GET', 'orders/%C4%8D%0A'],
    ['GET', 'payment-methods/%C4%8D%0A'],
    ['GET', 'transactions/1'],
  ])('%s %s fails in the documented shape', async (method, path) => {
    const {call} = openSandbox();
    const answer = await call(method, path, method === 'GET' ? undefined : {});
    expect(answer).toMatchObject({status: 404, success: false, error_code: expect.any(Number) as number});
    expect(answer.error_info).toMatch(/./);
  });

  it.each([
    {status: 'shipped', tracktrace_code: '3SMSP0123456789', carrier: 'Post', ship_date: '01-01-1911', reason: 'Sent'},
    {tracktrace_code: '3SMSP0123456789', carrier: 'Post', invoice_id: 'AB12345'},
    {invoice_id: 'AB12345'},
    {invoice_id: 12_345, invoice_url: 'https://shop.example/invoices/12345', po_number: 'XY1'},
  ])('PATCH takes %j of a paid order', async (body) => {
    const {create, call, press, read} = openSandbox();
    await press(await create(), 'completed');
    expect(await call('PATCH', 'orders/my-order-id-1', body)).toMatchObject({success: true, data: {}});
    expect((await read())['status']).toBe('status' in body ? 'shipped' : 'completed');
  });
});
