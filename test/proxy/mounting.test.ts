import {getRequestListener} from '@hono/node-server';
import express from 'express';
import {Hono} from 'hono';
import {mount as mountFetch} from 'hono/mount';
import {once} from 'node:events';
import {createServer, type RequestListener} from 'node:http';
import type {AddressInfo} from 'node:net';
import {afterEach, describe, expect, it} from 'vitest';
import type {CheckoutProxy} from '../../src/proxy/index.js';
import {notification} from '../support/notification.ts';
import {checkout, read, setUp} from '../support/proxy.ts';

const json = {'content-type': 'application/json'};

const node = (fetch: (request: Request) => Response | Promise<Response>) => getRequestListener(fetch);

/** How a proxy gets under `/shop/trustpay` in each host. Some leave the path in the URL, some take it off, the last two a part of it. */
const HOSTS: Readonly<Record<string, (proxy: CheckoutProxy) => RequestListener>> = {
  'node:http': ({fetch}) => node(fetch),
  'a route handler of the Next.js kind': ({fetch}) => node((request) => fetch(request)),
  "Hono's all": ({fetch}) => node(new Hono().all('/shop/trustpay/*', ({req}) => fetch(req.raw)).fetch),
  "Hono's mount": ({fetch}) => node(new Hono().all('/shop/trustpay/*', mountFetch(fetch)).fetch),
  "Hono's route": ({fetch}) =>
    node(
      new Hono().route(
        '/shop',
        new Hono().all('/trustpay/*', ({req}) => fetch(req.raw)),
      ).fetch,
    ),
  "Hono's mount within a route": ({fetch}) =>
    node(new Hono().route('/shop', new Hono().all('/trustpay/*', mountFetch(fetch))).fetch),
  "Express's use": ({fetch}) => express().use('/shop/trustpay', getRequestListener(fetch)) as RequestListener,
  "Express's all": ({fetch}) => express().all('/shop/trustpay/*path', getRequestListener(fetch)) as RequestListener,
  "Express's use of a router": ({fetch}) =>
    express().use('/shop', express.Router().all('/trustpay/*path', getRequestListener(fetch))) as RequestListener,
};

const cleanUps: (() => void)[] = [];
afterEach(() => {
  for (const cleanUp of cleanUps.splice(0)) cleanUp();
});

async function listen(listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  cleanUps.push(() => server.close());
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/shop/trustpay`;
}

describe.each(Object.entries(HOSTS))('mounted by %s', (_, mount) => {
  it.each([undefined, '/shop/trustpay', '/shop/trustpay/'])('the proxy answers, with basePath %s', async (basePath) => {
    const {proxy} = setUp({basePath});
    const url = await listen(mount(proxy));

    const created = await fetch(`${url}/orders`, {method: 'POST', headers: json, body: JSON.stringify(checkout)});
    expect(await read(created)).toMatchObject({http: 200, success: true});
    const asked = await fetch(`${url}/orders/A-1001`);
    expect(await read(asked)).toMatchObject({http: 200, data: {order_id: 'A-1001', status: 'pending'}});
    const [path, init] = notification({order_id: 'A-1001', status: 'completed', amount: 129900, currency: 'CZK'});
    expect(await (await fetch(`${url}${path}`, init)).text()).toBe('OK');
    expect((await fetch(`${url}/health/ready`)).status).toBe(200);
  });
});

describe('the path', () => {
  it.each([
    '/orders/A-1001/',
    '/shop//orders//A-1001',
    '/%6Frders/A%2D1001',
    '/orders/orders/A-1001',
    '/tr%C5%BEi%C5%A1t%C4%9B/orders/A-1001',
  ])('may be written so: %s', async (path) => {
    const {send} = setUp();
    expect(await read(await send(path))).toMatchObject({data: {order_id: 'A-1001'}});
  });

  it('may have a slash at its end where a webhook or an order comes in', async () => {
    const {send} = setUp();
    const [path, init] = notification({order_id: 'A-1001', status: 'completed', amount: 129900, currency: 'CZK'});
    expect(await (await send(path.replace('?', '/?'), init)).text()).toBe('OK');
    const order = {method: 'POST', headers: json, body: JSON.stringify(checkout)};
    expect((await send('/shop/orders/', order)).status).toBe(409);
  });

  it('of an order that is called like a route is the order', async () => {
    const {send} = setUp({findOrder: () => ({amount: 129900, description: 'Order'})});
    for (const id of ['orders', 'health', 'notifications']) {
      expect(await read(await send(`/orders/${id}`))).toMatchObject({data: {order_id: id}});
    }
  });

  it('may have `orders` before it', async () => {
    const {send} = setUp();
    const order = {method: 'POST', headers: json, body: JSON.stringify(checkout)};
    expect((await send('/orders/orders', order)).status).toBe(200);
  });

  it.each(['/orders/A-1001/more', '/my-orders', '/orders%2FA-1001', '/', '/orders/A/health/B'])(
    'is no route where it only looks like one: %s',
    async (path) => {
      const {send} = setUp();
      const known = expect.stringContaining('GET /orders/:id') as string;
      expect(await read(await send(path))).toMatchObject({http: 404, error_info: known});
    },
  );
});

describe('with basePath', () => {
  it.each([
    ['/api/trustpay/health', 200],
    ['/trustpay/health', 200],
    ['/health', 200],
    ['/pay/health', 404],
    ['/api/health', 404],
    ['/x/api/trustpay/health', 404],
  ])('%s is answered %i', async (path, status) => {
    const {send} = setUp({basePath: '/api/trustpay'});
    expect((await send(path)).status).toBe(status);
  });

  it('may be written as it is read, or as it is sent', async () => {
    const path = '/tržiště/health';
    for (const basePath of ['/tržiště', '/tr%C5%BEi%C5%A1t%C4%9B']) {
      expect((await setUp({basePath}).send(path)).status).toBe(200);
    }
  });
});
