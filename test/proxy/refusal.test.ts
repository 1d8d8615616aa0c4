import {describe, expect, it} from 'vitest';
import {refusal} from '../support/multisafepay.ts';
import {listen} from '../support/server.ts';
import {checkout, found, read, setUp} from '../support/proxy.ts';

const {customer} = checkout;
const json = {'content-type': 'application/json'};

describe('a request that does not keep the contract', () => {
  it.each([
    ['an e-mail address without @', {...customer, email: 'jana'}, {email: 'invalidEmail'}],
    ['an empty name', {...customer, first_name: ' '}, {first_name: 'required'}],
    ['a missing name', {...customer, last_name: undefined}, {last_name: 'required'}],
    ['a country that is none', {...customer, country: 'XX'}, {country: 'invalidCountry'}],
    ['two fields at once', {...customer, email: '', country: ''}, {email: 'required', country: 'required'}],
  ])('is refused by field: %s', async (_, changed, errors) => {
    const {post, upstream} = setUp();
    const answer = await read(await post({...checkout, customer: changed}));
    expect(answer).toMatchObject({http: 400, success: false, errors});
    expect(Object.keys(answer['errors'] as object)).toEqual(Object.keys(errors));
    expect(upstream.calls).toEqual([]);
  });

  it.each([
    ['no customer', {...checkout, customer: undefined}],
    ['another currency', {...checkout, currency: 'EUR'}],
    ['a price as text', {...checkout, amount: '129900'}],
    ['a price with a fraction', {...checkout, amount: 1299.5}],
    ['an order id of 51 characters', {...checkout, order_id: 'x'.repeat(51)}],
    ['an order id that climbs', {...checkout, order_id: '..'}],
    ['an order id of half a character', {...checkout, order_id: '\ud83d'}],
    ['a list', []],
    ['nothing', null],
  ])("is the page's fault, not the shopper's: %s", async (_, body) => {
    const {post, upstream} = setUp();
    const answer = await read(await post(body));
    expect(answer).toMatchObject({http: 400, success: false});
    expect(answer).not.toHaveProperty('errors');
    expect(upstream.calls).toEqual([]);
  });

  it.each(['', '{', '{"a":}', 'order_id=A-1001', '\ufeff{}x'])('is refused: the body %j', async (body) => {
    const {send} = setUp();
    expect((await send('/orders', {method: 'POST', headers: json, body})).status).toBe(400);
  });

  it('is refused when it is not UTF-8', async () => {
    const {send} = setUp();
    expect(
      (await send('/orders', {method: 'POST', headers: json, body: new Uint8Array([0x22, 0xff, 0x22])})).status,
    ).toBe(400);
  });

  it.each([undefined, 'text/plain', 'application/json-patch+json', 'constructor'])(
    'is refused by its type: %s',
    async (type) => {
      const {send} = setUp();
      const headers: Record<string, string> = type ? {'content-type': type} : {};
      const body = new TextEncoder().encode(JSON.stringify(checkout));
      expect((await send('/orders', {method: 'POST', headers, body})).status).toBe(415);
    },
  );

  it('is refused when it breaks off', async () => {
    const {send} = setUp();
    const body = new ReadableStream({
      start(controller) {
        controller.error(new Error('connection reset'));
      },
    });
    const init: RequestInit & {duplex: 'half'} = {method: 'POST', headers: json, body, duplex: 'half'};
    expect((await send('/orders', init)).status).toBe(400);
  });

  it('may say which character set it has', async () => {
    const {post} = setUp();
    expect((await post(checkout, {'content-type': 'Application/JSON; charset=utf-8'})).status).toBe(200);
  });

  it('is refused over 16 KiB, whatever its headers say of its length', async () => {
    const {post, upstream} = setUp();
    const body = {...checkout, description: 'x'.repeat(16 * 1024)};
    expect((await post(body)).status).toBe(413);
    expect((await post(body, {'content-length': '10'})).status).toBe(413);
    expect(upstream.calls).toEqual([]);
  });
});

describe("the merchant's own word", () => {
  it('decides what is paid: nothing of the browser does', async () => {
    const {post, upstream} = setUp();
    await post({
      ...checkout,
      gateway: 'IDEAL',
      description: 'Free of charge',
      custom_info: {custom_1: 'injected'},
      payment_options: {
        notification_url: 'https://evil.test/n',
        redirect_url: 'https://evil.test/r',
        cancel_url: 'https://evil.test/c',
        close_window: true,
      },
      days_active: 365,
      customer: {...customer, ip_address: '6.6.6.6', user_agent: 'forged'},
    });
    const [{body} = {body: {}}] = upstream.made('POST');
    expect(body).toMatchObject({
      amount: found.amount,
      gateway: 'TRUSTPAY',
      description: found.description,
      custom_info: {},
    });
    expect(JSON.stringify(body)).not.toMatch(/evil|IDEAL|injected|Free|forged|6\.6\.6\.6|days_active/);
  });

  it('says the right price when the page showed another, and creates nothing', async () => {
    const {post, upstream} = setUp();
    expect(await read(await post({...checkout, amount: 1}))).toMatchObject({
      http: 409,
      success: false,
      error_code: 1001,
      data: {amount: 129900, currency: 'CZK'},
    });
    expect(upstream.calls).toEqual([]);
  });

  it('needs no price from the page', async () => {
    const {post} = setUp();
    expect((await post({...checkout, amount: undefined})).status).toBe(200);
  });

  it('is asked with the request, so that it can look at the session', async () => {
    const {post, send} = setUp({
      findOrder: (_, {headers}) => (headers.get('cookie') === 'session=jana' ? found : undefined),
    });
    expect((await post(checkout)).status).toBe(404);
    expect((await send('/orders/A-1001')).status).toBe(404);
    expect((await post(checkout, {cookie: 'session=jana'})).status).toBe(200);
    expect((await send('/orders/A-1001', {headers: {cookie: 'session=jana'}})).status).toBe(200);
  });

  it('is a clear refusal when it throws, and a line in the log without what was thrown', async () => {
    const {post, send, log, upstream} = setUp({
      findOrder: () => Promise.reject(new RangeError('no row for jana@example.cz')),
    });
    expect((await post(checkout)).status).toBe(500);
    expect((await send('/orders/A-1001')).status).toBe(500);
    expect(log).toMatchObject([
      {level: 'error', event: 'findOrder-threw', orderId: 'A-1001'},
      {event: 'findOrder-threw'},
    ]);
    expect(log[0]?.detail).toContain('RangeError');
    expect(JSON.stringify(log)).not.toContain('jana@');
    expect(upstream.calls).toEqual([]);
  });

  it.each([{amount: 0}, {amount: 12.5}, {description: ''}, {redirectUrl: '/thanks'}])(
    'must keep the contract too: %j',
    async (wrong) => {
      const {post, log, upstream} = setUp({findOrder: () => ({...found, ...wrong})});
      expect((await post(checkout)).status).toBe(500);
      expect(log).toMatchObject([{level: 'error', event: 'invalid-order', orderId: 'A-1001'}]);
      expect(upstream.calls).toEqual([]);
    },
  );
});

describe('an order nobody may ask after', () => {
  it.each([
    '/orders/B-2',
    '/orders/..%2f..',
    `/orders/${'x'.repeat(51)}`,
    '/orders/%E0%A4%A',
    '/orders/%00',
    '/elsewhere',
    '/',
  ])('is not there: %s', async (path) => {
    const {send, upstream} = setUp();
    expect(await read(await send(path))).toMatchObject({http: 404, success: false});
    expect(upstream.calls).toEqual([]);
  });

  it('is read under its very id', async () => {
    const {send, upstream} = setUp({findOrder: () => found});
    await send(`/orders/${encodeURIComponent('a/b?c#d é')}`);
    expect(upstream.calls[0]?.path).toBe(`orders/${encodeURIComponent('a/b?c#d é')}`);
  });
});

describe('what MultiSafepay refused', () => {
  it.each([1017, 1018, 1024])("is the shopper's to change: %i", async (code) => {
    const {post, upstream} = setUp();
    upstream.next(refusal(code));
    expect(await read(await post(checkout))).toMatchObject({http: 422, error_code: code});
  });

  it.each([1001, 1002, 1003, 1007, 1008, 1010, 1016, 1025, 1031])("is the merchant's side: %i", async (code) => {
    const {post, upstream, log} = setUp();
    upstream.next(refusal(code));
    expect(await read(await post(checkout))).toMatchObject({http: 500, error_code: code});
    expect(log).toMatchObject([{level: 'error', orderId: 'A-1001'}]);
  });

  it.each([
    [1019, 'site-inactive'],
    [1020, 'account-blocked'],
    [1023, 'gateway-inactive'],
    [1032, 'wrong-api-key'],
    [1000, 'refused-by-multisafepay'],
    [9999, 'refused-by-multisafepay'],
  ])("is told to the merchant's log, and to the shopper as unavailable: %i", async (code, event) => {
    const {post, upstream, log} = setUp();
    upstream.next(refusal(code));
    const answer = await read(await post(checkout));
    expect(answer).toEqual({
      http: 503,
      success: false,
      error_info: 'The payment service is not available. Try again later.',
    });
    expect(log).toMatchObject([{level: 'error', event, orderId: 'A-1001'}]);
  });

  it("is never passed on in MultiSafepay's words", async () => {
    const {post, upstream} = setUp();
    upstream.next(refusal(1018));
    expect(JSON.stringify(await read(await post(checkout)))).not.toContain('Upstream words');
  });
});

describe('what is no answer', () => {
  const html = (status: number) => () => new Response('<h1>Upstream</h1>', {status});

  it.each([
    ['a page instead of JSON', html(200), 502],
    ['an outage', html(503), 503],
    ['a wall in front', html(403), 503],
    ['too many requests', html(429), 503],
    ['a crash', html(500), 503],
    [
      'a redirect, which would carry the key away',
      () => new Response(null, {status: 302, headers: {location: 'https://evil.test/'}}),
      502,
    ],
    ['an unknown code', refusal(4242), 502],
    ['success without a page', {success: true, data: {order_id: 'A-1001'}}, 502],
    [
      'another order',
      {success: true, data: {order_id: 'B-2', payment_url: 'https://multisafepay.test/connect/1/'}},
      502,
    ],
    ['a page elsewhere', {success: true, data: {order_id: 'A-1001', payment_url: 'https://evil.test/connect/1/'}}, 502],
    [
      'a page without TLS',
      {success: true, data: {order_id: 'A-1001', payment_url: 'http://multisafepay.test/connect/1/'}},
      502,
    ],
    ['a script', {success: true, data: {order_id: 'A-1001', payment_url: 'javascript:alert(1)'}}, 502],
    [
      'too much',
      {success: true, data: {order_id: 'A-1001', payment_url: 'https://multisafepay.test/', x: 'x'.repeat(65536)}},
      502,
    ],
    ['no line', () => Promise.reject(new TypeError('fetch failed')), 503],
  ] as const)('is refused: %s', async (_, answer, http) => {
    const {post, upstream, log} = setUp();
    upstream.next(answer);
    expect(await read(await post(checkout))).toMatchObject({http, success: false});
    expect(log).toMatchObject([{level: 'error', orderId: 'A-1001'}]);
    expect(upstream.made('POST')).toHaveLength(1);
  });

  it.each([
    ['120', 120],
    [new Date(Date.now() + 90_000).toUTCString(), 90],
  ])('says when to come back, as it was told: %s', async (header, seconds) => {
    const {post, upstream} = setUp();
    upstream.next(() => new Response('<h1>Busy</h1>', {status: 429, headers: {'retry-after': header}}));
    const {headers} = await post(checkout);
    expect(Math.abs(Number(headers.get('retry-after')) - seconds)).toBeLessThan(3);
  });

  it('is given up after the timeout', async () => {
    const {post, upstream} = setUp({timeout: 20});
    upstream.next(
      (signal) =>
        new Promise((_, reject) => {
          signal.addEventListener('abort', () => {
            reject(new Error('aborted'));
          });
        }),
    );
    expect(await read(await post(checkout))).toMatchObject({http: 504, success: false});
  });

  it('is given up after the timeout when it stalls half-way, over a real line', async () => {
    const upstream = await listen(
      () =>
        new Response(
          new ReadableStream({
            start: (stream) => {
              stream.enqueue(new Uint8Array([123]));
            },
          }),
        ),
    );
    const {post} = setUp({timeout: 100, environment: {baseUrl: upstream.url}, fetch: undefined});
    expect((await post(checkout)).status).toBe(504);
    await upstream.close();
  });

  it('is not looked for elsewhere: the key goes to MultiSafepay only', async () => {
    const visited: string[] = [];
    const elsewhere = await listen(({url}) => {
      visited.push(url);
      return Response.json({});
    });
    const upstream = await listen(() => new Response(null, {status: 307, headers: {location: elsewhere.url}}));
    const {post} = setUp({environment: {baseUrl: upstream.url}, fetch: undefined});
    expect((await post(checkout)).status).toBe(502);
    expect(visited).toEqual([]);
    await Promise.all([upstream.close(), elsewhere.close()]);
  });

  it('is asked for once more where asking is harmless', async () => {
    const {send, upstream} = setUp();
    upstream.nextTo('GET', html(502), {success: true, data: {status: 'completed', amount: 129900, currency: 'CZK'}});
    expect(await read(await send('/orders/A-1001'))).toMatchObject({http: 200, data: {status: 'paid'}});
    const other = setUp();
    other.upstream.nextTo('GET', html(502), html(502));
    expect((await other.send('/orders/A-1001')).status).toBe(503);
    expect(other.upstream.calls).toHaveLength(2);
  });

  it('is also a store that fails', async () => {
    const failing = () => Promise.reject(new Error('redis://:password@host is down'));
    const {post, log} = setUp({
      store: {get: failing, compareAndSet: failing, compareAndDelete: failing, listOpen: failing},
    });
    expect(await read(await post(checkout))).toMatchObject({http: 503, success: false});
    expect(log).toMatchObject([{level: 'error', event: 'store-failed'}]);
    expect(JSON.stringify(log)).not.toContain('password');
  });
});
