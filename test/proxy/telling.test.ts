import {afterEach, describe, expect, it, vi} from 'vitest';
import {memoryStore, type PaymentUpdate} from '../../src/proxy/index.js';
import {notification} from '../support/notification.ts';
import {API_KEY, checkout, found, setUp} from '../support/proxy.ts';

const order = (status: string, more: object = {}) => ({
  order_id: 'A-1001',
  status,
  amount: 129900,
  currency: 'CZK',
  ...more,
});

/** A proxy whose order is created, and what the merchant was told of it. */
async function withOrder(options: Parameters<typeof setUp>[0] = {}) {
  const onPayment = vi.fn<(payment: PaymentUpdate) => unknown>();
  const proxy = setUp({onPayment, ...options});
  await proxy.post(checkout);
  const told = () => onPayment.mock.calls.map(([{status}]) => status);
  return {...proxy, onPayment, told, notify: (body: ReturnType<typeof order>) => proxy.send(...notification(body))};
}

afterEach(() => {
  vi.useRealTimers();
});

describe('a payment whose webhook is lost', () => {
  it('is told when the page asks', async () => {
    const {send, upstream, onPayment, proxy} = await withOrder();
    upstream.orders.set('A-1001', {status: 'completed', transaction_id: 7, financial_status: 'completed'});
    expect(await (await send('/orders/A-1001')).json()).toMatchObject({data: {status: 'paid'}});
    await proxy.close();
    expect(onPayment).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({
        status: 'completed',
        transactionId: '7',
        financialStatus: 'completed',
        mismatch: undefined,
      }),
    );
  });

  it('is told when the shopper presses again', async () => {
    const {post, upstream, told, proxy} = await withOrder();
    upstream.orders.set('A-1001', {status: 'completed'});
    vi.setSystemTime(Date.now() + 61_000);
    expect((await post(checkout)).status).toBe(409);
    await proxy.close();
    expect(told()).toEqual(['completed']);
  });

  it('is told when it is reconciled', async () => {
    const {proxy, upstream, told} = await withOrder();
    upstream.orders.set('A-1001', {status: 'completed'});
    expect(await proxy.reconcile('A-1001')).toBe('completed');
    expect(await proxy.reconcile('A-1001')).toBe('completed');
    expect(told()).toEqual(['completed']);
  });

  it('is told when everything open is reconciled', async () => {
    const {proxy, upstream, told} = await withOrder();
    upstream.orders.set('A-1001', {status: 'completed'});
    expect(await proxy.reconcileOpen()).toEqual({reconciled: 1, failed: []});
    expect(await proxy.reconcileOpen()).toEqual({reconciled: 0, failed: []});
    expect(told()).toEqual(['completed']);
  });

  it('is told once when the webhook comes after all', async () => {
    const {proxy, upstream, told, notify} = await withOrder();
    upstream.orders.set('A-1001', {status: 'completed', modified: '2026-11-26T12:00:00'});
    await proxy.reconcile('A-1001');
    await notify(order('completed', {modified: '2026-11-26T12:00:00'}));
    expect(told()).toEqual(['completed']);
  });

  it('is answered before it is told: the reader does not wait', async () => {
    let take = (): void => undefined;
    const {send, upstream, onPayment, proxy} = await withOrder();
    onPayment.mockReturnValue(new Promise<void>((resolve) => (take = resolve)));
    upstream.orders.set('A-1001', {status: 'completed'});
    expect((await send('/orders/A-1001')).status).toBe(200);
    await vi.waitFor(() => {
      expect(onPayment).toHaveBeenCalled();
    });
    take();
    await proxy.close();
  });
});

describe('a change that the merchant did not take', () => {
  it('is told by whoever comes next, with what the record keeps of it', async () => {
    const store = memoryStore();
    const before = await withOrder({store});
    before.onPayment.mockRejectedValue(new Error('down'));
    expect(
      (await before.notify(order('completed', {transaction_id: 7, customer: {email: 'jana@example.cz'}}))).status,
    ).toBe(500);
    expect(await store.get('order:A-1001')).not.toContain('jana');

    const after = setUp({store, onPayment: before.onPayment.mockReset()});
    await after.send('/orders/A-1001');
    await after.proxy.close();
    const [[payment] = []] = before.onPayment.mock.calls;
    expect(payment).toMatchObject({status: 'completed', transactionId: '7', amount: 129900});
    expect(JSON.parse(payment!.raw)).toMatchObject({order_id: 'A-1001', status: 'completed'});
  });

  it('is told before what came after it', async () => {
    const {onPayment, told, notify} = await withOrder();
    onPayment.mockRejectedValueOnce(new Error('down'));
    await notify(order('uncleared'));
    await notify(order('completed'));
    expect(told()).toEqual(['uncleared', 'uncleared', 'completed']);
  });

  it('has failed after a minute', async () => {
    vi.useFakeTimers({toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'Date', 'performance']});
    const {onPayment, notify, log} = await withOrder({timeout: 100_000});
    onPayment.mockReturnValueOnce(new Promise(() => undefined));
    const answer = notify(order('completed'));
    await vi.waitFor(() => {
      expect(onPayment).toHaveBeenCalled();
    });
    await vi.advanceTimersByTimeAsync(61_000);
    expect((await answer).status).toBe(504);
    expect(log).toMatchObject([{event: 'timeout', detail: expect.stringMatching(/^onPayment/) as string}]);
    expect((await notify(order('completed'))).status).toBe(200);
  });
});

describe('the order of what is told', () => {
  it("is MultiSafepay's time", async () => {
    const {told, notify} = await withOrder();
    await notify(order('completed', {modified: '2026-11-26T12:00:00'}));
    await notify(order('chargedback', {modified: '2026-11-27T12:00:00'}));
    await notify(order('completed', {modified: '2026-11-28T12:00:00'}));
    await notify(order('chargedback', {modified: '2026-11-27T12:00:01'}));
    expect(told()).toEqual(['completed', 'chargedback', 'completed']);
  });

  it('is the rank of the word where the time is the same', async () => {
    const {told, notify} = await withOrder();
    await notify(order('completed', {modified: '2026-11-26T12:00:00'}));
    await notify(order('uncleared', {modified: '2026-11-26T12:00:00'}));
    expect(told()).toEqual(['completed']);
  });

  it('never is declined, then uncleared', async () => {
    const {told, notify, upstream} = await withOrder();
    upstream.orders.set('A-1001', {status: 'declined'});
    await notify(order('declined'));
    await notify(order('uncleared'));
    expect(told()).toEqual(['declined']);
  });

  it('has a lost chargeback: the shopper reads paid, and nothing is created', async () => {
    const {told, notify, send, post, upstream} = await withOrder();
    await notify(order('completed', {modified: '2026-11-26T12:00:00'}));
    await notify(order('void', {modified: '2026-11-27T12:00:00'}));
    expect(told()).toEqual(['completed', 'void']);
    expect(await (await send('/orders/A-1001')).json()).toMatchObject({data: {status: 'paid'}});
    expect((await post(checkout)).status).toBe(409);
    expect(upstream.made('POST')).toHaveLength(1);
  });
});

describe('a second payment of one order', () => {
  it('is a duplicate, and so is what becomes of it', async () => {
    const {onPayment, notify} = await withOrder();
    await notify(order('completed', {transaction_id: 1}));
    await notify(order('completed', {transaction_id: 2}));
    await notify(order('refunded', {transaction_id: 2}));
    await notify(order('refunded', {transaction_id: 2}));
    await notify(order('cancelled', {transaction_id: 3})); // a session that nobody paid
    expect(
      onPayment.mock.calls.map(([{status, transactionId, mismatch}]) => [status, transactionId, mismatch]),
    ).toEqual([
      ['completed', '1', undefined],
      ['completed', '2', 'duplicate'],
      ['refunded', '2', 'duplicate'],
    ]);
  });

  it('has an id larger than a number can hold', async () => {
    const {onPayment, send} = await withOrder();
    const text =
      '{"order_id":"A-1001","status":"completed","amount":129900,"currency":"CZK","transaction_id":90071992547409931}';
    await send(...notification({order_id: 'A-1001'}, {text}));
    expect(onPayment.mock.calls[0]?.[0]).toMatchObject({transactionId: '90071992547409931', raw: text});
  });
});

describe('a payment after the end of its order', () => {
  it('is late', async () => {
    const {onPayment, notify} = await withOrder({
      findOrder: () => ({...found, expiresAt: new Date(Date.now() + 60_000)}),
    });
    vi.setSystemTime(Date.now() + 61_000);
    await notify(order('completed'));
    expect(onPayment.mock.calls[0]?.[0]).toMatchObject({status: 'completed', isLate: true});
  });

  it('is not late when it was on its way before', async () => {
    const {onPayment, notify} = await withOrder({
      findOrder: () => ({...found, expiresAt: new Date(Date.now() + 60_000)}),
    });
    await notify(order('uncleared'));
    vi.setSystemTime(Date.now() + 61_000);
    await notify(order('completed'));
    expect(onPayment.mock.calls[1]?.[0]).toMatchObject({status: 'completed', isLate: undefined});
  });

  it('is kept from happening by reconciling: what has expired is closed', async () => {
    const {proxy, upstream} = await withOrder({
      findOrder: () => ({...found, expiresAt: new Date(Date.now() + 60_000)}),
    });
    vi.setSystemTime(Date.now() + 61_000);
    await proxy.reconcileOpen();
    expect(upstream.orders.get('A-1001')).toEqual({status: 'cancelled'});
  });
});

describe('a reader', () => {
  it('shares one call with all who read at the same time', async () => {
    const {send, upstream} = await withOrder();
    const answers = await Promise.all(Array.from({length: 100}, () => send('/orders/A-1001')));
    expect(new Set(answers.map(({status}) => status))).toEqual(new Set([200]));
    expect(upstream.made('GET').length - 1).toBeLessThan(3);
  });

  it('does not keep a webhook waiting', async () => {
    const {send, upstream, notify, told} = await withOrder();
    let answer: (response: Response) => void = () => undefined;
    upstream.nextTo('GET', () => new Promise<Response>((resolve) => (answer = resolve)));
    const reading = send('/orders/A-1001');
    await vi.waitFor(() => {
      expect(upstream.made('GET')).toHaveLength(2);
    });
    expect((await notify(order('completed'))).status).toBe(200);
    expect(told()).toEqual(['completed']);
    answer(Response.json({success: true, data: {status: 'initialized'}}));
    await reading;
  });

  it('is answered by the record while it is fresh, and MultiSafepay is asked again after three seconds', async () => {
    vi.setSystemTime(Date.now());
    const {send, upstream} = await withOrder();
    for (let n = 0; n < 5; n += 1) await send('/orders/A-1001');
    expect(upstream.made('GET')).toHaveLength(2);
    vi.setSystemTime(Date.now() + 2_900);
    await send('/orders/A-1001');
    expect(upstream.made('GET')).toHaveLength(2);
    vi.setSystemTime(Date.now() + 100);
    await send('/orders/A-1001');
    expect(upstream.made('GET')).toHaveLength(3);
  });

  it('of one page and of two costs the same calls: each asks every four seconds', async () => {
    vi.setSystemTime(Date.now());
    const {send, upstream} = await withOrder();
    const callsOf = async (pages: number) => {
      const before = upstream.made('GET').length;
      for (let second = 0; second < 120; second += 4 / pages) {
        expect((await send('/orders/A-1001')).status).toBe(200);
        vi.setSystemTime(Date.now() + 4_000 / pages);
      }
      vi.setSystemTime(Date.now() + 60_000);
      return upstream.made('GET').length - before;
    };
    expect(await callsOf(1)).toBe(30);
    expect(await callsOf(2)).toBe(30);
  });
});

it('verifies a webhook under every key', async () => {
  const {send, told} = await withOrder({apiKey: ['new-key', API_KEY]});
  expect((await send(...notification(order('uncleared'), {apiKey: API_KEY}))).status).toBe(200);
  expect((await send(...notification(order('completed'), {apiKey: 'new-key'}))).status).toBe(200);
  expect(told()).toEqual(['uncleared', 'completed']);
});
