import {Miniflare} from 'miniflare';
import {createSandbox} from 'trustpay-checkout/sandbox';
import {build, type Rolldown} from 'vite';
import {afterAll, beforeAll, describe, expect, it, vi} from 'vitest';
import {holdNoKey} from '../support/key.ts';
import {notification} from '../support/notification.ts';
import {startSource} from '../support/program.ts';
import {listen} from '../support/server.ts';
import {API_KEY, checkout} from '../support/shop.ts';

/** Where the shop runs, and how to end it. */
interface Host {
  readonly url: string;
  readonly close: () => Promise<unknown>;
}

type Env = Readonly<Record<'MULTISAFEPAY_API_KEY' | 'MULTISAFEPAY_BASE_URL' | 'SHOP_URL', string>>;

const asProcess =
  (example: string) =>
  async (env: Env): Promise<Host> => {
    const {ready, stop} = await startSource(`demo/examples/${example}`, [], /listening on (\d+)/, {...env, PORT: '0'});
    return {url: `http://127.0.0.1:${ready[1]!}`, close: stop};
  };

async function asRouteHandler(env: Env): Promise<Host> {
  for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
  const {GET, POST} = await import('../../demo/examples/next.ts');
  vi.unstubAllEnvs();
  return listen((request) => (request.method === 'POST' ? POST : GET)(request));
}

async function onWorkerd(env: Env): Promise<Host> {
  const bundle = (await build({
    configFile: false,
    logLevel: 'error',
    resolve: {alias: {'trustpay-checkout/proxy': new URL('../../src/proxy/index.ts', import.meta.url).pathname}},
    ssr: {noExternal: true, target: 'webworker'},
    build: {ssr: 'demo/examples/worker.ts', write: false},
  })) as Rolldown.RolldownOutput;
  const worker = new Miniflare({
    modules: true,
    script: bundle.output[0].code,
    bindings: env,
    compatibilityDate: '2026-01-01',
    cf: false,
    port: 0,
  });
  return {url: (await worker.ready).origin, close: () => worker.dispose()};
}

describe.each([
  ['Node', asProcess('node.ts')],
  ['an Express app', asProcess('express.ts')],
  ['a Hono app', asProcess('hono.ts')],
  ['a Next.js-style route handler', asRouteHandler],
  ['workerd', onWorkerd],
])('the proxy in %s', (_, start) => {
  let sandbox: Host;
  let host: Host;
  /** The return URL of the order that MultiSafepay was sent last. */
  let returnUrl: URL;

  beforeAll(async () => {
    const {fetch: answer} = createSandbox({apiKey: API_KEY});
    sandbox = await listen(async (request) => {
      if (request.method === 'POST') {
        const order = (await request.clone().json()) as {payment_options: {redirect_url: string}};
        returnUrl = new URL(order.payment_options.redirect_url);
      }
      return answer(request);
    });
    host = await start({
      MULTISAFEPAY_API_KEY: API_KEY,
      MULTISAFEPAY_BASE_URL: `${sandbox.url}/v1/json/`,
      SHOP_URL: 'http://localhost:3000',
    });
  }, 30_000);

  afterAll(async () => {
    await host.close();
    await sandbox.close();
  });

  const send = async (path: string, init: RequestInit = {}) =>
    holdNoKey(await fetch(`${host.url}/api/trustpay${path}`, {redirect: 'manual', ...init}));
  const json = {'content-type': 'application/json'};
  const jana = {cookie: 'session=jana'};
  const post = (headers: Record<string, string>) =>
    send('/orders', {method: 'POST', headers: {...json, ...headers}, body: JSON.stringify(checkout)});

  it('makes one payment of an order, for the visitor whose it is', async () => {
    expect((await post({})).status).toBe(404);
    const answers = await Promise.all([post(jana), post(jana), post(jana)]);
    const pages = await Promise.all(answers.map((answer) => answer.text()));
    expect(new Set(pages).size).toBe(1);
    expect(JSON.parse(pages[0]!)).toMatchObject({success: true, data: {order_id: 'A-1001'}});
    expect(pages[0]).toContain(`"payment_url":"${sandbox.url}/connect/`);
  });

  it('says how it stands', async () => {
    expect(await (await send('/orders/A-1001', {headers: jana})).json()).toMatchObject({data: {status: 'pending'}});
    expect((await send('/orders/A-1001')).status).toBe(404);
    expect((await send('/health')).status).toBe(200);
  });

  it('says it to a browser without the session that has the return token, and to no other', async () => {
    const asked = await send(`/orders/A-1001${returnUrl.search}`);
    expect(await asked.json()).toEqual({
      success: true,
      data: {order_id: 'A-1001', status: 'pending', unfinished: true},
    });
    expect((await send(`/orders/A-1001${returnUrl.search}x`)).status).toBe(404);
  });

  it('refuses what it must', async () => {
    expect((await post({...jana, 'sec-fetch-site': 'cross-site', origin: 'https://evil.test'})).status).toBe(403);
    expect((await send('/orders', {method: 'POST', headers: json, body: 'x'.repeat(17_000)})).status).toBe(413);
    expect((await send('/orders', {method: 'POST', headers: json, body: '{'})).status).toBe(400);
  });

  it('verifies a notification over its raw bytes', async () => {
    const text = '{"order_id": "A-1001",  "status":"completed", "amount":129900, "currency":"CZK"}';
    const [path, init] = notification({order_id: 'A-1001'}, {text});
    expect((await send(path, {...init, body: text.replace('  ', ' ')})).status).toBe(403);
    expect(await (await send(path, init)).text()).toBe('OK');
    expect((await post(jana)).status).toBe(409);
    expect(await (await send(`/orders/A-1001${returnUrl.search}`)).json()).toMatchObject({data: {status: 'paid'}});
  });
});
