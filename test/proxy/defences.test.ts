import {afterEach, beforeEach, describe, expect, it, vi} from 'vitest';
import {memoryStore} from '../../src/proxy/index.js';
import {refusal} from '../support/multisafepay.ts';
import {notification} from '../support/notification.ts';
import {checkout, found, ORIGIN, read, setUp} from '../support/proxy.ts';

const PARTNER = 'https://partner.test';

describe('a page of another origin', () => {
  it.each([
    ['no browser at all', {}, 200],
    ['the same origin', {'sec-fetch-site': 'same-origin', origin: ORIGIN}, 200],
    [
      'the same origin behind a proxy that hides it',
      {'sec-fetch-site': 'same-origin', origin: 'https://public.test'},
      200,
    ],
    ['an old browser, the same origin', {origin: ORIGIN}, 200],
    ['an allowed origin', {'sec-fetch-site': 'cross-site', origin: PARTNER}, 200],
    ['an allowed origin of an old browser', {origin: PARTNER}, 200],
    ['a foreign origin', {'sec-fetch-site': 'cross-site', origin: 'https://evil.test'}, 403],
    ['a foreign origin of an old browser', {origin: 'https://evil.test'}, 403],
    ['a sibling', {'sec-fetch-site': 'same-site', origin: 'https://blog.shop.test'}, 403],
    ['a sandboxed frame', {'sec-fetch-site': 'cross-site', origin: 'null'}, 403],
    ['a browser that hides its origin', {'sec-fetch-site': 'cross-site'}, 403],
    ['a bookmark', {'sec-fetch-site': 'none'}, 403],
    ['a look-alike', {origin: `${ORIGIN}.evil.test`}, 403],
  ])('may ask for a payment only where it is allowed: %s', async (_, headers: Record<string, string>, http) => {
    const {post, upstream} = setUp({allowedOrigins: [PARTNER]});
    expect((await post(checkout, headers)).status).toBe(http);
    expect(upstream.made('POST')).toHaveLength(http === 200 ? 1 : 0);
  });

  it('reads no answer unless it is allowed', async () => {
    const {post, send} = setUp({allowedOrigins: [PARTNER]});
    const preflight = {
      method: 'OPTIONS',
      headers: {'access-control-request-method': 'POST', 'access-control-request-headers': 'x-csrf'},
    };
    const allowed = await send('/orders', {...preflight, headers: {...preflight.headers, origin: PARTNER}});
    expect(allowed.headers.get('access-control-allow-origin')).toBe(PARTNER);
    expect(allowed.headers.get('access-control-allow-credentials')).toBe('true');
    expect(allowed.headers.get('access-control-allow-headers')).toBe('x-csrf');
    expect((await post(checkout, {origin: PARTNER})).headers.get('access-control-allow-origin')).toBe(PARTNER);
    expect((await post({}, {origin: PARTNER})).headers.get('access-control-allow-origin')).toBe(PARTNER);

    const foreign = await send('/orders', {...preflight, headers: {...preflight.headers, origin: 'https://evil.test'}});
    expect(foreign.headers.get('access-control-allow-origin')).toBeNull();
    const status = await send('/orders/A-1001', {headers: {origin: 'https://evil.test'}});
    expect(status.headers.get('access-control-allow-origin')).toBeNull();
  });
});

describe("another site's page that embeds an order's status", () => {
  it.each([
    ['an image', {'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors'}, 403],
    ['a foreign fetch', {'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'cors', origin: 'https://evil.test'}, 403],
    ['an allowed fetch', {'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'cors', origin: PARTNER}, 200],
    ['the shop itself', {'sec-fetch-site': 'same-origin', 'sec-fetch-mode': 'cors'}, 200],
    ['a link that was followed', {'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate'}, 200],
  ])('calls nobody: %s', async (_, headers: Record<string, string>, http) => {
    const findOrder = vi.fn(() => found);
    const {send, upstream} = setUp({allowedOrigins: [PARTNER], findOrder});
    expect((await send('/orders/A-1001', {headers})).status).toBe(http);
    expect(findOrder).toHaveBeenCalledTimes(http === 200 ? 1 : 0);
    expect(upstream.calls).toHaveLength(http === 200 ? 1 : 0);
  });
});

describe('a route', () => {
  it.each(['/orders/', '/orders/A-1001/', '/notifications/', '/health/', '/health/ready/'])(
    'is the same with a slash at its end: %s',
    async (path) => {
      const {send} = setUp();
      const isPost = /^\/(orders|notifications)\/$/.test(path);
      expect((await send(path, {method: isPost ? 'POST' : 'GET'})).status).not.toBe(404);
    },
  );

  it('that is none says which there are, in the answer and, once a minute, in the log', async () => {
    const {send, log} = setUp({basePath: '/api'});
    for (let n = 0; n < 3; n += 1) {
      const known = expect.stringMatching(/POST \/orders, .* under \/api\.$/) as string;
      expect(await read(await send('/pay/orders'))).toMatchObject({http: 404, error_info: known});
    }
    const detail = expect.stringMatching(/at GET \/pay\/orders\. .*POST \/orders, .* under \/api\.$/) as string;
    expect(log).toMatchObject([{level: 'warn', event: 'unknown-route', detail}]);
  });

  it.each([
    ['PUT', '/orders', 'POST'],
    ['GET', '/orders', 'POST'],
    ['DELETE', '/orders/A-1001', 'GET, HEAD'],
    ['GET', '/notifications', 'POST'],
    ['POST', '/health', 'GET, HEAD'],
  ])('says what it answers: %s %s', async (method, path, allow) => {
    const {send} = setUp();
    const response = await send(path, {method});
    expect(response.status).toBe(405);
    expect(response.headers.get('allow')).toBe(allow);
    expect(await read(response)).toMatchObject({success: false});
  });

  it.each([
    ['/orders', 'POST'],
    ['/orders/A-1001', 'GET'],
  ])('names in a preflight only what exists, for ten minutes: %s', async (path, method) => {
    const {send} = setUp({allowedOrigins: [PARTNER]});
    const headers = {origin: PARTNER, 'access-control-request-method': method};
    const preflight = await send(path, {method: 'OPTIONS', headers});
    expect(preflight.headers.get('access-control-allow-methods')).toBe(method);
    expect(preflight.headers.get('access-control-max-age')).toBe('600');
  });
});

describe('too many requests', () => {
  const clientAddress = ({headers}: Request) => headers.get('x-test-address') ?? undefined;
  const from = (address: string) => ({'x-test-address': address});
  const findOrder = () => found;

  it('of one address are refused until later', async () => {
    const {post} = setUp({clientAddress, findOrder, rateLimit: {perAddress: 2}});
    expect((await post({...checkout, order_id: '1'}, from('203.0.113.1'))).status).toBe(200);
    expect((await post({...checkout, order_id: '2'}, from('203.0.113.1'))).status).toBe(200);
    const refused = await post({...checkout, order_id: '3'}, from('203.0.113.1'));
    expect(await read(refused)).toMatchObject({http: 429, success: false});
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await post({...checkout, order_id: '3'}, from('203.0.113.2'))).status).toBe(200);
  });

  it.each([
    ['2001:db8:1:2::1', '2001:db8:1:2:ffff::9', 429],
    ['2001:db8:1:2::1', '2001:db8:1:3::1', 200],
    ['2001:db8::1', '2001:db8:0:0:7::', 429],
    ['::ffff:203.0.113.1', '::ffff:203.0.113.2', 200],
    ['203.0.113.1', '203.0.113.2', 200],
  ])('of one network count together: %s and %s', async (one, other, http) => {
    const {post} = setUp({clientAddress, findOrder, rateLimit: {perAddress: 1}});
    expect((await post({...checkout, order_id: '1'}, from(one))).status).toBe(200);
    expect((await post({...checkout, order_id: '2'}, from(other))).status).toBe(http);
  });

  it('leave nothing in the store: no other record has to make room', async () => {
    const store = memoryStore(2);
    const {post, upstream} = setUp({store, findOrder, rateLimit: {perOrder: 30}});
    const first = await read(await post(checkout));
    for (let n = 0; n < 200; n += 1) {
      await post({...checkout, order_id: 'B-2', customer: {...checkout.customer, email: `${n}@example.cz`}});
    }
    expect(await read(await post(checkout))).toEqual(first);
    expect(upstream.made('POST').filter(({body}) => body['order_id'] === 'A-1001')).toHaveLength(1);
  });

  it('with bad signatures are refused by address, and logged once', async () => {
    const {send, log} = setUp({clientAddress});
    const statuses = [];
    for (let n = 0; n < 12; n += 1) {
      const [path, init] = notification({order_id: 'A-1001', status: 'completed'}, {apiKey: 'guessed'});
      statuses.push(
        (await send(path, {...init, headers: {...(init.headers as object), ...from('203.0.113.1')}})).status,
      );
    }
    expect(statuses).toEqual([...Array<number>(10).fill(403), 429, 429]);
    expect(log).toMatchObject([{event: 'forged-notification'}]);
    const [path, init] = notification({order_id: 'A-1001', status: 'completed', amount: 1, currency: 'CZK'});
    expect((await send(path, {...init, headers: {...(init.headers as object), ...from('203.0.113.2')}})).status).toBe(
      200,
    );
  });

  it('for one order are refused, whoever asks', async () => {
    const {post, upstream} = setUp({findOrder, rateLimit: {perOrder: 2}});
    upstream.next(refusal(1024), refusal(1024));
    for (const http of [422, 422, 429]) expect((await post(checkout)).status).toBe(http);
    expect((await post({...checkout, order_id: '2'})).status).toBe(200);
  });

  it('are not those that the record answers', async () => {
    const {post} = setUp({clientAddress, rateLimit: {perAddress: 2, perOrder: 2}});
    for (let n = 0; n < 5; n += 1) expect((await post(checkout, from('203.0.113.1'))).status).toBe(200);
  });

  it('for one order are not those that wait for the same call', async () => {
    const {post} = setUp({rateLimit: {perOrder: 1}});
    const responses = await Promise.all(Array.from({length: 50}, () => post(checkout)));
    expect(responses.map(({status}) => status)).toEqual(Array(50).fill(200));
  });

  it('of somebody who may not pay the order do not lock out the one who may', async () => {
    const {post} = setUp({
      findOrder: (_, {headers}) => (headers.has('cookie') ? found : undefined),
      rateLimit: {perOrder: 1},
    });
    for (let n = 0; n < 3; n += 1) expect((await post(checkout)).status).toBe(404);
    expect((await post(checkout, {cookie: 'session=jana'})).status).toBe(200);
  });

  it("are nobody's business when it is switched off", async () => {
    const {post} = setUp({clientAddress, findOrder, rateLimit: false});
    for (let n = 0; n < 70; n += 1)
      expect((await post({...checkout, order_id: `${n}`}, from('203.0.113.1'))).status).toBe(200);
  });
});

describe('too many questions how an order stands', () => {
  const address = '203.0.113.1';
  const headers = {'x-test-address': address, cookie: 'session=jana'};
  const clientAddress = (request: Request) => request.headers.get('x-test-address') ?? undefined;
  const findOrder = (_: string, request: Request) => (request.headers.has('cookie') ? found : undefined);
  const tooMany = {http: 429, success: false};

  beforeEach(() => {
    vi.setSystemTime(Date.now()); // time stands still unless a test moves it
  });

  afterEach(() => {
    vi.useRealTimers();
  });

  /** Asks as many times as there are statuses, each time when the record is not fresh any more. */
  async function expectStatuses(ask: () => Promise<Response>, statuses: readonly number[]): Promise<void> {
    for (const status of statuses) {
      expect((await ask()).status).toBe(status);
      vi.setSystemTime(Date.now() + 3_000);
    }
  }

  it('of one address keep nobody from paying, nor the other way round', async () => {
    const {send, post} = setUp({clientAddress, findOrder, rateLimit: {perAddress: 2, perOrder: 30}});
    await expectStatuses(() => send('/orders/A-1001', {headers}), [200, 200, 429]);
    for (const order_id of ['1', '2']) expect((await post({...checkout, order_id}, headers)).status).toBe(200);
    expect((await post({...checkout, order_id: '3'}, headers)).status).toBe(429);

    const other = setUp({clientAddress, findOrder, rateLimit: {perAddress: 1, perOrder: 30}});
    expect((await other.post({...checkout, order_id: '1'}, headers)).status).toBe(200);
    expect((await other.post({...checkout, order_id: '2'}, headers)).status).toBe(429);
    expect((await other.send('/orders/1', {headers})).status).toBe(200);
  });

  it('after one order keep nobody from paying it', async () => {
    const {send, post} = setUp({findOrder, rateLimit: {perOrder: 2}});
    await expectStatuses(() => send('/orders/A-1001', {headers}), [200, 200, 429]);
    expect((await send('/orders/A-1002', {headers})).status).toBe(200);
    expect((await post(checkout, headers)).status).toBe(200);
  });

  it('say when to come back', async () => {
    const {send} = setUp({findOrder: () => found, rateLimit: {perOrder: 1}});
    await send('/orders/A-1001');
    vi.setSystemTime(Date.now() + 3_000);
    const refused = await send('/orders/A-1001');
    expect(await read(refused)).toMatchObject(tooMany);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(50);
  });

  it('are not those that the record answers', async () => {
    const {send, post} = setUp({clientAddress, findOrder, rateLimit: {perAddress: 1, perOrder: 1}});
    await post(checkout, headers);
    for (let n = 0; n < 10; n += 1) expect((await send('/orders/A-1001', {headers})).status).toBe(200);
  });

  it('after one order are not those that wait for the same answer', async () => {
    const {send} = setUp({findOrder, rateLimit: {perOrder: 1}});
    const answers = await Promise.all(Array.from({length: 50}, () => send('/orders/A-1001', {headers})));
    expect(answers.map(({status}) => status)).toEqual(Array(50).fill(200));
  });

  it('keep nobody from reading that the order is paid', async () => {
    const {send, post} = setUp({clientAddress, findOrder, rateLimit: {perAddress: 1, perOrder: 1}});
    await post(checkout, headers);
    await expectStatuses(() => send('/orders/A-1001', {headers}), [200, 429]);
    await send(...notification({order_id: 'A-1001', status: 'completed', amount: 129900, currency: 'CZK'}));
    expect(await read(await send('/orders/A-1001', {headers}))).toMatchObject({http: 200, data: {status: 'paid'}});
  });

  it('are more than two pages of one shopper ask, every four seconds, session or token, whatever MultiSafepay does', async () => {
    const {send, post, upstream} = setUp({clientAddress, findOrder});
    await post(checkout, headers);
    const {redirect_url = ''} = upstream.made('POST')[0]!.body['payment_options'] as Record<string, string>;
    const asStranger = () =>
      send(`/orders/A-1001${new URL(redirect_url).search}`, {headers: {'x-test-address': address}});
    const asOwner = () => send('/orders/A-1001', {headers});
    const statuses = new Set<number>();
    for (let second = 0; second < 120; second += 4) {
      // In the second minute MultiSafepay is out of order: no record is fresh then.
      if (second >= 60) upstream.nextTo('GET', ...Array.from({length: 4}, () => () => new Response('', {status: 503})));
      for (const ask of [asStranger, asOwner]) {
        statuses.add((await ask()).status);
        vi.setSystemTime(Date.now() + 2_000);
      }
    }
    expect([...statuses]).toEqual([200, 503]);
  });

  it('after orders of others are refused before findOrder is asked, and leave a token good', async () => {
    const asked = vi.fn(findOrder);
    const {send, post, upstream} = setUp({clientAddress, findOrder: asked, rateLimit: {perAddress: 2}});
    await post(checkout, headers);
    const {redirect_url = ''} = upstream.made('POST')[0]!.body['payment_options'] as Record<string, string>;
    asked.mockClear();
    for (const http of [404, 404, 429]) {
      expect(
        (await send('/orders/A-1001?trustpay_return=guessed', {headers: {'x-test-address': address}})).status,
      ).toBe(http);
    }
    expect(asked).toHaveBeenCalledTimes(2);
    expect(
      (await send(`/orders/A-1001${new URL(redirect_url).search}`, {headers: {'x-test-address': address}})).status,
    ).toBe(200);
  });

  it("are nobody's business when it is switched off", async () => {
    const {send} = setUp({clientAddress, findOrder, rateLimit: false});
    await expectStatuses(() => send('/orders/A-1001', {headers}), Array<number>(70).fill(200));
  });
});

describe('every answer', () => {
  it.each([
    [
      'a payment',
      '/orders',
      {method: 'POST', headers: {'content-type': 'application/json'}, body: JSON.stringify(checkout)},
    ],
    ['a refusal', '/orders', {method: 'POST'}],
    ['a status', '/orders/A-1001', {}],
    ['nothing there', '/elsewhere', {}],
    ['a preflight', '/orders', {method: 'OPTIONS'}],
    ['a notification', '/notifications', {method: 'POST'}],
    ['health', '/health', {}],
  ] as const)('is kept by nobody, framed by nobody, and taken for what it is: %s', async (_, path, init) => {
    const {send} = setUp();
    const {headers} = await send(path, init);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-security-policy')).toBe("default-src 'none'; frame-ancestors 'none'");
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.has('strict-transport-security')).toBe(false);
  });
});

describe('a page without script', () => {
  const fields = {
    order_id: 'A-1001',
    first_name: 'Jana',
    last_name: 'Nováková',
    country: 'CZ',
    email: 'jana@example.cz',
  };

  it('sends its form and is led to the payment page', async () => {
    const {send, upstream} = setUp();
    const response = await send('/orders', {method: 'POST', body: new URLSearchParams({...fields, amount: '129900'})});
    expect(response.status).toBe(303);
    expect(response.headers.get('location')).toBe('https://multisafepay.test/connect/2/');
    expect(upstream.made('POST')[0]?.body).toMatchObject({order_id: 'A-1001', customer: {last_name: 'Nováková'}});
  });

  it('may send it in parts', async () => {
    const {send} = setUp();
    const body = new FormData();
    for (const [name, value] of Object.entries(fields)) body.append(name, value);
    expect((await send('/orders', {method: 'POST', body})).status).toBe(303);
  });

  it('asks for the same payment as one with script', async () => {
    const {send, post, upstream} = setUp();
    await post(checkout);
    await send('/orders', {method: 'POST', body: new URLSearchParams({...fields, locale: 'cs_CZ'})});
    expect(upstream.made('POST')).toHaveLength(1);
  });

  it.each([
    [{...fields, email: 'jana'}, 400],
    [{...fields, amount: '1'}, 409],
    [{...fields, amount: 'much'}, 400],
    [{...fields, currency: 'EUR'}, 400],
  ])('is refused like one with script: %j', async (body, http) => {
    const {send} = setUp();
    expect((await send('/orders', {method: 'POST', body: new URLSearchParams(body)})).status).toBe(http);
  });

  it('is refused when its parts are broken', async () => {
    const {send} = setUp();
    const headers = {'content-type': 'multipart/form-data; boundary=x'};
    expect((await send('/orders', {method: 'POST', headers, body: '--y'})).status).toBe(400);
  });
});

describe('health', () => {
  it('of the process costs nobody anything', async () => {
    const store = memoryStore();
    const asked = vi.spyOn(store, 'get');
    const {send, upstream} = setUp({store});
    expect(await read(await send('/health'))).toEqual({http: 200, success: true});
    expect(asked).not.toHaveBeenCalled();
    expect(upstream.calls).toEqual([]);
  });

  it('of the store says when it does not answer', async () => {
    const store = memoryStore();
    const {send} = setUp({store});
    expect(await read(await send('/health/ready'))).toEqual({http: 200, success: true});
    vi.spyOn(store, 'get').mockRejectedValue(new Error('down'));
    expect(await read(await send('/health/ready'))).toMatchObject({
      http: 503,
      error_info: expect.stringMatching(/store/) as string,
    });
  });

  it('of MultiSafepay is asked for once, however many want to know', async () => {
    const {send, upstream} = setUp();
    const responses = await Promise.all(Array.from({length: 5}, () => send('/health/upstream')));
    expect(await Promise.all(responses.map(read))).toEqual(Array(5).fill({http: 200, success: true}));
    expect(upstream.calls.map(({method, path}) => `${method} ${path}`)).toEqual([
      'GET gateways?country=CZ&currency=CZK',
    ]);
  });

  it.each([
    ['the key is wrong', refusal(1032), 'wrong-api-key'],
    ['TrustPay is not active', {success: true, data: [{id: 'IDEAL', description: 'iDEAL'}]}, 'gateway-inactive'],
  ])('of MultiSafepay is bad when %s; why, the log knows', async (_, answer, event) => {
    const {send, upstream, log} = setUp();
    upstream.next(answer);
    expect(await read(await send('/health/upstream'))).toMatchObject({
      http: 503,
      error_info: expect.stringMatching(/MultiSafepay/) as string,
    });
    expect(log).toMatchObject([{level: 'error', event}]);
    expect(log[0]?.detail).toMatch(/\.$/);
  });

  it('of MultiSafepay is asked for again after ten seconds', async () => {
    const {send, upstream} = setUp();
    upstream.next(refusal(1032));
    expect((await send('/health/upstream')).status).toBe(503);
    vi.setSystemTime(Date.now() + 11_000);
    expect((await send('/health/upstream')).status).toBe(200);
    vi.useRealTimers();
  });
});
