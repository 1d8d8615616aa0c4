import {afterEach, describe, expect, it, vi} from 'vitest';
import {memoryStore, type FoundOrder, type PaymentStore} from '../../src/proxy/index.js';
import {refusal, type Answer} from '../support/multisafepay.ts';
import {notification} from '../support/notification.ts';
import {API_KEY, checkout, found, read, setUp} from '../support/proxy.ts';

const another = {...checkout, customer: {...checkout.customer, email: 'jana@jinde.example'}};
const html = (status: number) => () => new Response('<h1>Upstream</h1>', {status});
const lost = () => Promise.reject(new TypeError('connection reset'));

const later = (seconds: number): void => void vi.setSystemTime(Date.now() + seconds * 1000);

afterEach(() => {
  vi.useRealTimers();
});

/** A proxy whose order has a price that changes. */
function setUpShop(options: Parameters<typeof setUp>[0] = {}) {
  const shop = {order: found};
  return {shop, ...setUp({findOrder: () => shop.order, ...options})};
}

describe('a record that says that an order is being created', () => {
  it('is written before the order is asked for', async () => {
    const store = memoryStore();
    const {post, upstream} = setUp({store});
    let record: string | undefined;
    upstream.next(async () => {
      record = await store.get('order:A-1001');
      return Response.json(refusal(1024));
    });
    await post(checkout);
    expect(JSON.parse(record!)).toMatchObject({status: 'creating', session: {amount: 129900}});
  });

  it('keeps the order from being asked for when it cannot be written', async () => {
    const store = memoryStore();
    const {post, upstream} = setUp({store});
    const set = store.compareAndSet.bind(store);
    vi.spyOn(store, 'compareAndSet').mockImplementation((key, expected, text, options) =>
      text.includes('creating') ? Promise.reject(new Error('READONLY')) : set(key, expected, text, options),
    );
    expect((await post(checkout)).status).toBe(503);
    expect(upstream.made('POST')).toEqual([]);
  });

  it('makes the next request ask, close and look before it creates', async () => {
    const {post, upstream} = setUp();
    upstream.next(lost);
    upstream.orders.set('A-1001', {status: 'cancelled'});
    await post(checkout);
    upstream.orders.set('A-1001', {status: 'initialized'}); // it was created all the same
    expect((await post(checkout)).status).toBe(200);
    expect(upstream.calls.map(({method}) => method)).toEqual(['GET', 'POST', 'GET', 'PATCH', 'GET', 'POST']);
  });

  it.each<[string, Answer]>([
    ['an outage', html(502)],
    ['an unspecified refusal', refusal(9999)],
    ['a page nobody may follow', {success: true, data: {order_id: 'A-1001', payment_url: 'https://evil.test/'}}],
  ])('stays when the answer says nothing of what was created: %s', async (_, answer) => {
    const store = memoryStore();
    const {post, upstream} = setUp({store});
    upstream.next(answer);
    await post(checkout);
    expect(JSON.parse((await store.get('order:A-1001'))!)).toMatchObject({status: 'creating'});
  });

  it('refuses until MultiSafepay can have done what was asked, when who asked has died', async () => {
    const store = memoryStore();
    const died = setUp({store});
    died.upstream.next(() => new Promise(() => undefined));
    void died.post(checkout);
    await vi.waitFor(() => {
      expect(died.upstream.made('POST')).toHaveLength(1);
    });
    later(11); // its lock lapses
    const {post, upstream} = setUp({store});
    const refused = await post(checkout);
    expect(refused.status).toBe(503);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(10);
    later(20);
    expect((await post(checkout)).status).toBe(200);
    expect(upstream.made('POST')).toHaveLength(1);
  });
});

describe('a session that may be open', () => {
  it('is not created beside when closing is refused and the price has changed', async () => {
    const {shop, post, upstream, log} = setUpShop();
    await post(checkout);
    shop.order = {...found, amount: 99900};
    upstream.nextTo('PATCH', refusal(1000));
    const refused = await post({...checkout, amount: 99900});
    expect(refused.status).toBe(503);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(upstream.made('POST')).toHaveLength(1);
    expect(log).toMatchObject([{level: 'error', event: 'not-over', orderId: 'A-1001'}]);
  });

  it('is handed out again when it cannot be closed and still is what the order costs', async () => {
    const {post, upstream} = setUpShop();
    const first = await read(await post(checkout));
    upstream.nextTo('PATCH', refusal(1000));
    expect(await read(await post(another))).toEqual(first);
    expect(upstream.made('POST')).toHaveLength(1);
  });

  it('is closed only when MultiSafepay says so after it was asked', async () => {
    const {shop, post, upstream} = setUpShop();
    await post(checkout);
    shop.order = {...found, amount: 99900};
    upstream.nextTo('PATCH', {success: true, data: {}}); // and does not do it
    expect((await post({...checkout, amount: 99900})).status).toBe(503);
  });

  it('is closed before another is created, whatever one stale reading says', async () => {
    const {shop, post, upstream} = setUpShop();
    await post(checkout);
    shop.order = {...found, amount: 99900};
    upstream.nextTo('GET', refusal(1006));
    expect((await post({...checkout, amount: 99900})).status).toBe(200);
    expect(upstream.calls.slice(2).map(({method}) => method)).toEqual(['GET', 'PATCH', 'GET', 'POST']);
  });

  it('needs a third word when the close is refused and a reading says it is over', async () => {
    const {shop, post, upstream} = setUpShop();
    await post(checkout);
    shop.order = {...found, amount: 99900};
    const open = {success: true, data: {status: 'initialized', amount: 129900, currency: 'CZK'}};
    upstream.nextTo('GET', open, refusal(1006), open);
    upstream.nextTo('PATCH', refusal(1000));
    expect((await post({...checkout, amount: 99900})).status).toBe(503);
    expect(upstream.made('POST')).toHaveLength(1);
  });

  it('is nothing to create beside while its status is a word nobody documents', async () => {
    const {post, upstream} = setUp();
    upstream.orders.set('A-1001', {status: 'settling'});
    expect((await post(checkout)).status).toBe(503);
    expect(upstream.made('POST')).toEqual([]);
  });

  it('is left behind after a minute when nobody has its link and MultiSafepay will not close it', async () => {
    const {post, upstream, log} = setUp();
    upstream.orders.set('A-1001', {status: 'initialized'});
    upstream.nextTo('PATCH', refusal(1000), refusal(1000), refusal(1000));
    const refused = await post(checkout);
    expect(refused.status).toBe(503);
    expect(refused.headers.get('retry-after')).toBe('60');
    later(40);
    expect((await post(checkout)).headers.get('retry-after')).toBe('20');
    later(21);
    expect((await post(checkout)).status).toBe(200);
    expect(log.at(-1)).toMatchObject({level: 'error', event: 'session-left-open', orderId: 'A-1001'});
  });
});

describe('a link', () => {
  it('is replaced before it was handed out twenty times', async () => {
    const {post, upstream} = setUp();
    const pages = [];
    for (let n = 0; n < 25; n += 1) {
      pages.push(JSON.stringify(await read(await post(checkout))));
      later(1);
    }
    expect(new Set(pages.slice(0, 19)).size).toBe(1);
    expect(new Set(pages).size).toBe(2);
    expect(upstream.made('PATCH')).toHaveLength(1);
  });

  it('was handed out once by requests that were under way together', async () => {
    const {post, upstream} = setUp();
    await Promise.all(Array.from({length: 50}, () => post(checkout)));
    later(1);
    await post(checkout);
    expect(upstream.made('POST')).toHaveLength(1);
  });
});

describe('an order that the shop has just made', () => {
  const since = (time: number): PaymentStore => ({...memoryStore(), remembersSince: () => Promise.resolve(time)});
  const made = (createdAt: Date): FoundOrder => ({...found, createdAt});

  it('needs no question where the store has forgotten nothing since', async () => {
    const {post, upstream} = setUp({store: since(Date.now() - 1000), findOrder: () => made(new Date())});
    expect((await post(checkout)).status).toBe(200);
    expect(upstream.calls.map(({method}) => method)).toEqual(['POST']);
  });

  it.each<[string, PaymentStore, Date | undefined]>([
    ['the shop does not say when', since(0), undefined],
    ['the store may have forgotten', since(Date.now() - 1000), new Date(Date.now() - 2000)],
    ['a record would have expired by now', since(0), new Date(Date.now() - 61 * 24 * 3600_000)],
    ['the store proves nothing', memoryStore(), new Date()],
  ])('needs the question where %s', async (_, store, createdAt) => {
    const {post, upstream} = setUp({store, findOrder: () => ({...found, createdAt})});
    await post(checkout);
    expect(upstream.calls.map(({method}) => method)).toEqual(['GET', 'POST']);
  });

  it('needs the question when there is a record', async () => {
    const {post, upstream} = setUp({store: since(0), findOrder: () => made(new Date())});
    upstream.next(lost);
    await post(checkout);
    await post(checkout);
    expect(upstream.calls.map(({method}) => method)).toEqual(['POST', 'GET', 'PATCH', 'GET', 'POST']);
  });
});

describe('an order id that was paid elsewhere', () => {
  it('for another amount is neither paid nor payable, and the log says so', async () => {
    const {post, send, upstream, log} = setUp();
    upstream.orders.set('A-1001', {status: 'completed', amount: 100});
    expect(await read(await send('/orders/A-1001'))).toMatchObject({data: {status: 'unknown'}});
    expect(await read(await post(checkout))).toMatchObject({http: 500, error_code: 1006});
    expect(log.map(({event}) => event)).toEqual(['payment-mismatch', 'paid-otherwise']);
  });

  it('for the same amount is paid', async () => {
    const {post, send, upstream} = setUp();
    upstream.orders.set('A-1001', {status: 'completed'});
    expect(await read(await send('/orders/A-1001'))).toMatchObject({data: {status: 'paid'}});
    expect((await post(checkout)).status).toBe(409);
  });
});

describe('an order that has ended', () => {
  const ended = () => ({...found, expiresAt: new Date(Date.now() - 1)});

  it('is refused, and asks nobody where nothing was created', async () => {
    const {post, upstream} = setUpShop({findOrder: ended});
    expect(await read(await post(checkout))).toMatchObject({http: 410, success: false});
    expect(upstream.calls).toEqual([]);
  });

  it('has its open session closed', async () => {
    const {shop, post, upstream} = setUpShop();
    await post(checkout);
    shop.order = ended();
    expect((await post(checkout)).status).toBe(410);
    expect(upstream.orders.get('A-1001')).toEqual({status: 'cancelled'});
  });

  it('is paid when it was paid before', async () => {
    const {shop, post, upstream} = setUpShop();
    await post(checkout);
    upstream.orders.set('A-1001', {status: 'completed'});
    later(3);
    shop.order = ended();
    expect((await post(checkout)).status).toBe(409); // nobody had told: MultiSafepay would not close it
    expect(await read(await post(checkout))).toMatchObject({http: 409, error_info: 'The order is paid already.'});
  });

  it.each([3, 61])('still waits for the bank when a payment was begun before: %i s later', async (seconds) => {
    const {shop, post, send} = setUpShop();
    await post(checkout);
    await send(...notification({order_id: 'A-1001', status: 'uncleared', amount: 129900, currency: 'CZK'}));
    shop.order = ended();
    later(seconds);
    expect(await read(await post(checkout))).toMatchObject({http: 409, data: {status: 'pending'}});
  });
});

describe('while the API key is changed', () => {
  it('a link made under either key is known under the other', async () => {
    const store = memoryStore();
    const one = setUp({store, apiKey: [API_KEY, 'new-key']});
    const other = setUp({store, apiKey: ['new-key', API_KEY]});
    const page = await read(await one.post(checkout));
    expect(await read(await other.post(checkout))).toEqual(page);
    expect(other.upstream.calls).toEqual([]);
  });

  it('the first key signs', async () => {
    const {post, upstream} = setUp({apiKey: ['new-key', API_KEY]});
    await post(checkout);
    expect(upstream.calls.map(({headers}) => headers.get('api_key'))).toEqual(['new-key', 'new-key']);
  });
});
