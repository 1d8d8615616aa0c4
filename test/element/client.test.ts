import {once} from 'node:events';
import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';
import {delay, http, HttpResponse} from 'msw';
import {setupServer} from 'msw/node';
import {afterAll, afterEach, beforeAll, describe, expect, it} from 'vitest';
import {createOrder, readPayment} from '../../src/element/client.ts';
import {CheckoutError} from '../../src/element/errors.ts';
import {checkoutRequest} from '../support/orders.ts';

const ENDPOINT = 'https://shop.example/api/trustpay/orders';
const PAYMENT_URL = 'https://payv2.multisafepay.com/connect/13oElU/?lang=cs_CZ';
const settings = {timeout: 5000};

const proxy = setupServer();
beforeAll(() => {
  proxy.listen({onUnhandledRequest: 'bypass'});
});
afterEach(() => {
  proxy.resetHandlers();
});
afterAll(() => {
  proxy.close();
});

const answers = (body: unknown, init: ResponseInit = {}) => {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  proxy.use(http.all(`${ENDPOINT}*`, () => new HttpResponse(text, init)));
};

const failure = async (): Promise<CheckoutError> => {
  const outcome = await createOrder(ENDPOINT, checkoutRequest, settings);
  if (!(outcome instanceof CheckoutError)) throw new Error('An order was created.');
  return outcome;
};

describe('createOrder', () => {
  it('sends the checkout request as JSON and answers the order', async () => {
    const requests: Request[] = [];
    proxy.use(
      http.post(ENDPOINT, ({request}) => {
        requests.push(request.clone());
        return HttpResponse.json({
          success: true,
          data: {order_id: 'A-1001', payment_url: PAYMENT_URL, session_id: 's'},
        });
      }),
    );
    const order = await createOrder(ENDPOINT, checkoutRequest, {...settings, headers: {'X-CSRF-Token': 't'}});

    expect(order).toEqual({order_id: 'A-1001', payment_url: PAYMENT_URL});
    expect(requests).toHaveLength(1);
    expect(requests[0]!.headers.get('content-type')).toBe('application/json');
    expect(requests[0]!.headers.get('x-csrf-token')).toBe('t');
    expect(requests[0]!.credentials).toBe('same-origin');
    expect(await requests[0]!.json()).toEqual(checkoutRequest);
  });

  it('says network when nobody answers', async () => {
    proxy.use(http.post(ENDPOINT, () => HttpResponse.error()));
    const error = await failure();
    expect(error.code).toBe('network');
    expect(error.retryable).toBe(true);
    expect(error.cause).toBeInstanceOf(TypeError);
  });

  it('says timeout when the answer takes too long', async () => {
    proxy.use(http.post(ENDPOINT, () => delay('infinite')));
    const error = await createOrder(ENDPOINT, checkoutRequest, {timeout: 10});
    expect(error).toMatchObject({code: 'timeout', retryable: true});
  });

  it('says timeout when the answer begins and does not end', async () => {
    const server = createServer((_request, response) => response.write('{')).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const {port} = server.address() as AddressInfo;
    const error = await createOrder(`http://127.0.0.1:${port}/orders`, checkoutRequest, {timeout: 200});
    server.close();
    expect(error).toMatchObject({code: 'timeout'});
  });

  it.each(['', '/api/orders', 'http://shop.example/orders', 'ftp://shop.example/'])(
    'sends nothing to the endpoint %j',
    async (endpoint) => {
      expect(await createOrder(endpoint, checkoutRequest, settings)).toMatchObject({code: 'configuration'});
    },
  );

  it.each([0, -1, NaN])('has no timeout of %d ms', async (timeout) => {
    expect(await createOrder(ENDPOINT, checkoutRequest, {timeout})).toMatchObject({code: 'configuration'});
  });

  it.each([
    [200, '<h1>Welcome</h1>', 'invalid-response'],
    [200, '', 'invalid-response'],
    [200, 'null', 'invalid-response'],
    [200, '{"success":true}', 'invalid-response'],
    [200, '{"success":true,"data":{"order_id":"A-1001"}}', 'invalid-response'],
    [200, '{"success":true,"data":{"order_id":"A-1001","payment_url":null}}', 'invalid-response'],
    [
      200,
      '{"success":"true","data":{"order_id":"A-1001","payment_url":"https://payv2.multisafepay.com/"}}',
      'invalid-response',
    ],
    [200, '{"success":false}', 'invalid-response'],
    [400, '{"success":false}', 'configuration'],
    [403, '<h1>Forbidden</h1>', 'configuration'],
    [404, '{"success":false}', 'configuration'],
    [413, '', 'configuration'],
    [415, '{"success":false}', 'configuration'],
    [418, '{"success":false}', 'configuration'],
    [429, '{"success":false}', 'rate-limited'],
    [429, 'slow down', 'rate-limited'],
    [500, '{"success":false}', 'unavailable'],
    [502, '<h1>Bad Gateway</h1>', 'unavailable'],
    [
      503,
      '{"success":true,"data":{"order_id":"A-1001","payment_url":"https://payv2.multisafepay.com/"}}',
      'unavailable',
    ],
    [504, '', 'unavailable'],
  ] as const)('reads HTTP %d with %j as %s', async (status, body, code) => {
    answers(body, {status});
    expect((await failure()).code).toBe(code);
  });

  it.each([
    ...[1017, 1018, 1024].map((code) => [code, 'rejected'] as const),
    ...[1000, 1014, 1019, 1020, 1021, 1022, 1023, 1032, 5001, 9999].map((code) => [code, 'unavailable'] as const),
    ...[1001, 1002, 1003, 1006, 1007, 1008, 1010, 1016, 1025, 1028, 1031].map(
      (code) => [code, 'configuration'] as const,
    ),
  ])("reads MultiSafepay's %d as %s, whatever the HTTP status", async (error_code, code) => {
    for (const status of [200, 422, 500]) {
      answers({success: false, data: {}, error_code, error_info: 'x'}, {status});
      expect(await failure()).toMatchObject({code, multisafepayCode: error_code});
    }
  });

  it('believes the HTTP status where the code is unknown', async () => {
    answers({success: false, error_code: 4711}, {status: 503});
    expect(await failure()).toMatchObject({code: 'unavailable', multisafepayCode: 4711});
  });

  it('tells a changed price by 409, with the right one', async () => {
    answers({success: false, error_code: 1001, data: {amount: 139_900, currency: 'CZK'}}, {status: 409});
    expect(await failure()).toMatchObject({code: 'price-changed', amount: 139_900, retryable: true});
  });

  it('tells a paid order by 409', async () => {
    answers({success: false, error_code: 1006}, {status: 409});
    expect(await failure()).toMatchObject({code: 'already-paid', retryable: false});
  });

  it('tells a payment that waits for the bank from one that is there', async () => {
    answers({success: false, error_code: 1006, data: {status: 'pending'}}, {status: 409});
    expect(await failure()).toMatchObject({code: 'payment-pending', retryable: false});
  });

  it("puts the proxy's field errors before everything else", async () => {
    answers({success: false, error_code: 1006, errors: {email: 'invalidEmail'}}, {status: 409});
    expect(await failure()).toMatchObject({code: 'rejected', errors: {email: 'invalidEmail'}, retryable: true});
  });

  it('says how long to wait', async () => {
    answers({success: false}, {status: 429, headers: {'retry-after': '30'}});
    expect(await failure()).toMatchObject({code: 'rate-limited', retryAfter: 30});
  });

  it("tells the developer the proxy's reason", async () => {
    answers({success: false, error_code: 1006, error_info: 'unknown order'}, {status: 404});
    expect((await failure()).message).toContain('unknown order');
  });
});

describe('readPayment', () => {
  it('asks for the order by its percent-encoded id and keeps the query', async () => {
    const asked: string[] = [];
    proxy.use(
      http.get(`${ENDPOINT}/*`, ({request}) => {
        asked.push(request.url);
        return HttpResponse.json({success: true, data: {order_id: 'a/b?č', status: 'paid'}});
      }),
    );
    const payment = await readPayment(`${ENDPOINT}?shop=1`, 'a/b?č', null, settings);
    expect(payment).toEqual({order_id: 'a/b?č', status: 'paid'});
    await readPayment(`${ENDPOINT}?shop=1`, 'A-1', 'x&y', settings);
    expect(asked).toEqual([`${ENDPOINT}/a%2Fb%3F%C4%8D?shop=1`, `${ENDPOINT}/A-1?shop=1&trustpay_return=x%26y`]);
  });

  it('fails as an order does', async () => {
    answers({success: false, error_code: 1006}, {status: 404});
    expect(await readPayment(ENDPOINT, 'A-1001', null, settings)).toMatchObject({
      code: 'configuration',
      httpStatus: 404,
    });
  });
});
