import {describe, expect, it, vi} from 'vitest';
import type {PaymentUpdate} from '../../src/proxy/index.js';
import {notification} from '../support/notification.ts';
import {checkout, found, setUp} from '../support/proxy.ts';

const order = (status: string, more: object = {}) => ({
  order_id: 'A-1001',
  status,
  amount: 129900,
  currency: 'CZK',
  ...more,
});

/** A proxy whose order is created, and what the merchant was told of it. */
async function withOrder() {
  const onPayment = vi.fn<(notice: PaymentUpdate) => void>();
  const proxy = setUp({onPayment});
  await proxy.post(checkout);
  return {...proxy, onPayment, told: () => onPayment.mock.calls.map(([{status}]) => status)};
}

describe('a notification that MultiSafepay signed', () => {
  it('is handed on, and answered with OK and nothing else', async () => {
    const {send, onPayment} = await withOrder();
    const response = await send(...notification(order('completed')));
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toMatch(/^text\/plain/);
    expect(await response.text()).toBe('OK');
    expect(onPayment).toHaveBeenCalledExactlyOnceWith({
      orderId: 'A-1001',
      status: 'completed',
      amount: 129900,
      currency: 'CZK',
      raw: JSON.stringify(order('completed')),
      financialStatus: undefined,
      transactionId: undefined,
      mismatch: undefined,
      isLate: undefined,
    });
  });

  it('is verified over the very bytes that came', async () => {
    const {send, told} = await withOrder();
    const text = '{"order_id": "A-1001",  "status":"completed", "amount":129900, "currency":"CZK", "n":"\\u00e1 á"}';
    expect((await send(...notification(order('completed'), {text}))).status).toBe(200);
    expect(told()).toEqual(['completed']);
  });

  it('is found by an id that came back as a number', async () => {
    const onPayment = vi.fn();
    const {post, send} = setUp({findOrder: () => ({amount: 129900, description: 'Order'}), onPayment});
    await post({...checkout, order_id: '1001'});
    await send(...notification(order('completed', {order_id: 1001})));
    expect(onPayment.mock.calls[0]?.[0]).toMatchObject({orderId: '1001', mismatch: undefined});
  });

  it('is handed on once, however often it is repeated', async () => {
    const {send, told} = await withOrder();
    for (const timestamp of [1, 2, 3].map((n) => Math.floor(Date.now() / 1000) - n)) {
      expect(await (await send(...notification(order('completed'), {timestamp}))).text()).toBe('OK');
    }
    expect(told()).toEqual(['completed']);
  });

  it('is handed on once when two race', async () => {
    const {send, told} = await withOrder();
    await Promise.all([send(...notification(order('completed'))), send(...notification(order('completed')))]);
    expect(told()).toEqual(['completed']);
  });

  it('never takes a completed order back', async () => {
    const {send, told} = await withOrder();
    for (const status of ['completed', 'uncleared', 'cancelled', 'expired', 'initialized', 'a-new-word']) {
      expect((await send(...notification(order(status)))).status).toBe(200);
    }
    expect(told()).toEqual(['completed']);
    expect(await (await send('/orders/A-1001')).json()).toMatchObject({data: {status: 'paid'}});
  });

  it('takes a completed order on to refunds and chargebacks, each part of them', async () => {
    const {send, told} = await withOrder();
    await send(...notification(order('completed')));
    await send(...notification(order('partial_refunded', {amount_refunded: 100})));
    await send(...notification(order('partial_refunded', {amount_refunded: 200})));
    await send(...notification(order('refunded')));
    await send(...notification(order('partial_refunded', {amount_refunded: 200})));
    expect(told()).toEqual(['completed', 'partial_refunded', 'partial_refunded', 'refunded']);
  });

  it('comes again when the merchant could not take it', async () => {
    const {send, onPayment, log} = await withOrder();
    onPayment.mockImplementationOnce(() => {
      throw new Error('jana@example.cz: database down');
    });
    expect((await send(...notification(order('completed')))).status).toBe(500);
    expect(log).toMatchObject([{level: 'error', event: 'onPayment-threw', orderId: 'A-1001'}]);
    expect(JSON.stringify(log)).not.toContain('jana@example.cz');
    expect((await send(...notification(order('completed')))).status).toBe(200);
    expect(onPayment).toHaveBeenCalledTimes(2);
  });
});

describe('a notification that does not fit', () => {
  it.each([
    ['amount', order('completed', {amount: 100})],
    ['currency', order('completed', {currency: 'EUR'})],
    ['order', order('completed', {order_id: 'B-2'})],
  ])('says so: %s', async (mismatch, body) => {
    const {send, onPayment} = await withOrder();
    expect(await (await send(...notification(body))).text()).toBe('OK');
    expect(onPayment.mock.calls[0]?.[0]).toMatchObject({mismatch});
  });
});

describe('a notification that is signed but not understood', () => {
  const minutes = (n: number) => Math.floor(Date.now() / 1000) + n * 60;

  it.each([
    ['an amount of null', notification(order('completed', {amount: null}))],
    ['an amount as text', notification(order('completed', {amount: '129900'}))],
    ['no amount', notification({order_id: 'A-1001', status: 'completed'})],
    ['a word nobody documents', notification(order('settled'))],
    ['a body that is no order', notification({order_id: 'A-1001'}, {text: '{"status":"completed"}'})],
    ['a body that is no JSON', notification({order_id: 'A-1001'}, {text: 'completed'})],
    ['a clock that is slow', notification(order('completed'), {timestamp: minutes(-11)})],
    ['a clock that is fast', notification(order('completed'), {timestamp: minutes(11)})],
  ])('makes the proxy ask MultiSafepay, whose answer is told: %s', async (_, [path, init]) => {
    const {send, upstream, onPayment} = await withOrder();
    upstream.orders.set('A-1001', {status: 'completed', transaction_id: 7});
    expect(await (await send(path, init)).text()).toBe('OK');
    expect(upstream.calls.at(-1)?.method).toBe('GET');
    expect(onPayment.mock.calls.map(([payment]) => payment)).toMatchObject([
      {status: 'completed', amount: 129900, currency: 'CZK', transactionId: '7', mismatch: undefined},
    ]);
  });

  it.each([
    ['0012', 12],
    ['12345678901234567890', 12345678901234567000],
  ])('is about %s when it says %d', async (orderId, echoed) => {
    const onPayment = vi.fn<(payment: PaymentUpdate) => void>();
    const {post, send, upstream} = setUp({findOrder: () => found, onPayment});
    await post({...checkout, order_id: orderId});
    upstream.orders.set(orderId, {status: 'completed'});
    await send(...notification(order('completed', {order_id: echoed}), {transactionId: orderId}));
    expect(onPayment.mock.calls.map(([payment]) => payment)).toMatchObject([{orderId, mismatch: undefined}]);
  });

  it('cannot make a payment out of nothing: what MultiSafepay says is what counts', async () => {
    const {send, onPayment} = await withOrder();
    await send(...notification(order('completed', {amount: null})));
    expect(onPayment).not.toHaveBeenCalled();
  });

  it('says in the log by how much the clocks differ', async () => {
    const {send, log} = await withOrder();
    await send(...notification(order('completed'), {timestamp: minutes(-11)}));
    expect(log).toMatchObject([{level: 'warn', event: 'clock-skew', orderId: 'A-1001'}]);
    expect(log[0]?.detail).toMatch(/6[56]\d s behind/);
  });

  it('comes again when MultiSafepay cannot be asked', async () => {
    const {send, upstream} = await withOrder();
    upstream.nextTo(
      'GET',
      ...Array<Response>(2)
        .fill(new Response('<h1>', {status: 503}))
        .map((answer) => () => answer.clone()),
    );
    expect((await send(...notification(order('completed', {amount: null})))).status).toBe(503);
  });

  it.each([
    ['transactionid', 'timestamp=1'],
    ['timestamp', 'transactionid=A-1001'],
  ])('is one whose query lost its %s, and the log is warned', async (_, query) => {
    const {send, log, told} = await withOrder();
    const [, init] = notification(order('completed'));
    expect(await (await send(`/notifications?${query}`, init)).text()).toBe('OK');
    expect(told()).toEqual(['completed']);
    expect(log).toMatchObject([{level: 'warn', event: 'query-cut-off'}]);
  });
});

describe('a notification that is none', () => {
  const minutes = (n: number) => Math.floor(Date.now() / 1000) + n * 60;

  it.each([
    ['another key', notification(order('completed'), {apiKey: 'guessed'})],
    ['another order in the query', notification(order('completed'), {transactionId: 'B-2'})],
  ])('is refused: %s', async (_, [path, init]) => {
    const {send, onPayment} = await withOrder();
    expect((await send(path, init)).status).toBe(403);
    expect(onPayment).not.toHaveBeenCalled();
  });

  it('is a line in the log, which may be a key that is wrong', async () => {
    const {send, log} = await withOrder();
    await send(...notification(order('completed'), {apiKey: 'guessed'}));
    expect(log).toMatchObject([{level: 'warn', event: 'forged-notification'}]);
  });

  it.each(['', 'not base64!', btoa('nonsense'), btoa(`${minutes(0)}:${'0'.repeat(128)}`)])(
    'is refused: Auth %j',
    async (auth) => {
      const {send} = await withOrder();
      const [path, init] = notification(order('completed'));
      expect((await send(path, {...init, headers: {auth}})).status).toBe(403);
    },
  );

  it('is refused when the body was changed on the way', async () => {
    const {send} = await withOrder();
    const [path, init] = notification(order('uncleared'));
    expect((await send(path, {...init, body: JSON.stringify(order('completed'))})).status).toBe(403);
  });

  it.each([
    '/notifications?transactionid=A-1001',
    '/notifications?transactionid=A-1001&timestamp=1&payload_type=pretransaction',
  ])('is answered OK and changes nothing: %s', async (path) => {
    const {send, onPayment, upstream} = await withOrder();
    const response = await send(path, {method: 'POST', body: JSON.stringify(order('completed'))});
    expect(await response.text()).toBe('OK');
    expect(onPayment).not.toHaveBeenCalled();
    expect(upstream.made('GET')).toHaveLength(1); // the one before the order was created
  });
});
