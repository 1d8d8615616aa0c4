import {expect, it} from 'vitest';
import {checkout, read, setUp} from '../support/proxy.ts';

it('answers with the payment page of a new order', async () => {
  const {post} = setUp();
  expect(await read(await post(checkout))).toEqual({
    http: 200,
    success: true,
    data: {order_id: 'A-1001', payment_url: 'https://multisafepay.test/connect/1/'},
  });
});

it('says how an order stands', async () => {
  const {post, send, upstream} = setUp();
  expect(await read(await send('/orders/A-1001'))).toMatchObject({data: {status: 'unknown'}});
  await post(checkout);
  expect(await read(await send('/orders/A-1001'))).toEqual({
    http: 200,
    success: true,
    data: {order_id: 'A-1001', status: 'pending'},
  });
  upstream.orders.set('A-1001', {status: 'completed'});
  expect(await read(await send('/orders/A-1001'))).toMatchObject({data: {status: 'paid'}});
});
