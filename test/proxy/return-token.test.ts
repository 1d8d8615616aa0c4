import {createHmac, hkdfSync} from 'node:crypto';
import {afterEach, describe, expect, it, vi} from 'vitest';
import {memoryStore, type ProxyEvent} from '../../src/proxy/index.js';
import {notification} from '../support/notification.ts';
import {API_KEY, checkout, found, ORIGIN, read, setUp} from '../support/proxy.ts';

const DAY = 24 * 60 * 60;
const session = {cookie: 'session=jana'};

const later = (seconds: number): void => void vi.setSystemTime(Date.now() + seconds * 1000);

afterEach(() => {
  vi.useRealTimers();
});

/** A proxy that knows every order, for one session. `returnTo` gives the return URLs of an order that was created last. */
function setUpShop(options: Parameters<typeof setUp>[0] = {}) {
  const findOrder = vi.fn((_: string, {headers}: Request) => (headers.has('cookie') ? found : undefined));
  const proxy = setUp({findOrder, ...options});
  const returnTo = () =>
    proxy.upstream.made('POST').at(-1)!.body['payment_options'] as Record<'redirect_url' | 'cancel_url', string>;
  const tokenOf = (url = returnTo().redirect_url) => new URL(url).searchParams.get('trustpay_return')!;
  /** A browser without the session. */
  const ask = (token: string, orderId = 'A-1001', init?: RequestInit) =>
    proxy.send(`/orders/${orderId}?${new URLSearchParams({trustpay_return: token})}`, init);
  return {...proxy, findOrder, returnTo, tokenOf, ask, buy: (body: object = checkout) => proxy.post(body, session)};
}

/** The proxy of an order that was created, and its token. */
async function withOrder(options: Parameters<typeof setUp>[0] = {}) {
  const shop = setUpShop(options);
  await shop.buy();
  shop.findOrder.mockClear();
  return {...shop, token: shop.tokenOf()};
}

const order = (status: string, orderId = 'A-1001') => ({order_id: orderId, status, amount: 129900, currency: 'CZK'});

/** A token as the format says, by Node's own crypto. */
function sign(key: Buffer, expiry: number, orderId = 'A-1001'): string {
  const time = Buffer.alloc(4);
  time.writeUInt32BE(expiry);
  const signature = createHmac('sha256', key).update(time).update(orderId).digest();
  return Buffer.concat([time, signature]).toString('base64url');
}

const inAnHour = (): number => Math.floor(Date.now() / 1000) + 3600;

describe('the return URLs that MultiSafepay gets', () => {
  it('have a short token that needs no encoding', async () => {
    const {returnTo} = await withOrder();
    const {redirect_url, cancel_url} = returnTo();
    expect(redirect_url).toMatch(/^https:\/\/shop\.test\/thanks\?trustpay_return=[\w-]{48}$/);
    expect(cancel_url).toMatch(/^https:\/\/shop\.test\/basket\?trustpay_return=[\w-]{48}$/);
  });

  it.each([
    ['/thanks?lang=cs&from=a%20b+c&empty=', '/thanks?lang=cs&from=a%20b+c&empty=&trustpay_return='],
    ['/thanks?', '/thanks?trustpay_return='],
    ['/?order={id}&x=š', '/?order={id}&x=%C5%A1&trustpay_return='],
  ])('keep the query that is there: %s', async (path, start) => {
    const own = {...found, redirectUrl: `${ORIGIN}${path}`, cancelUrl: `${ORIGIN}${path}`};
    const {returnTo, tokenOf} = await withOrder({findOrder: () => own});
    const {redirect_url, cancel_url} = returnTo();
    for (const url of [redirect_url, cancel_url]) expect(url).toBe(`${ORIGIN}${start}${tokenOf(url)}`);
  });

  it('keep a fragment behind the query', async () => {
    const {returnTo} = await withOrder({findOrder: () => ({...found, redirectUrl: `${ORIGIN}/shop?a=1#/thanks`})});
    expect(returnTo().redirect_url).toMatch(/\/shop\?a=1&trustpay_return=[\w-]{48}#\/thanks$/);
  });

  it('do not make a repeat another payment, though the token would be another one', async () => {
    const {buy, upstream} = setUpShop();
    const first = await read(await buy());
    later(30);
    expect(await read(await buy())).toEqual(first);
    later(61); // MultiSafepay is asked whether it is open still
    expect(await read(await buy())).toEqual(first);
    expect(upstream.made('POST')).toHaveLength(1);
  });
});

describe('a browser without the session', () => {
  it('is told how the order stands, and findOrder is not asked', async () => {
    const {ask, token, findOrder} = await withOrder();
    const answer = await ask(token);
    expect(await read(answer)).toEqual({
      http: 200,
      success: true,
      data: {order_id: 'A-1001', status: 'pending', unfinished: true},
    });
    expect(findOrder).not.toHaveBeenCalled();
  });

  it('is told nothing else, in no header either', async () => {
    const {ask, send, token} = await withOrder();
    const [own, stranger] = [await send('/orders/A-1001', {headers: session}), await ask(token)];
    expect([...stranger.headers]).toEqual([...own.headers]);
    expect(await stranger.text()).toBe(await own.text());
  });

  it.each([
    ['initialized', {status: 'pending', unfinished: true}],
    ['uncleared', {status: 'pending'}],
    ['reserved', {status: 'pending'}],
    ['completed', {status: 'paid'}],
    ['cancelled', {status: 'cancelled'}],
    ['declined', {status: 'failed'}],
    ['expired', {status: 'failed'}],
    ['settling', {status: 'unknown'}],
  ])('reads %s as %j, as the shop itself does', async (status, data) => {
    const {ask, send, token, upstream} = await withOrder();
    upstream.orders.set('A-1001', {status});
    const expected = {http: 200, success: true, data: {order_id: 'A-1001', ...data}};
    expect(await read(await ask(token))).toEqual(expected);
    expect(await read(await send('/orders/A-1001', {headers: session}))).toEqual(expected);
  });

  it('reads "paid" right after the webhook, a hundred times of a hundred, from the record alone', async () => {
    const {ask, buy, send, tokenOf, upstream, findOrder} = setUpShop();
    const ids = Array.from({length: 100}, (_, n) => `A-${n}`);
    for (const id of ids) {
      await buy({...checkout, order_id: id});
      const token = tokenOf();
      expect(await read(await ask(token, id))).toMatchObject({data: {status: 'pending'}}); // fresh when the webhook comes
      await send(...notification(order('completed', id)));
      const [asked, found] = [upstream.made('GET').length, findOrder.mock.calls.length];
      expect(await read(await ask(token, id))).toMatchObject({data: {order_id: id, status: 'paid'}});
      expect([upstream.made('GET').length, findOrder.mock.calls.length]).toEqual([asked, found]);
    }
  });

  it('reads "paid" where the record was lost: MultiSafepay is asked', async () => {
    const {ask, token, upstream, proxy, findOrder} = await withOrder();
    upstream.orders.set('A-1001', {status: 'completed'});
    await proxy.forget('A-1001');
    expect(await read(await ask(token))).toMatchObject({data: {status: 'paid'}});
    expect(findOrder).not.toHaveBeenCalled();
  });

  it('does not read "paid" where another amount was paid than the order was created for', async () => {
    const {ask, token, upstream} = await withOrder();
    upstream.orders.set('A-1001', {status: 'completed', amount: 1});
    expect(await read(await ask(token))).toMatchObject({data: {status: 'unknown'}});
  });

  it('cannot pay', async () => {
    const {post, send, token, findOrder, upstream} = await withOrder();
    const without = await read(await post(checkout));
    const init = {method: 'POST', headers: {'content-type': 'application/json'}, body: JSON.stringify(checkout)};
    expect(await read(await send(`/orders?trustpay_return=${token}`, init))).toEqual(without);
    expect(without).toMatchObject({http: 404});
    expect(findOrder).toHaveBeenCalledTimes(2);
    expect(upstream.made('POST')).toHaveLength(1);
  });

  it("cannot be another site's page", async () => {
    const {ask, token} = await withOrder();
    const foreign = {origin: 'https://evil.test', 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'cors'};
    const answer = await ask(token, 'A-1001', {headers: foreign});
    expect(answer.status).toBe(403);
    expect(answer.headers.get('access-control-allow-origin')).toBeNull();
  });
});

describe('a token that is not good', () => {
  /** Answered as without one: a stranger does not find the order, its owner does. */
  async function expectIgnored({ask, findOrder}: ReturnType<typeof setUpShop>, token: string, orderId = 'A-1001') {
    findOrder.mockClear();
    expect(await read(await ask(token, orderId))).toMatchObject({http: 404, success: false});
    expect((await ask(token, orderId, {headers: session})).status).toBe(200);
    expect(findOrder).toHaveBeenCalledTimes(2);
  }

  it.each([
    ['nothing', () => ''],
    ['words', () => 'let me in, please'],
    ['its end missing', (token: string) => token.slice(0, -4)],
    ['more behind it', (token: string) => `${token}AAAA`],
    ['padding', (token: string) => `${token}==`],
    ['another expiry', (token: string) => `_${token.slice(1)}`],
    ['reversed', (token: string) => Array.from(token).reverse().join('')],
    ['zeros', () => 'A'.repeat(48)],
  ])('is ignored: %s', async (_, forge) => {
    const shop = await withOrder();
    await expectIgnored(shop, forge(shop.token));
  });

  it('is ignored whichever of its characters is changed', async () => {
    const {ask, token} = await withOrder({rateLimit: false});
    for (let n = 0; n < token.length; n += 1) {
      const changed = `${token.slice(0, n)}${token[n] === 'x' ? 'y' : 'x'}${token.slice(n + 1)}`;
      expect((await ask(changed)).status, changed).toBe(404);
    }
    expect((await ask(token)).status).toBe(200);
  });

  it("is ignored: another order's", async () => {
    const shop = await withOrder();
    await expectIgnored(shop, shop.token, 'A-1002');
    await expectIgnored(shop, shop.token, 'A-100');
    await expectIgnored(shop, shop.token, '1A-1001');
  });

  it.each([
    ['the webhook key itself', API_KEY],
    ['another key', 'guessed'],
  ])('is ignored: signed with %s', async (_, key) => {
    await expectIgnored(await withOrder(), sign(Buffer.from(key), inAnHour()));
  });

  it('is not told to the log, nor in an event', async () => {
    const events: ProxyEvent[] = [];
    const {ask, send, token, log} = await withOrder({on: (event) => events.push(event)});
    await ask(token);
    await ask(token.toLowerCase());
    await send(`/order/A-1001?trustpay_return=${token}`);
    expect(log.map(({event}) => event)).toEqual(['unknown-route']);
    expect(events.map(({type}) => type)).toContain('refused');
    expect(JSON.stringify([log, events]).toLowerCase()).not.toContain(token.toLowerCase());
  });
});

it('is signed with a key of its own, and in the same way tomorrow', async () => {
  const {ask} = await withOrder();
  const key = Buffer.from(hkdfSync('sha256', API_KEY, '', 'trustpay-checkout return token', 32));
  expect((await ask(sign(key, inAnHour()))).status).toBe(200);
});

describe('the life of a token', () => {
  it.each([
    ['forty days', undefined, 40 * DAY],
    ["the order's own and ten days", 3600, 3600 + 10 * DAY],
  ])('is as long as the link may be paid and the bank may decide: %s', async (_, seconds, life) => {
    vi.setSystemTime(new Date('2026-11-26T12:00:00Z'));
    const expiresAt = seconds === undefined ? undefined : new Date(Date.now() + seconds * 1000);
    const {ask, token} = await withOrder({
      findOrder: (_, {headers}) => (headers.has('cookie') ? {...found, expiresAt} : undefined),
    });
    later(life - 1);
    expect((await ask(token)).status).toBe(200);
    later(1);
    expect((await ask(token)).status).toBe(404);
  });
});

describe('while the API key is changed', () => {
  const madeWith = async (...apiKey: readonly string[]) => {
    const store = memoryStore();
    const {token} = await withOrder({apiKey, store});
    return {
      token,
      isGoodFor: async (...keys: readonly string[]) =>
        (await setUpShop({apiKey: keys, store}).ask(token)).status === 200,
    };
  };

  it('a token made with the old key is good while that stands in the list', async () => {
    const {isGoodFor} = await madeWith(API_KEY);
    expect(await isGoodFor('new-key', API_KEY)).toBe(true);
    expect(await isGoodFor('new-key')).toBe(false);
  });

  it('the first key signs', async () => {
    const {isGoodFor} = await madeWith('new-key', API_KEY);
    expect(await isGoodFor('new-key')).toBe(true);
    expect(await isGoodFor(API_KEY)).toBe(false);
  });
});
