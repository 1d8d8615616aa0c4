import {describe, expect, it, vi} from 'vitest';
import {memoryStore} from '../../src/proxy/index.js';
import {refusal} from '../support/multisafepay.ts';
import {notification} from '../support/notification.ts';
import {checkout, found, read, setUp} from '../support/proxy.ts';

const another = {...checkout, customer: {...checkout.customer, email: 'jana@jinde.example'}};

const paymentUrlOf = async (response: Response) => (await read(response))['data'];

describe('the same order with the same content', () => {
  it('is created once, however often it is asked for', async () => {
    const {post, upstream} = setUp();
    const first = await paymentUrlOf(await post(checkout));
    expect(await paymentUrlOf(await post(checkout))).toEqual(first);
    expect(upstream.made('POST')).toHaveLength(1);
  });

  it('is created once when twenty ask at the same time', async () => {
    const {post, upstream} = setUp();
    const responses = await Promise.all(Array.from({length: 20}, () => post(checkout)));
    const pages = await Promise.all(responses.map(async (response) => JSON.stringify(await paymentUrlOf(response))));
    expect(new Set(pages).size).toBe(1);
    expect(upstream.calls.map(({method}) => method)).toEqual(['GET', 'POST']);
  });

  it('is created once across a restart that the store survives', async () => {
    const store = memoryStore();
    const before = setUp({store});
    const after = setUp({store});
    await before.post(checkout);
    expect((await after.post(checkout)).status).toBe(200);
    expect(after.upstream.calls).toEqual([]);
  });

  it('is not answered from a record that somebody has tampered with', async () => {
    const store = memoryStore();
    const {post} = setUp({store});
    await post(checkout);
    const record = (await store.get('order:A-1001'))!;
    const options = {ttl: 60_000, isOpen: true};
    await store.compareAndSet('order:A-1001', record, record.replace('multisafepay.test', 'evil.test'), options);
    expect(JSON.stringify(await paymentUrlOf(await post(checkout)))).not.toContain('evil');
  });

  it('leaves no trace of the customer or the key in the store', async () => {
    const store = memoryStore();
    const kept = vi.spyOn(store, 'compareAndSet');
    const {post} = setUp({store});
    await post(checkout);
    expect(kept).toHaveBeenCalled();
    expect(JSON.stringify(kept.mock.calls)).not.toMatch(/jana|nov|example|key-that/i);
  });

  it('does not depend on where the request came from', async () => {
    const {post, upstream} = setUp();
    await post(checkout, {'user-agent': 'one', referer: 'https://shop.test/a'});
    await post(checkout, {'user-agent': 'two', referer: 'https://shop.test/b'});
    expect(upstream.made('POST')).toHaveLength(1);
  });

  it('shares one failed call among all who wait for it', async () => {
    const asked = vi.fn();
    const {post, upstream} = setUp({findOrder: (orderId) => (asked(orderId), found)});
    upstream.next(async () => {
      await vi.waitFor(() => {
        expect(asked).toHaveBeenCalledTimes(20);
      });
      return Response.json(refusal(1024));
    });
    const responses = await Promise.all(Array.from({length: 20}, () => post(checkout)));
    expect(responses.map(({status}) => status)).toEqual(Array(20).fill(422));
    expect(upstream.made('POST')).toHaveLength(1);
  });

  it('is tried again at once after a failure', async () => {
    const {post, upstream} = setUp();
    upstream.next(() => Promise.reject(new TypeError('connection refused')));
    expect((await post(checkout)).status).toBe(503);
    expect((await post(checkout)).status).toBe(200);
  });
});

describe('an order that is no longer open', () => {
  for (const status of ['cancelled', 'declined', 'expired', 'void']) {
    it(`is made anew after a notification of ${status}`, async () => {
      const {post, send, upstream} = setUp();
      await post(checkout);
      upstream.orders.set('A-1001', {status});
      await send(...notification({order_id: 'A-1001', status, amount: 129900, currency: 'CZK'}));
      expect(await paymentUrlOf(await post(checkout))).toMatchObject({
        payment_url: 'https://multisafepay.test/connect/4/',
      });
      expect(upstream.made('POST')).toHaveLength(2);
    });
  }

  it('is made anew after the page learned of it', async () => {
    const {post, send, upstream} = setUp();
    await post(checkout);
    upstream.orders.set('A-1001', {status: 'cancelled'});
    await send('/orders/A-1001');
    await post(checkout);
    expect(upstream.made('POST')).toHaveLength(2);
  });

  it('is asked after when nothing was heard of it for a minute', async () => {
    const {post, upstream} = setUp();
    await post(checkout);
    upstream.orders.set('A-1001', {status: 'expired'});
    vi.setSystemTime(Date.now() + 61_000);
    await post(checkout);
    vi.useRealTimers();
    expect(upstream.calls.map(({method}) => method)).toEqual(['GET', 'POST', 'GET', 'PATCH', 'GET', 'POST']);
  });

  it('keeps its page when it turns out to be open still', async () => {
    const {post, upstream} = setUp();
    const first = await paymentUrlOf(await post(checkout));
    vi.setSystemTime(Date.now() + 61_000);
    expect(await paymentUrlOf(await post(checkout))).toEqual(first);
    vi.useRealTimers();
    expect(upstream.calls.map(({method}) => method)).toEqual(['GET', 'POST', 'GET']);
  });
});

describe('an order whose content has changed', () => {
  it('closes the open session and makes a new call with the same order id', async () => {
    const {post, upstream} = setUp();
    await post(checkout);
    expect((await post(another)).status).toBe(200);
    expect(upstream.calls.map(({method, path}) => `${method} ${path}`)).toEqual([
      'GET orders/A-1001',
      'POST orders',
      'GET orders/A-1001',
      'PATCH orders/A-1001',
      'GET orders/A-1001',
      'POST orders',
    ]);
    expect(upstream.made('PATCH')[0]?.body).toEqual({status: 'cancelled', exclude_order: true});
    expect(upstream.made('POST')[1]?.body).toMatchObject({order_id: 'A-1001', customer: {email: 'jana@jinde.example'}});
  });

  it('is also one that the merchant prices otherwise now', async () => {
    let order = found;
    const {post, upstream} = setUp({findOrder: () => order});
    await post(checkout);
    order = {...found, amount: 99900};
    await post({...checkout, amount: 99900});
    expect(upstream.made('PATCH')).toHaveLength(1);
    expect(upstream.made('POST')[1]?.body).toMatchObject({amount: 99900});
  });

  it('is not ended by a late notification of the session that was closed for it', async () => {
    const {post, send, upstream} = setUp();
    await post(checkout);
    const page = await paymentUrlOf(await post(another));
    await send(...notification({order_id: 'A-1001', status: 'cancelled', amount: 129900, currency: 'CZK'}));
    expect(await paymentUrlOf(await post(another))).toEqual(page);

    upstream.orders.set('A-1001', {status: 'expired'});
    await send(...notification({order_id: 'A-1001', status: 'expired', amount: 129900, currency: 'CZK'}));
    expect(await paymentUrlOf(await post(another))).not.toEqual(page);
  });

  it('never answers the closed page again, even when the new call fails', async () => {
    const {post, upstream} = setUp();
    const first = await paymentUrlOf(await post(checkout));
    upstream.next(() => new Response('<h1>Bad Gateway</h1>', {status: 502}));
    expect((await post(another)).status).toBe(503);
    expect(await paymentUrlOf(await post(checkout))).not.toEqual(first);
  });

  it('is not closed once the shopper has paid', async () => {
    const {post, upstream} = setUp();
    await post(checkout);
    upstream.orders.set('A-1001', {status: 'uncleared'});
    expect(await read(await post(another))).toMatchObject({http: 409, error_code: 1006});
    expect(upstream.calls.map(({method}) => method)).toEqual(['GET', 'POST', 'GET']);
  });

  it('is read again when MultiSafepay will not close it: the shopper may have been faster', async () => {
    const {post, upstream} = setUp();
    await post(checkout);
    upstream.nextTo('PATCH', () => {
      upstream.orders.set('A-1001', {status: 'completed'});
      return Response.json(refusal(1006), {status: 410});
    });
    expect((await post(another)).status).toBe(409);
    expect(upstream.made('POST')).toHaveLength(1);
  });
});

describe('an order whose payment waits for the bank', () => {
  const pending = {
    http: 409,
    success: false,
    error_code: 1006,
    error_info: 'A payment of the order is on its way: the bank has not decided yet.',
    data: {status: 'pending'},
  };

  for (const status of ['uncleared', 'reserved']) {
    it(`is not paid a second time, and says that it is pending when ${status}`, async () => {
      const {post, send, upstream} = setUp();
      await post(checkout);
      await send(...notification({order_id: 'A-1001', status, amount: 129900, currency: 'CZK'}));
      expect(await read(await post(checkout))).toEqual(pending);
      expect(await read(await post(another))).toEqual(pending);
      expect(upstream.made('POST')).toHaveLength(1);
      expect(upstream.made('PATCH')).toEqual([]);
    });

    it(`says so when only MultiSafepay knows that it is ${status}`, async () => {
      const {post, upstream} = setUp();
      upstream.orders.set('A-1001', {status});
      expect(await read(await post(checkout))).toEqual(pending);
      expect(upstream.made('POST')).toEqual([]);
    });
  }

  it('says so to all who press at the same time', async () => {
    const {post, upstream} = setUp();
    upstream.orders.set('A-1001', {status: 'uncleared'});
    const answers = await Promise.all(Array.from({length: 10}, async () => read(await post(checkout))));
    expect(answers).toEqual(Array(10).fill(pending));
  });

  it('is paid, and says so, once the bank has decided', async () => {
    const {post, send} = setUp();
    await post(checkout);
    for (const status of ['uncleared', 'completed']) {
      await send(...notification({order_id: 'A-1001', status, amount: 129900, currency: 'CZK'}));
    }
    expect(await read(await post(checkout))).toEqual({
      http: 409,
      success: false,
      error_code: 1006,
      error_info: 'The order is paid already.',
    });
  });

  it('can be paid on the same page while nobody has chosen a bank', async () => {
    const {post, send, upstream} = setUp();
    const first = await paymentUrlOf(await post(checkout));
    await send('/orders/A-1001'); // MultiSafepay says initialized
    expect(await paymentUrlOf(await post(checkout))).toEqual(first);
    expect(upstream.made('POST')).toHaveLength(1);
  });
});

describe('an order that is paid', () => {
  for (const status of ['completed', 'shipped', 'refunded', 'partial_refunded', 'chargeback']) {
    it(`is not paid again when ${status}`, async () => {
      const {post, send, upstream} = setUp();
      await send(...notification({order_id: 'A-1001', status, amount: 129900, currency: 'CZK'}));
      const answer = await read(await post(checkout));
      expect(answer).toMatchObject({http: 409, success: false, error_code: 1006});
      expect(answer).not.toHaveProperty('data');
      expect(upstream.calls).toEqual([]);
    });
  }

  it('is known from MultiSafepay when the record is lost', async () => {
    const {post, upstream} = setUp();
    upstream.orders.set('A-1001', {status: 'completed'});
    expect(await read(await post(checkout))).toMatchObject({http: 409, error_code: 1006});
    expect((await post(checkout)).status).toBe(409);
    expect(upstream.calls.map(({method}) => method)).toEqual(['GET']);
  });

  it('is not what 1006 means for an order that is not completed', async () => {
    const {post, upstream} = setUp();
    upstream.next(refusal(1006));
    expect(await read(await post(checkout))).toMatchObject({http: 500, error_code: 1006});
  });

  it('can be paid again once an uncleared payment turns out declined', async () => {
    const {post, send, upstream} = setUp();
    await post(checkout);
    await send(...notification({order_id: 'A-1001', status: 'uncleared', amount: 129900, currency: 'CZK'}));
    upstream.orders.set('A-1001', {status: 'declined'});
    vi.setSystemTime(Date.now() + 61_000);
    expect((await post(checkout)).status).toBe(200);
    vi.useRealTimers();
  });
});
