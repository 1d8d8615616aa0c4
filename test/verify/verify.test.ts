import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {createClient} from 'redis';
import {createCheckoutProxy, redisStore} from 'trustpay-checkout/proxy';
import {afterEach, describe, expect, it, vi} from 'vitest';
import {createShop} from '../../demo/shop.ts';
import {verify, watchSandbox, type Finding, type Verdict} from '../../src/verify/index.js';
import {naiveProxy} from '../support/naive-proxy.ts';
import {runSource, start} from '../support/program.ts';
import {listen} from '../support/server.ts';
import {found} from '../support/shop.ts';

vi.setConfig({testTimeout: 30_000}); // programs are started

type Handler = (request: Request) => Response | Promise<Response>;

const apiKey = 'key-that-must-never-leave';
const closing: (() => unknown)[] = [];
afterEach(() => Promise.all(closing.splice(0).map((close) => close())));

async function serveAt(fetch: Handler) {
  const server = await listen(fetch);
  closing.push(server.close);
  return server.url;
}

/** The sandbox that `verify` watches. */
async function observe() {
  const upstream = watchSandbox({apiKey});
  const url = await serveAt(upstream.fetch);
  return {upstream, baseUrl: `${url}/v1/json/`, host: new URL(url).host};
}

/** The demo's shop before that MultiSafepay, and a visitor of it with a cart; `alter` stands in front of the shop. */
async function visitShop(
  environment: Record<string, string>,
  alter: (request: Request, next: Handler) => Response | Promise<Response> = (request, next) => next(request),
) {
  const origin = await serveAt((request) => alter(request, shop.fetch));
  const shop = createShop(origin, {MULTISAFEPAY_API_KEY: apiKey, ...environment});

  const welcome = await fetch(origin, {redirect: 'manual'});
  const [cookie = ''] = (welcome.headers.get('set-cookie') ?? '').split(';');
  const orderId = new URL(welcome.headers.get('location') ?? '', origin).searchParams.get('order') ?? '';
  return {endpoint: new URL(`${origin}/api/trustpay/orders`), orderId, headers: {cookie}};
}

/** What a proxy may offer, and the demo does not. */
const NOT_IN_THE_DEMO = [
  'A page for visitors without script says nothing that was not written for it',
  'An order whose time is over cannot be paid',
];

const of = (findings: readonly Finding[], verdict: Verdict) =>
  findings.filter((finding) => finding.verdict === verdict).map(({promise}) => promise);

describe('verify', {timeout: 60_000}, () => {
  it('passes the demo in everything', async () => {
    const {upstream, baseUrl, host} = await observe();
    const shop = await visitShop({MULTISAFEPAY_BASE_URL: baseUrl, PAYMENT_HOSTS: host});
    const findings = await verify({...shop, apiKey, upstream});
    expect(of(findings, 'fail')).toEqual([]);
    expect(of(findings, 'not observable')).toEqual([]);
    expect(of(findings, 'not offered')).toEqual(NOT_IN_THE_DEMO);
    expect(of(findings, 'pass')).toHaveLength(26);
  });

  it('passes the proxy with Redis in everything', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'trustpay-verify-'));
    const socket = join(directory, 'redis.sock');
    const redis = await start(
      'redis-server',
      ['--port', '0', '--unixsocket', socket, '--save', ''],
      /ready to accept/i,
    );
    const client = await createClient({socket: {path: socket, tls: false}}).connect();
    closing.push(async () => {
      await client.close();
      await redis.stop();
      await rm(directory, {recursive: true});
    });

    const {upstream, baseUrl, host} = await observe();
    const origin = await serveAt((request) => proxy.fetch(request));
    const proxy = createCheckoutProxy({
      apiKey,
      environment: {baseUrl},
      paymentHosts: [host],
      findOrder: (id, {headers}) => (id === 'A-1001' && headers.has('cookie') ? found : undefined),
      notificationUrl: `${origin}/notifications`,
      redirectUrl: `${origin}/thanks`,
      cancelUrl: origin,
      clientAddress: () => undefined,
      store: redisStore(client),
    });
    const shop = {endpoint: new URL(`${origin}/orders`), orderId: 'A-1001', headers: {cookie: 'session=jana'}};
    const findings = await verify({...shop, apiKey, upstream});
    expect(of(findings, 'fail')).toEqual([]);
    expect(of(findings, 'pass')).toHaveLength(26);
  });

  it('says what it cannot see when the proxy uses another MultiSafepay', async () => {
    const {upstream} = await observe();
    const shop = await visitShop({});
    const findings = await verify({...shop, apiKey, upstream});
    expect(of(findings, 'fail')).toEqual([]);
    expect(of(findings, 'not observable')).toEqual([
      'Changed details leave one link that can be paid',
      'The late “cancelled” of a closed session takes nothing back',
      'An answer that got lost leaves one link that can be paid',
      "Gateway, description and URLs are the merchant's",
      'What MultiSafepay says in a refusal stays inside',
      'A return token tells the status and nothing else',
      'A forged notification changes nothing',
      'A payment that waits for the bank is not begun again',
      'A genuine notification is answered with OK',
      'What was notified is what a return is told',
      'An order whose time is over cannot be paid',
      'The API key is in no answer',
    ]);
  });

  it('finds what is wrong with a proxy that forwards whatever it is sent', async () => {
    const {upstream, baseUrl} = await observe();
    const endpoint = new URL(`${await serveAt(naiveProxy(baseUrl, apiKey))}/orders`);
    const findings = await verify({endpoint, orderId: 'A-1001', headers: {}, apiKey, upstream});
    expect(of(findings, 'fail')).toEqual(
      expect.arrayContaining([
        'The same checkout sent again is the same payment',
        'A price that the page made up creates nothing',
        "Gateway, description and URLs are the merchant's",
        'A page of another origin creates nothing',
        'A page of another origin reads nothing',
        'An order that is not there is not found',
        'A huge body is refused',
        'What MultiSafepay says in a refusal stays inside',
        'No answer is kept by a cache',
        'The API key is in no answer',
      ]),
    );
  });

  it('says with each fail what was seen and what to do', async () => {
    const {upstream, baseUrl} = await observe();
    const endpoint = new URL(`${await serveAt(naiveProxy(baseUrl, apiKey))}/orders`);
    const findings = await verify({endpoint, orderId: 'A-1001', headers: {}, apiKey, upstream});
    for (const {promise, verdict, cause = '', advice} of findings) {
      expect(advice, promise).toMatch(/[.?]$/);
      expect(cause === '', promise).toBe(verdict === 'pass');
    }
  });

  it('waits as long as a proxy asks for that limits its visitors', async () => {
    const {upstream, baseUrl, host} = await observe();
    let asked = 0;
    const shop = await visitShop({MULTISAFEPAY_BASE_URL: baseUrl, PAYMENT_HOSTS: host}, (request, next) =>
      asked++ % 10 === 9 ? new Response('', {status: 429, headers: {'retry-after': '0'}}) : next(request),
    );
    expect(of(await verify({...shop, apiKey, upstream}), 'fail')).toEqual([]);
  });
});

describe('one fault in a proxy that is well otherwise', {timeout: 60_000}, () => {
  const isNotification = ({url}: Request) => url.includes('/notifications');
  const isStatus = ({url, method}: Request) => method === 'GET' && url.includes('/orders/');
  const headers = {'cache-control': 'no-store'};

  /** What `verify` finds when the shop's answers are changed like this. */
  async function fails(alter: (request: Request, answer: Response) => Response | Promise<Response>) {
    const {upstream, baseUrl, host} = await observe();
    const environment = {MULTISAFEPAY_BASE_URL: baseUrl, PAYMENT_HOSTS: host};
    const shop = await visitShop(environment, async (request, next) => alter(request, await next(request)));
    return of(await verify({...shop, apiKey, upstream}), 'fail');
  }

  it.each(['ok', ' OK\n', 'MULTISAFEPAY_OK', `${' '.repeat(98)}OK`])('is not how OK is written: “%s”', async (text) => {
    const found = await fails((request, answer) =>
      isNotification(request) && answer.ok ? new Response(text) : answer,
    );
    expect(found).toEqual([]);
  });

  it.each([
    ['too late', () => new Response(`${' '.repeat(99)}OK`)],
    ['with a redirect', () => new Response('OK', {status: 302, headers: {location: '/'}})],
    ['with an empty answer', () => new Response(null, {status: 204})],
  ])('is found where OK comes %s', async (_, answerTo) => {
    const found = await fails((request, answer) => (isNotification(request) && answer.ok ? answerTo() : answer));
    expect(found).toEqual(['A genuine notification is answered with OK']);
  });

  it('is found where a return is not told what was notified', async () => {
    const found = await fails(async (request, answer) => {
      if (!isStatus(request) || !answer.ok) return answer;
      const {data} = (await answer.json()) as {data: object};
      return Response.json({success: true, data: {...data, status: 'pending'}}, {headers});
    });
    expect(found).toEqual(['What was notified is what a return is told']);
  });

  it('is found where a payment that waits for the bank is called paid', async () => {
    const found = await fails(async (request, answer) => {
      if (answer.status !== 409) return answer;
      const {data, ...refusal} = (await answer.json()) as {data?: {status?: string}};
      return Response.json(data?.status ? refusal : {...refusal, data}, {status: 409, headers});
    });
    expect(found).toEqual(['A payment that waits for the bank is not begun again']);
  });

  it.each<[string, (request: Request, answer: Response) => Response | Promise<Response>]>([
    ['pays', ({method}, answer) => (method === 'POST' ? Response.json({success: true}, {headers}) : answer)],
    [
      'tells what the order costs',
      async ({method}, answer) => {
        if (method === 'POST' || !answer.ok) return answer;
        const {data} = (await answer.json()) as {data: object};
        return Response.json({success: true, data: {...data, amount: 129_900}}, {headers});
      },
    ],
  ])('is found where the return token %s', async (_, alter) => {
    const found = await fails((request, answer) =>
      request.url.includes('trustpay_return=') ? alter(request, answer) : answer,
    );
    expect(found).toEqual(['A return token tells the status and nothing else']);
  });
});

describe('the command', {timeout: 60_000}, () => {
  const run = (...args: string[]) => runSource('src/cli/index.ts', ['verify', '--port', '0', ...args]);

  it('prints a table, and fails when a promise is not kept', async () => {
    const {baseUrl} = await observe();
    const endpoint = `${await serveAt(naiveProxy(baseUrl, apiKey))}/orders`;
    const {code, stdout} = await run(endpoint, '--order-id', 'A-1001');
    expect(code).toBe(1);
    expect(stdout).toMatch(
      /^The proxy's MultiSafepay must be {2}http:\/\/localhost:\d+\/v1\/json\/ {2}with the API key {2}verify$/m,
    );
    expect(stdout).toMatch(/^pass {12}A checkout is answered with a payment page$/m);
    expect(stdout).toMatch(
      /^fail {12}A page of another origin creates nothing\n {16}POST was answered 200, where 403 is expected.*\n {14}→ Refuse with 403/m,
    );
    expect(stdout).toMatch(/^not observable {2}The API key is in no answer \(no order of it/m);
  });

  it('sees both sides of the demo, and ends', async () => {
    const {url, close} = await listen(() => new Response());
    await close(); // its port is free now
    const {host, port} = new URL(url);
    const environment = {MULTISAFEPAY_BASE_URL: `${url}/v1/json/`, PAYMENT_HOSTS: host};
    const {endpoint, orderId, headers} = await visitShop(environment);
    const sides = ['--port', port, '--api-key', apiKey, '--order-id', orderId, '--header', `cookie: ${headers.cookie}`];
    const {code, stdout} = await run(endpoint.href, ...sides);
    expect(stdout).not.toMatch(/^(fail|not observable)/m);
    expect(code).toBe(0);
  });

  it('prints findings for programs, and nothing else', async () => {
    const {baseUrl} = await observe();
    const endpoint = `${await serveAt(naiveProxy(baseUrl, apiKey))}/orders`;
    const [json, junit] = await Promise.all(
      ['json', 'junit'].map((format) => run(endpoint, '--order-id', 'A-1001', '--format', format)),
    );

    const findings = JSON.parse(json!.stdout) as readonly Finding[];
    const fails = of(findings, 'fail').length;
    expect(findings[0]).toMatchObject({verdict: 'fail', cause: expect.stringContaining('409') as string});
    expect(json!.stderr).toContain("The proxy's MultiSafepay must be");

    const skipped = of(findings, 'not observable').length + of(findings, 'not offered').length;
    expect(junit!.stdout).toMatch(/^<\?xml version="1.0" encoding="UTF-8"\?>\n<testsuite /);
    expect(junit!.stdout).toContain(`tests="${findings.length}" failures="${fails}" skipped="${skipped}"`);
    expect(junit!.stdout.match(/<failure /g)).toHaveLength(fails);
    expect(junit!.stdout).toContain('name="Gateway, description and URLs are the merchant\'s"');
  });

  it('shows its progress to a terminal only', async () => {
    const {stderr} = await run(`${await serveAt(() => new Response())}/orders`, '--order-id', 'A-1001');
    expect(stderr).toBe('');
  });

  it.each([
    [['https://shop.example/orders', '--order-id', 'A-1001'], /shop\.example is not this machine/],
    [['http://localhost:1/orders'], /--order-id/],
    [['orders', '--order-id', 'A-1001'], /URL of the endpoint/],
    [['http://localhost:1/orders', '--order-id', 'A-1001', '--header', 'cookie'], /name: value/],
    [['http://localhost:1/orders', '--order-id', 'A-1001', '--format', 'xml'], /one of table, json, junit, not "xml"/],
    [['http://localhost:1/orders', '--order-id', 'A-1001'], /Nobody answers at http:\/\/localhost:1\/orders/],
  ])('says what is wrong with %j', async (args, complaint) => {
    const {code, stderr} = await run(...args);
    expect(code).toBe(1);
    expect(stderr).toMatch(complaint);
  });
});
