import {describe, expect, it, vi} from 'vitest';
import type {Notice} from '../../src/proxy/index.js';
import {notification} from '../support/notification.ts';
import {checkout, setUp} from '../support/proxy.ts';

const order = (status: string, more: object = {}) => ({
  order_id: 'A-1001',
  status,
  amount: 129900,
  currency: 'CZK',
  ...more,
});

/** A proxy whose order is created, and what the merchant was told of it. */
async function withOrder() {
  const onPayment = vi.fn<(notice: Notice) => void>();
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

  it('is told without an amount when there was none', async () => {
    const {send, onPayment} = await withOrder();
    await send(...notification({order_id: 'A-1001', status: 'completed'}));
    expect(onPayment.mock.calls[0]?.[0]).toMatchObject({status: 'completed', mismatch: 'amount'});
  });
});

describe('a notification that is none', () => {
  const minutes = (n: number) => Math.floor(Date.now() / 1000) + n * 60;

  it.each([
    ['another key', notification(order('completed'), {apiKey: 'guessed'})],
    ['a timestamp of the past', notification(order('completed'), {timestamp: minutes(-11)})],
    ['a timestamp of the future', notification(order('completed'), {timestamp: minutes(11)})],
    ['another order in the query', notification(order('completed'), {transactionId: 'B-2'})],
    ['a body that is no order', notification({order_id: 'A-1001'}, {text: '{"status":"completed"}'})],
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
    const {send, onPayment} = await withOrder();
    const response = await send(path, {method: 'POST', body: JSON.stringify(order('completed'))});
    expect(await response.text()).toBe('OK');
    expect(onPayment).not.toHaveBeenCalled();
  });
});
