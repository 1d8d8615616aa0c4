import fc from 'fast-check';
import {afterAll, beforeAll, expect, it} from 'vitest';
import {checkout, found, setUp} from '../support/proxy.ts';

const rejections: unknown[] = [];
const remember = (reason: unknown) => void rejections.push(reason);
beforeAll(() => void process.on('unhandledRejection', remember));
afterAll(() => void process.off('unhandledRejection', remember));

const {customer} = checkout;

/** A checkout request with at least one value no page may send. */
const spoilt = fc.oneof(
  fc.record({
    ...constants(checkout),
    order_id: fc.oneof(junk(), fc.constantFrom('', '.', '..', '\u0000', 'x'.repeat(51))),
  }),
  fc.record({
    ...constants(checkout),
    amount: fc.oneof(fc.constantFrom('129900', 0, -1, 0.5, 1e400, null), fc.object()),
  }),
  fc.record({...constants(checkout), currency: fc.string({maxLength: 2})}),
  fc.record({
    ...constants(checkout),
    customer: fc.record({...constants(customer), email: fc.stringMatching(/^[^@]*$/)}),
  }),
  fc.record({
    ...constants(checkout),
    customer: fc.record({...constants(customer), country: fc.string({minLength: 3})}),
  }),
  fc.record({
    ...constants(checkout),
    customer: fc.record({...constants(customer), first_name: fc.constantFrom('', ' ', 'J\na', 7)}),
  }),
  fc.record({...constants(checkout), customer: junk()}),
  fc.record({...constants(checkout), payment_options: fc.oneof(fc.string(), fc.integer())}),
);

/** What cannot be a text, nor an object that keeps the contract. */
function junk() {
  return fc.oneof(
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.array(fc.anything()),
    fc.dictionary(fc.string(), fc.string()),
  );
}

function constants(values: object) {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, fc.constant(value)]));
}

const body = fc.oneof(
  spoilt.map((value) => JSON.stringify(value)),
  fc.json(),
  fc.string({unit: 'binary'}),
  fc.uint8Array({maxLength: 20_000}).map((bytes) => new Uint8Array(bytes)),
  spoilt.map((value) => JSON.stringify(value).slice(0, -1)),
);

const contentType = fc.oneof(
  {weight: 4, arbitrary: fc.constant('application/json')},
  fc.constantFrom(
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'multipart/form-data',
    'text/plain',
    '__proto__',
  ),
);

const headers = fc.record(
  {
    'content-type': contentType,
    'content-length': fc.nat().map(String),
    origin: fc.constantFrom('null', 'https://shop.test', 'https://evil.test', 'x'),
    'sec-fetch-site': fc.constantFrom('same-origin', 'cross-site', 'none', 'x'),
    auth: fc.base64String(),
    'accept-language': fc.stringMatching(/^[ -~]*$/),
    'user-agent': fc.stringMatching(/^[ -~]*$/),
  },
  {requiredKeys: []},
);

const request = fc.oneof(
  fc.record({method: fc.constant('POST'), path: fc.constant('/orders'), headers, body}),
  fc.record({
    method: fc.constant('POST'),
    path: fc.webQueryParameters().map((query) => `/notifications?timestamp=1&${query}`),
    headers,
    body,
  }),
  fc.record({
    method: fc.constantFrom('GET', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'),
    path: fc.oneof(
      fc.webPath(),
      fc.string({unit: 'grapheme'}).map((id) => `/orders/${encodeURIComponent(`B-${id}`)}`),
      fc.stringMatching(/^\/orders\/%[0-9a-fA-F%]{1,8}$/),
    ),
    headers,
  }),
);

it('never fails, and never asks MultiSafepay, whatever malformed request of 10,000 comes', async () => {
  const {send, upstream, log} = setUp({
    findOrder: (id) => (id === checkout.order_id ? found : undefined),
    rateLimit: false,
  });
  await fc.assert(
    fc.asyncProperty(request, async ({path, ...init}) => {
      const {status} = await send(path, init);
      expect(status).toBeLessThan(500);
      expect(upstream.calls).toEqual([]);
    }),
    {numRuns: 10_000},
  );
  expect(log.filter(({level}) => level === 'error')).toEqual([]);
  expect(rejections).toEqual([]);
}, 120_000);
