import {afterEach, describe, expect, it} from 'vitest';
import {verify} from '../../src/verify/index.js';
import {openBackend, openProxyProcess} from './backend.ts';

/** The command in place of a file. */
const PROCESS = 'trustpay-checkout proxy';

const closing: (() => unknown)[] = [];
afterEach(() => Promise.all(closing.splice(0).map((close) => close())));

/** What `verify` finds of a backend, but for what is well. */
async function examine(file: string) {
  const {target, close} = await (file === PROCESS ? openProxyProcess() : openBackend(file));
  closing.push(close);
  const findings = await verify(target);
  return findings
    .filter(({verdict}) => verdict !== 'pass')
    .map(({promise, verdict, cause}) => [verdict, promise, cause]);
}

describe('a backend that keeps its promises', {timeout: 120_000}, () => {
  it('passes in PHP, with everything there is to offer', async () => {
    expect(await examine('demo/backends/trustpay.php')).toEqual([]);
  });

  it('passes in Python, without a page', async () => {
    expect(await examine('demo/backends/trustpay.py')).toEqual([
      ['not offered', expect.stringMatching(/^A page for visitors/), expect.any(String)],
    ]);
  });

  it('passes as the proxy that is a process of its own, without a page', async () => {
    expect(await examine(PROCESS)).toEqual([
      ['not offered', expect.stringMatching(/^A page for visitors/), expect.any(String)],
    ]);
  });
});

describe('a backend in another language', {timeout: 60_000}, () => {
  it.each(['demo/backends/trustpay.php', 'demo/backends/trustpay.py'])(
    'answers under any path, with slashes too many, and names its routes elsewhere: %s',
    async (file) => {
      const {target, close} = await openBackend(file);
      closing.push(close);
      const send = (path: string, init?: RequestInit) =>
        fetch(new URL(target.endpoint.origin + path), {headers: target.headers, ...init});
      for (const path of ['/orders/A-1001', '/orders//A-1001', '//orders/A-1001/', '/shop/orders/A%2D1001']) {
        expect(await (await send(path)).json()).toMatchObject({data: {order_id: 'A-1001', status: 'unknown'}});
      }
      for (const path of ['/notifications', '/notifications/', '/shop//notifications?a=1']) {
        expect((await send(path, {method: 'POST', body: '{}'})).status).toBe(403);
      }
      for (const path of ['/orders/', '/shop/orders']) {
        expect((await send(path, {method: 'POST', body: '{}'})).status).toBe(415);
      }
      const nothing = await send('/my-orders', {method: 'POST', body: '{}'});
      expect(nothing.status).toBe(404);
      expect(await nothing.text()).toContain('POST /orders');
    },
  );
});

/** The promises that were found broken, with what was seen of each. */
const broken = async (file: string) =>
  (await examine(file)).filter(([verdict]) => verdict === 'fail').map(([, promise, cause]) => [promise, cause]);

describe('a naive backend', {timeout: 120_000}, () => {
  it('is found out in PHP, fault by fault', async () => {
    expect(await broken('test/verify/naive/naive.php')).toMatchInlineSnapshot(`
      [
        [
          "A price that the page made up creates nothing",
          "POST was answered 200, where 409 is expected; MultiSafepay was asked to create an order",
        ],
        [
          "The same checkout sent again is the same payment",
          "three equal requests got 3 different links; three equal requests created 3 orders, where 1 is expected",
        ],
        [
          "Changed details leave one link that can be paid",
          "7 links can be paid, where 1 is expected",
        ],
        [
          "An answer that got lost leaves one link that can be paid",
          "11 links can be paid, where 1 is expected",
        ],
        [
          "Gateway, description and URLs are the merchant's",
          "MultiSafepay was sent the page's own words",
        ],
        [
          "A page of another origin creates nothing",
          "POST was answered 200, where 403 is expected; POST made MultiSafepay create an order",
        ],
        [
          "A page of another origin reads nothing",
          "Access-Control-Allow-Origin was *",
        ],
        [
          "Only who may pay an order can ask for it",
          "POST was answered 200, where 401, 403 or 404 is expected; POST made MultiSafepay create an order; GET /A-1001 was answered 200, where 401, 403 or 404 is expected",
        ],
        [
          "An order that is not there is not found",
          "POST was answered 200, where 404 is expected; POST made MultiSafepay create an order; GET /no-such-order was answered 200, where 404 is expected",
        ],
        [
          "A hostile order id reaches nothing but itself",
          ""../gateways": it reached GET /v1/json/gateways; "../../v1/json/gateways": POST was answered 200, where 400, 403, 404 or 414 is expected; POST made MultiSafepay create an order; and 8 more",
        ],
        [
          "What is not JSON is refused by its type",
          "POST was answered 200, where 415 is expected; POST made MultiSafepay create an order",
        ],
        [
          "Malformed JSON is refused",
          "POST was answered 200, where 400 is expected; POST made MultiSafepay create an order",
        ],
        [
          "A huge body is refused",
          "POST was answered 200, where 413 is expected; POST made MultiSafepay create an order",
        ],
        [
          "A wrong e-mail address is named",
          "POST was answered 200, where 400 is expected; the answer does not name email under "errors"",
        ],
        [
          "What MultiSafepay says in a refusal stays inside",
          "MultiSafepay refused with 1023, and the page was answered 200, where 503 is expected; the answer has MultiSafepay's error_info in it",
        ],
        [
          "A forged notification changes nothing",
          "it was answered 200, where 403 is expected; the order reads as paid",
        ],
        [
          "A payment that waits for the bank is not begun again",
          "POST was answered 200, where 409 is expected; MultiSafepay was asked to create an order",
        ],
        [
          "A genuine notification is answered with OK",
          "it was answered “200 {"received":true}”, where “200 OK” is expected",
        ],
        [
          "No answer is kept by a cache",
          "POST was answered 200 without it",
        ],
      ]
    `);
  });

  it('is found out in Python, fault by fault', async () => {
    expect(await broken('test/verify/naive/naive.py')).toMatchInlineSnapshot(`
      [
        [
          "The same checkout sent again is the same payment",
          "three equal requests got 2 different links; three equal requests created 2 orders, where 1 is expected",
        ],
        [
          "The late “cancelled” of a closed session takes nothing back",
          "the order reads as cancelled, where pending is expected",
        ],
        [
          "An answer that got lost leaves one link that can be paid",
          "2 links can be paid, where 1 is expected",
        ],
        [
          "A page of another origin creates nothing",
          "POST was answered 200, where 403 is expected; POST made MultiSafepay create an order",
        ],
        [
          "What is not JSON is refused by its type",
          "POST was answered 200, where 415 is expected; POST made MultiSafepay create an order",
        ],
        [
          "A huge body is refused",
          "POST was answered 200, where 413 is expected; POST made MultiSafepay create an order",
        ],
        [
          "A return token tells the status and nothing else",
          "a forged token was answered 200, where 404 is expected as without one; the token opened another order",
        ],
        [
          "A page for visitors without script says nothing that was not written for it",
          "an order id was printed as HTML",
        ],
        [
          "A payment that waits for the bank is not begun again",
          "POST was answered 200, where 409 is expected; MultiSafepay was asked to create an order",
        ],
        [
          "A genuine notification is answered with OK",
          "it was answered “200 <!doctype html><title>The shop</title><p>Thank you, dear”, where “200 OK” is expected",
        ],
        [
          "An order whose time is over cannot be paid",
          "POST was answered 200, where 410 is expected",
        ],
      ]
    `);
  });
});

it.each([
  'demo/backends/trustpay.php',
  'demo/backends/trustpay.py',
  'test/verify/naive/naive.php',
  'test/verify/naive/naive.py',
])('says the same of %s in ten runs of ten', {timeout: 240_000}, async (file) => {
  const runs = await Promise.all(Array.from({length: 10}, () => examine(file)));
  for (const run of runs) expect(run).toEqual(runs[0]);
});
