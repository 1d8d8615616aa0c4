import {describe, expect, it, vi} from 'vitest';
import {PAYMENT_HOST} from '../support/multisafepay.ts';
import {checkout, found, read, setUp} from '../support/proxy.ts';

it('answers with the payment page of a new order', async () => {
  const {post} = setUp();
  expect(await read(await post(checkout))).toEqual({
    http: 200,
    success: true,
    data: {order_id: 'A-1001', payment_url: 'https://multisafepay.test/connect/2/'},
  });
});

it('says how an order stands', async () => {
  const {post, send, upstream} = setUp();
  expect(await read(await send('/orders/A-1001'))).toMatchObject({data: {status: 'unknown'}});
  await post(checkout);
  expect(await read(await send('/orders/A-1001'))).toEqual({
    http: 200,
    success: true,
    data: {order_id: 'A-1001', status: 'pending', unfinished: true},
  });
  upstream.orders.set('A-1001', {status: 'completed'});
  vi.setSystemTime(Date.now() + 3_000);
  expect(await read(await send('/orders/A-1001'))).toMatchObject({data: {status: 'paid'}});
  vi.useRealTimers();
});

describe('an order id of digits', () => {
  const findOrder = () => found;

  it.each([
    ['1001', 1001],
    ['000123', 123],
    ['12345678901234567890', 12345678901234567000],
  ])('%s is known again when MultiSafepay echoes the number %d', async (order_id, echoed) => {
    const {upstream, post} = setUp({findOrder});
    upstream.next({success: true, data: {order_id: echoed, payment_url: `https://${PAYMENT_HOST}/connect/1/`}});
    expect(await read(await post({...checkout, order_id}))).toMatchObject({success: true, data: {order_id}});
  });

  it.each(['1002', 'A-1001', ''])("is not known again in another order's answer: %j", async (echoed) => {
    const {upstream, post} = setUp({findOrder});
    upstream.next({success: true, data: {order_id: echoed, payment_url: `https://${PAYMENT_HOST}/connect/1/`}});
    expect((await post({...checkout, order_id: '1001'})).status).toBe(502);
  });
});
