import {afterEach, beforeEach, describe, expect, it, vi} from 'vitest';
import {
  createCheckoutProxy,
  memoryStore,
  type PaymentStore,
  type ProxyEvent,
  type ProxyOptions,
} from '../../src/proxy/index.js';
import {refusal} from '../support/multisafepay.ts';
import {notification} from '../support/notification.ts';
import {API_KEY, checkout, found, ORIGIN, read, setUp} from '../support/proxy.ts';

const rejections: unknown[] = [];
const remember = (reason: unknown) => void rejections.push(reason);
beforeEach(() => void process.on('unhandledRejection', remember));
afterEach(() => {
  process.off('unhandledRejection', remember);
  expect(rejections.splice(0)).toEqual([]);
  vi.useRealTimers();
});

const never = () => new Promise<never>(() => undefined);
const throwing = () => {
  // eslint-disable-next-line @typescript-eslint/only-throw-error
  throw 'a text';
};
const rejecting = () => Promise.reject(new Error('later'));

describe('a part that never answers', () => {
  it.each<[string, string, Partial<ProxyOptions>]>([
    ['findOrder', 'findOrder', {findOrder: never}],
    ['the store', 'store', {store: {...memoryStore(), get: never}}],
    ['MultiSafepay, which ignores that it is given up', 'MultiSafepay', {fetch: never}],
  ])('is named in the log, and the request answered in time: %s', async (_, part, options) => {
    const {post, log} = setUp({timeout: 50, ...options});
    expect((await post(checkout)).status).toBe(504);
    expect(log.map(({event, detail}) => [event, detail?.split(' did ')[0]])).toContainEqual(['timeout', part]);
  });

  it('is the answer of POST /orders: it is taken all the same, and known to the next who asks', async () => {
    let answer: (response: Response) => void = () => undefined;
    const {post, upstream} = setUp({timeout: 50});
    upstream.next(() => new Promise<Response>((resolve) => (answer = resolve)));
    expect((await post(checkout)).status).toBe(504);
    const payment_url = 'https://multisafepay.test/connect/late/';
    answer(Response.json({success: true, data: {order_id: 'A-1001', payment_url}}));
    expect(await read(await post(checkout))).toMatchObject({http: 200, data: {payment_url}});
    expect(upstream.made('POST')).toHaveLength(1);
  });
});

describe('what the merchant gives', () => {
  it.each<[string, Partial<ProxyOptions>]>([
    ['log hangs', {log: never}],
    ['log throws', {log: throwing}],
    ['log rejects', {log: rejecting}],
    ['on throws', {on: throwing}],
    ['on rejects', {on: rejecting}],
  ])('changes no answer: %s', async (_, options) => {
    const {post, send, upstream} = setUp(options);
    upstream.next(refusal(1032));
    expect((await post(checkout)).status).toBe(503);
    expect((await post(checkout)).status).toBe(200);
    expect((await send('/nowhere')).status).toBe(404);
  });

  it.each<[string, Partial<ProxyOptions>]>([
    ['findOrder throws a text', {findOrder: throwing}],
    ['clientAddress throws a text', {clientAddress: throwing}],
    ['clientAddress gives no text', {clientAddress: (() => 7) as never}],
    ['the store throws a text', {store: {...memoryStore(), get: throwing}}],
    ['fetch throws a text', {fetch: throwing}],
  ])('is answered whatever it does: %s', async (_, options) => {
    const {post} = setUp(options);
    expect((await post(checkout)).status).toBeGreaterThanOrEqual(500);
  });

  it('may be a store that fails after the order was created: the link is handed out', async () => {
    const store = memoryStore();
    const {post, upstream, log} = setUp({store, timeout: 200});
    upstream.next(() => {
      vi.spyOn(store, 'compareAndSet').mockRejectedValue(new Error('READONLY'));
      return Response.json({
        success: true,
        data: {order_id: 'A-1001', payment_url: 'https://multisafepay.test/connect/1/'},
      });
    });
    expect((await post(checkout)).status).toBe(200);
    expect(log.map(({event}) => event)).toContain('link-not-remembered');
    for (let n = 0; n < 10; n += 1) expect((await post(checkout)).status).toBeGreaterThanOrEqual(503);
    expect(upstream.made('POST')).toHaveLength(1);
  });
});

describe('a lock', () => {
  it('that was lost keeps its holder from writing, and from handing out the link', async () => {
    const store = memoryStore();
    const {post, upstream, log} = setUp({store});
    upstream.next(async () => {
      const text = (await store.get('order:A-1001'))!;
      await store.compareAndSet('order:A-1001', text, text.replace(/"holder":"[^"]+"/, '"holder":"another"'), {
        ttl: 60_000,
        isOpen: true,
      });
      return Response.json({
        success: true,
        data: {order_id: 'A-1001', payment_url: 'https://multisafepay.test/connect/1/'},
      });
    });
    expect((await post(checkout)).status).toBe(503);
    expect(await store.get('order:A-1001')).not.toContain('connect');
    expect(log.map(({event}) => event)).toContain('lock-lost');
  });

  it('is kept while its work runs', async () => {
    vi.useFakeTimers({toFake: ['setInterval', 'Date']});
    const store = memoryStore();
    const {post, upstream} = setUp({store});
    upstream.next(async () => {
      await vi.advanceTimersByTimeAsync(20_000);
      return Response.json({
        success: true,
        data: {order_id: 'A-1001', payment_url: 'https://multisafepay.test/connect/1/'},
      });
    });
    const until: number[] = [];
    const set = store.compareAndSet.bind(store);
    vi.spyOn(store, 'compareAndSet').mockImplementation((key, expected, text, options) => {
      until.push((JSON.parse(text) as {lock?: {until: number}}).lock?.until ?? 0);
      return set(key, expected, text, options);
    });
    expect((await post(checkout)).status).toBe(200);
    expect(until.filter(Boolean).length).toBeGreaterThan(8);
    expect(until.at(-1)).toBe(0); // and given back
  });

  it('costs the store no more the more wait for it', async () => {
    vi.useFakeTimers({toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval']});
    const store: PaymentStore = memoryStore();
    const {post, upstream} = setUp({store});
    const reads = vi.spyOn(store, 'get');
    upstream.next(async () => {
      await vi.waitFor(() => {
        expect(reads.mock.calls.length).toBeGreaterThanOrEqual(50);
      });
      const before = reads.mock.calls.length;
      await vi.advanceTimersByTimeAsync(300);
      expect(reads.mock.calls.length - before).toBeLessThan(3);
      return Response.json({
        success: true,
        data: {order_id: 'A-1001', payment_url: 'https://multisafepay.test/connect/1/'},
      });
    });
    const answers = await Promise.all(Array.from({length: 50}, () => post(checkout)));
    expect(new Set(answers.map(({status}) => status))).toEqual(new Set([200]));
  });
});

describe('close()', () => {
  it('finishes what runs, frees its lock, and answers 503 from then on', async () => {
    const store = memoryStore();
    const {proxy, post, upstream} = setUp({store});
    let answer: (response: Response) => void = () => undefined;
    upstream.next(() => new Promise<Response>((resolve) => (answer = resolve)));
    const running = post(checkout);
    await vi.waitFor(() => {
      expect(upstream.made('POST')).toHaveLength(1);
    });
    const closed = proxy.close();
    expect((await post(checkout)).status).toBe(503);
    answer(
      Response.json({success: true, data: {order_id: 'A-1001', payment_url: 'https://multisafepay.test/connect/1/'}}),
    );
    await closed;
    expect((await running).status).toBe(200);
    expect(await store.get('order:A-1001')).not.toContain('"lock"');
  });
});

it('forget() erases an order, and the next request asks MultiSafepay', async () => {
  const store = memoryStore();
  const {proxy, post, upstream} = setUp({store});
  await post(checkout);
  await proxy.forget('A-1001');
  expect(await store.get('order:A-1001')).toBeUndefined();
  expect((await post(checkout)).status).toBe(200);
  expect(upstream.calls.map(({method}) => method)).toEqual(['GET', 'POST', 'GET', 'PATCH', 'GET', 'POST']);
});

it('gives work that goes on after the answer to the platform', async () => {
  const kept: Promise<unknown>[] = [];
  const {proxy} = setUp();
  const request = new Request(`${ORIGIN}/orders`, {
    method: 'POST',
    headers: {'content-type': 'application/json'},
    body: JSON.stringify(checkout),
  });
  await proxy.fetch(request, undefined, {waitUntil: (work) => void kept.push(work)});
  expect(kept.length).toBeGreaterThan(0);
  await Promise.all(kept);
});

describe('on()', () => {
  it('is told of every transition, with order, request and duration, and of nobody by name', async () => {
    const events: ProxyEvent[] = [];
    const {post, send} = setUp({on: (event) => events.push(event)});
    const asked = {'x-request-id': 'request-1'};
    await post(checkout, asked);
    await post(checkout, asked);
    await post({...checkout, customer: {...checkout.customer, email: 'jana@jinde.example'}}, asked);
    await post({...checkout, amount: 1}, asked);
    await send(...notification({order_id: 'A-1001', status: 'completed', amount: 129900, currency: 'CZK'}));
    await send(...notification({order_id: 'A-1001', status: 'uncleared', amount: 129900, currency: 'CZK'}));
    const types = events.filter(({type}) => type !== 'upstream').map(({type}) => type);
    expect(types).toEqual(['created', 'reused', 'closed', 'replaced', 'refused', 'told', 'dropped']);
    expect(events[0]).toMatchObject({
      type: 'upstream',
      method: 'GET',
      status: 200,
      orderId: 'A-1001',
      requestId: 'request-1',
    });
    for (const event of events) if ('duration' in event) expect(event.duration).toBeGreaterThanOrEqual(0);
    expect(JSON.stringify(events)).not.toMatch(/jana|nov|example/i);
  });
});

describe('at its start', () => {
  const options: ProxyOptions = {
    apiKey: API_KEY,
    environment: 'live',
    findOrder: () => found,
    notificationUrl: `${ORIGIN}/notifications`,
    redirectUrl: `${ORIGIN}/thanks`,
    cancelUrl: `${ORIGIN}/basket`,
    log: vi.fn(),
  };

  it('warns that no address is counted without clientAddress', () => {
    const log = vi.fn();
    createCheckoutProxy({...options, log});
    expect(log).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({level: 'warn', event: 'no-client-address'}));
    createCheckoutProxy({...options, log, clientAddress: () => undefined});
    expect(log).toHaveBeenCalledTimes(1);
  });
});
