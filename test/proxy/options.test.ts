import {describe, expect, it, vi} from 'vitest';
import {createCheckoutProxy, type ProxyOptions} from '../../src/proxy/index.js';
import {multisafepay, refusal} from '../support/multisafepay.ts';
import {API_KEY, checkout, ORIGIN, setUp} from '../support/proxy.ts';

const options: ProxyOptions = {
  apiKey: API_KEY,
  environment: 'live',
  findOrder: () => ({amount: 129900, description: 'Order'}),
  notificationUrl: `${ORIGIN}/notifications`,
  redirectUrl: `${ORIGIN}/thanks`,
  cancelUrl: `${ORIGIN}/basket`,
};

describe('a proxy that was set up wrongly does not start', () => {
  it.each<[string, Readonly<Record<string, unknown>>]>([
    ['apiKey', {apiKey: undefined}],
    ['apiKey', {apiKey: ''}],
    ['apiKey', {apiKey: `${API_KEY}\n`}],
    ['environment', {environment: undefined}],
    ['environment', {environment: 'production'}],
    ['environment', {environment: {baseUrl: 'v1/json'}}],
    ['environment', {environment: {baseUrl: 'http://multisafepay.test/v1/json/'}}],
    ['findOrder', {findOrder: undefined}],
    ['notificationUrl', {notificationUrl: undefined}],
    ['notificationUrl', {notificationUrl: '/notifications'}],
    ['notificationUrl', {notificationUrl: 'http://localhost/notifications'}],
    ['notificationUrl', {notificationUrl: 'https://shop.test:8443/notifications'}],
    ['notificationUrl', {notificationUrl: `https://shop.test/${'n'.repeat(150)}`}],
    ['redirectUrl', {redirectUrl: 'https://shop.test/#/thanks'}],
    ['cancelUrl', {cancelUrl: 'https://shop.test/basket#'}],
    ['cancelUrl', {cancelUrl: 'https://shop.test/basket '}],
    ['redirectUrl', {redirectUrl: 'javascript:alert(1)'}],
    ['cancelUrl', {cancelUrl: 'http://shop.test/'}],
    ['allowedOrigins', {allowedOrigins: ['shop.test']}],
    ['allowedOrigins', {allowedOrigins: ['*']}],
    ['timeout', {timeout: 0}],
    ['basePath', {basePath: 'api/trustpay'}],
    ['apiKey', {apiKey: []}],
    ['apiKey', {apiKey: [API_KEY, '']}],
    ['apiKey', {apiKey: 7}],
    ['environment', {environment: {baseUrl: 'https://user:password@multisafepay.test/v1/json/'}}],
    ['redirectUrl', {redirectUrl: 'https://user:password@shop.test/'}],
    ['onPayment', {onPayment: true}],
    ['clientAddress', {clientAddress: '203.0.113.7'}],
    ['fetch', {fetch: {}}],
    ['log', {log: 'console'}],
    ['on', {on: []}],
    ['store', {store: {get: () => undefined}}],
    ['store', {store: new Map()}],
    ['timeout', {timeout: Infinity}],
    ['timeout', {timeout: NaN}],
    ['timeout', {timeout: '10000'}],
    ['allowedOrigins', {allowedOrigins: 'https://shop.test'}],
    ['paymentHosts', {paymentHosts: ['https://pay.shop.test']}],
    ['paymentHosts', {paymentHosts: ['pay.shop.test/connect']}],
    ['rateLimit', {rateLimit: {perAddress: 0}}],
    ['rateLimit', {rateLimit: {perMinute: 7}}],
    ['rateLimit', {rateLimit: {perOrder: Infinity}}],
    ['timeOut', {timeOut: 7}],
  ])('%s: %j', (name, wrong) => {
    const start = () => createCheckoutProxy({...options, ...wrong});
    expect(start).toThrow(TypeError);
    expect(start).toThrow(new RegExp(`^createCheckoutProxy: ${name} must be `));
    expect(start).not.toThrow(API_KEY);
  });
});

describe('a notification URL', () => {
  it.each([
    'https://shop.test/notifications/',
    'https://shop.test/notifications?shop=7&token=a-b_c~%20+(1)',
    'https://xn--trit-wqa3fd.test/notifications',
    'https://203.0.113.7/notifications',
    'https://172.32.0.7/notifications',
    'https://[2001:db8::7]/notifications',
  ])('may be %s', (notificationUrl) => {
    expect(() => createCheckoutProxy({...options, notificationUrl})).not.toThrow();
  });

  it.each([
    'http://shop.test/notifications',
    'https://localhost/notifications',
    'https://shop.localhost/notifications',
    'https://127.1/notifications',
    'https://10.0.0.7/notifications',
    'https://172.31.0.7/notifications',
    'https://192.168.1.7/notifications',
    'https://169.254.169.254/notifications',
    'https://100.64.0.1/notifications',
    'https://0x0a000007/notifications',
    'https://[::1]/notifications',
    'https://[::ffff:10.0.0.7]/notifications',
    'https://[fd00::7]/notifications',
    'https://[fe80::7]/notifications',
    'https://shop/notifications',
    'https://shop.local/notifications',
    'https://shop.internal/notifications',
    'https://user:password@shop.test/notifications',
    'https://shop.test/notifications#',
    'https://shop.test/notifications?shop=a|b',
    'https://shop.test/notifications?shop=a b',
    'https://shop.test/notifications?shop=100%',
    'https://shop.test/oznámení',
    'https://shop.test/notifications?transactionid=7',
    'https://shop.test/notifications?timestamp',
    ' https://shop.test/notifications',
    'https://shop.test/notifications\n',
  ])('may not be %j', (notificationUrl) => {
    expect(() => createCheckoutProxy({...options, notificationUrl})).toThrow(
      /^createCheckoutProxy: notificationUrl must /,
    );
  });

  it.each(['http://localhost:3000/notifications', 'https://10.0.0.7:8443/notifications'])(
    'may be %s for a sandbox',
    (notificationUrl) => {
      const environment = {baseUrl: 'http://localhost:8700/v1/json/'};
      expect(() => createCheckoutProxy({...options, environment, notificationUrl})).not.toThrow();
    },
  );
});

describe('the environment', () => {
  it.each([
    ['live', 'https://api.multisafepay.com/v1/json/orders', 'payv2.multisafepay.com'],
    ['test', 'https://testapi.multisafepay.com/v1/json/orders', 'testpayv2.multisafepay.com'],
    [{baseUrl: 'http://localhost:8080/v1/json'}, 'http://localhost:8080/v1/json/orders', 'localhost:8080'],
  ] as const)('says where orders go, and whose payment pages are followed: %j', async (environment, url, host) => {
    const scheme = host.startsWith('localhost') ? 'http' : 'https';
    const created = {success: true, data: {order_id: 'A-1001', payment_url: `${scheme}://${host}/connect/x/`}};
    const fetch = vi.fn<typeof globalThis.fetch>((_, init) =>
      Promise.resolve(Response.json(init?.method === 'POST' ? created : refusal(1006))),
    );
    const {post} = setUp({environment, fetch});
    expect((await post(checkout)).status).toBe(200);
    expect(fetch.mock.calls.map(([called]) => called)).toEqual([`${url}/A-1001`, url]);
  });

  it('does not let the test pages pass for live ones', async () => {
    const {post, upstream} = setUp({environment: 'live'});
    upstream.next({
      success: true,
      data: {order_id: 'A-1001', payment_url: 'https://testpayv2.multisafepay.com/connect/x/'},
    });
    expect((await post(checkout)).status).toBe(502);
  });

  it('is joined by other hosts where the merchant lists them', async () => {
    const {post, upstream} = setUp({paymentHosts: ['pay.shop.test']});
    upstream.next({success: true, data: {order_id: 'A-1001', payment_url: 'https://pay.shop.test/connect/x/'}});
    expect((await post(checkout)).status).toBe(200);
  });
});

it('uses the fetch of the moment unless given one', async () => {
  const upstream = multisafepay();
  vi.stubGlobal('fetch', upstream.fetch);
  const {post} = setUp({fetch: undefined});
  expect((await post(checkout)).status).toBe(200);
  vi.unstubAllGlobals();
});

it('writes what needs somebody to act to the console unless given a log', async () => {
  const error = vi.spyOn(console, 'error').mockReturnValue();
  const {post} = setUp({log: undefined, findOrder: () => Promise.reject(new Error('down'))});
  await post(checkout);
  expect(error).toHaveBeenCalledExactlyOnceWith(expect.stringMatching(/^{.*"event":"findOrder-threw".*}$/));
  error.mockRestore();
});
