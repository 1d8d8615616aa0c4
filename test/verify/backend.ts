import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {watchSandbox} from '../../src/verify/index.js';
import {freePort} from '../support/free-port.ts';
import {start} from '../support/program.ts';
import {startProxy} from '../support/proxy-process.ts';
import {listen} from '../support/server.ts';

export const API_KEY = 'key-that-must-never-leave';

/** How a backend is started on a port. PHP's own server says on stderr that it is ready, and leaves its workers behind when it is ended. */
const COMMANDS = {
  php: (file: string, port: number) =>
    [
      'sh',
      ['-c', `php -S 127.0.0.1:${port} ${file} 2>&1 & trap "pkill -P $!; kill $!" TERM; wait`],
      /\((http:\S+)\) started/,
    ] as const,
  py: (file: string, port: number) => ['python3', [file, String(port)], /Listening on (\S+)/] as const,
};

/** How long the order lives that is there to end, in seconds. */
const SHORT_LIFE = 12;

/** The sandbox that `verify` watches. */
export async function observe() {
  const upstream = watchSandbox({apiKey: API_KEY});
  const server = await listen(upstream.fetch);
  return {upstream, baseUrl: `${server.url}/v1/json/`, close: server.close};
}

/** A backend from a file, with a sandbox behind it and two orders of one visitor; `close` ends all of it. */
export async function openBackend(file: string) {
  const {upstream, baseUrl, close} = await observe();
  const folder = mkdtempSync(join(tmpdir(), 'trustpay-'));
  const orders = join(folder, 'orders.json');
  const order = {amount: 129_900, description: 'Order A-1001', session: 'jana'};
  const expires = Math.floor(Date.now() / 1000) + SHORT_LIFE;
  writeFileSync(orders, JSON.stringify({'A-1001': order, 'A-1002': {...order, expires}}));

  const port = await freePort();
  const [command, args, ready] = COMMANDS[file.endsWith('.php') ? 'php' : 'py'](file, port);
  const program = await start(command, args, ready, {
    MULTISAFEPAY_API_KEY: API_KEY,
    MULTISAFEPAY_BASE_URL: baseUrl,
    SHOP_URL: `http://127.0.0.1:${port}/`, // as it is often copied
    TRUSTPAY_ORDERS: orders,
    TRUSTPAY_RECORDS: join(folder, 'records'),
    PHP_CLI_SERVER_WORKERS: '4',
  });
  return {
    target: {
      endpoint: new URL(`http://127.0.0.1:${port}/orders`),
      orderId: 'A-1001',
      expiringOrderId: 'A-1002',
      headers: {cookie: 'session=jana'},
      apiKey: API_KEY,
      upstream,
    },
    async close() {
      await program.stop();
      await close();
      rmSync(folder, {recursive: true});
    },
  };
}

/** The proxy as a process, in front of a shop with the same two orders. */
export async function openProxyProcess() {
  const {upstream, baseUrl, close} = await observe();
  const order = {amount: 129_900, description: 'Order A-1001'};
  const expiresAt = new Date(Date.now() + SHORT_LIFE * 1000);
  const orders = new Map<string, object>([
    ['/A-1001', order],
    ['/A-1002', {...order, expiresAt}],
  ]);
  const shop = await listen(({method, url, headers}) => {
    if (method === 'POST') return new Response();
    const found = orders.get(new URL(url).pathname);
    const isJana = headers.get('cookie') === 'session=jana';
    return found && isJana ? Response.json(found) : new Response('', {status: 404});
  });
  const urls = {findOrder: `${shop.url}/{id}`, onPayment: `${shop.url}/payments`};
  const proxy = await startProxy({shop: urls, baseUrl, env: {MULTISAFEPAY_API_KEY: API_KEY}});
  return {
    target: {
      endpoint: new URL(`${proxy.origin}/orders`),
      orderId: 'A-1001',
      expiringOrderId: 'A-1002',
      headers: {cookie: 'session=jana'},
      apiKey: API_KEY,
      upstream,
    },
    async close() {
      await proxy.stop();
      await Promise.all([shop.close(), close()]);
    },
  };
}
