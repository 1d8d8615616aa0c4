import {describe, expect, it, vi} from 'vitest';
import {openSandbox, order} from './support.ts';

const MINUTE = 60;
const DAY = 24 * 60 * MINUTE;
const ORDER = 'orders/my-order-id-1';

const plan = (name: string, options: object = {}) => ['POST', `${ORDER}/scenarios`, {name, ...options}] as const;

describe('what a test wants to happen', () => {
  it('happens to an order that is not there yet, and once where it is a fault of one call', async () => {
    const {call, control} = openSandbox();
    expect((await control(...plan('1024', {times: 1}))).status).toBe(200);
    expect(await call('POST', 'orders', order())).toMatchObject({success: false, error_code: 1024});
    expect((await call('POST', 'orders', order())).success).toBe(true);
  });

  it('happens as often as is asked for, and to no other order', async () => {
    const {call, control} = openSandbox();
    await control(...plan('1022', {times: 2}));
    const codes = [];
    for (let time = 1; time <= 3; time += 1) codes.push((await call('POST', 'orders', order())).error_code);
    expect(codes).toEqual([1022, 1022, undefined]);
    expect((await call('POST', 'orders', order({order_id: 'another'}))).success).toBe(true);
  });

  it('happens at another call where that is asked for', async () => {
    const {call, control, create} = openSandbox();
    await create();
    await control(...plan('1006', {call: 'read', times: 1}));
    expect(await call('GET', ORDER)).toMatchObject({success: false, error_code: 1006});
    expect((await call('GET', ORDER)).success).toBe(true);
  });

  it('does not happen any more once it is cleared', async () => {
    const {call, control} = openSandbox();
    await control(...plan('1024'));
    await control('DELETE', `${ORDER}/scenarios`);
    expect((await call('POST', 'orders', order())).success).toBe(true);
  });

  it('is taken from the description too, with its options', async () => {
    const {call, journal} = openSandbox();
    const description = '[sandbox:1021 times=1] and [sandbox:http-503 call=read times=1]';
    expect(await call('POST', 'orders', order({description}))).toMatchObject({error_code: 1021});
    expect((await call('POST', 'orders', order({description}))).success).toBe(true);
    await expect(call('GET', ORDER)).rejects.toThrow(SyntaxError); // HTML
    expect((await call('GET', ORDER)).success).toBe(true);
    expect((await journal()).events.filter(({event}) => event === 'scenario').map(({detail}) => detail)).toEqual([
      '1021',
      'http-503',
    ]);
  });

  it.each([
    [{name: 'slwo'}, 'name: no scenario of docs/sandbox.md'],
    [{name: 'answer-after', seconds: -1}, 'seconds: at least 0'],
    [{name: 'http-503', times: 0}, 'times: at least 1'],
    [{name: 'http-503', call: 'pay'}, 'call: create, read, close, update, refund'],
    [undefined, 'the body: '],
  ])('is told when it makes no sense: %j', async (body, error) => {
    const {control} = openSandbox();
    const answer = await control('POST', `${ORDER}/scenarios`, body);
    expect(answer.status).toBe(400);
    expect(answer.body.error).toContain(error);
  });
});

describe('a fault', () => {
  const closing = {status: 'cancelled', exclude_order: true};

  it('close-refused leaves the session open', async () => {
    const {call, control, create, read} = openSandbox();
    await create();
    await control(...plan('close-refused', {times: 1}));
    expect(await call('PATCH', ORDER, closing)).toMatchObject({success: false, error_code: 1000});
    expect(await read()).toMatchObject({status: 'initialized'});
    expect((await call('PATCH', ORDER, closing)).success).toBe(true);
  });

  it('close-ignored says it closed the session, and has not', async () => {
    const {call, control, create, journal} = openSandbox();
    await create();
    await control(...plan('close-ignored'));
    expect((await call('PATCH', ORDER, closing)).success).toBe(true);
    expect((await journal()).summary).toEqual({created: 1, live: 1, opened: 0, paid: 0});
  });

  it('stale-read does not know of the order, or of its last change', async () => {
    const {call, control, create, press, read} = openSandbox();
    const link = await create();
    await control(...plan('stale-read'));
    expect(await call('GET', ORDER)).toMatchObject({success: false, error_code: 1006});
    await press(link, 'completed');
    await control(...plan('stale-read'));
    expect(await read()).toMatchObject({status: 'initialized'});
    expect(await read()).toMatchObject({status: 'completed'});
  });

  it.each([
    ['unknown-status', 'A-1', {status: 'settling'}],
    ['numeric-order-id', '0012', {order_id: 12}],
    ['numeric-order-id', '12345678901234567890', {order_id: 12345678901234567000}],
    ['numeric-order-id', 'A-1', {order_id: 'A-1'}],
  ])('%s changes how order %s is printed', async (scenario, orderId, expected) => {
    const {create, journal, press, read} = openSandbox();
    await press(await create({order_id: orderId, description: `[sandbox:${scenario}]`}), 'completed');
    expect(await read(orderId)).toMatchObject(expected);
    expect(JSON.parse((await journal(orderId)).webhooks[0]!.body)).toMatchObject(expected);
  });

  it.each([
    ['null-amount', null],
    ['text-amount', '1000'],
  ])('%s is a webhook’s alone', async (scenario, amount) => {
    const {create, journal, press, read} = openSandbox();
    await press(await create({description: `[sandbox:${scenario}]`}), 'completed');
    expect(JSON.parse((await journal()).webhooks[0]!.body)).toMatchObject({amount});
    expect(await read()).toMatchObject({amount: 1000});
  });

  it.each([
    ['second-payment', ['completed', 'completed']],
    ['chargeback-lost', ['completed', 'void']],
    ['chargeback-won', ['completed', 'chargedback', 'completed']],
    ['webhook-doubled', ['completed', 'completed']],
    ['webhook-reordered', ['completed', 'uncleared']],
  ])('%s tells %j', async (scenario, told) => {
    const {create, journal, press} = openSandbox();
    await press(await create({description: `[sandbox:${scenario}]`}), 'completed');
    expect((await journal()).webhooks.map(({status}) => status)).toEqual(told);
  });

  it('second-payment is another transaction of the same order', async () => {
    const {create, journal, press} = openSandbox();
    await press(await create({description: '[sandbox:second-payment]'}), 'completed');
    const {summary, webhooks} = await journal();
    const ids = webhooks.map(({body}) => (JSON.parse(body) as {transaction_id: number}).transaction_id);
    expect(new Set(ids).size).toBe(2);
    expect(summary.paid).toBe(2);
  });

  it('tells of changes in the order of their times, however fast they follow', async () => {
    const {create, journal, press} = openSandbox();
    await press(await create({description: '[sandbox:chargeback-won]'}), 'completed');
    const times = (await journal()).webhooks.map(({body}) => (JSON.parse(body) as {modified: string}).modified);
    expect(times).toEqual([...new Set(times)].sort());
  });

  it.each(['webhook-lost', 'webhook-late'])('%s sends nothing at first', async (scenario) => {
    const merchant = vi.fn(() => Promise.resolve(new Response('OK')));
    const {control, create, journal, press} = openSandbox({fetch: merchant});
    await press(await create({description: `[sandbox:${scenario}]`}), 'completed');
    expect((await journal()).webhooks).toMatchObject([{status: 'completed', attempts: []}]);
    await control('POST', 'clock', {seconds: 15 * MINUTE});
    expect(merchant).toHaveBeenCalledTimes(scenario === 'webhook-late' ? 1 : 0);
  });

  it('webhook-skewed signs with a clock 11 minutes behind, webhook-unsigned not at all', async () => {
    const merchant = vi.fn<(url: string, init?: RequestInit) => Promise<Response>>(() =>
      Promise.resolve(new Response('OK')),
    );
    const {create, press} = openSandbox({fetch: merchant as typeof fetch});
    await press(await create({order_id: '1', description: '[sandbox:webhook-skewed]'}), 'completed');
    await press(await create({order_id: '2', description: '[sandbox:webhook-unsigned]'}), 'completed');
    const [skewed, unsigned] = await vi.waitFor(() => {
      expect(merchant).toHaveBeenCalledTimes(2);
      return ['1', '2'].map((orderId) => {
        const [url, init] = merchant.mock.calls.find(([called]) => called.includes(`transactionid=${orderId}`))!;
        return {timestamp: new URL(url).searchParams.get('timestamp'), headers: new Headers(init?.headers)};
      });
    });
    expect(Date.now() / 1000 - Number(skewed!.timestamp)).toBeGreaterThan(10 * MINUTE);
    expect(skewed!.headers.has('auth')).toBe(true);
    expect(unsigned!.timestamp).toBeNull();
    expect(unsigned!.headers.has('auth')).toBe(false);
  });

  it('webhook-forged says “completed” with another key while nothing is paid', async () => {
    const {create, journal} = openSandbox();
    await create({description: '[sandbox:webhook-forged]'});
    expect((await journal()).webhooks).toMatchObject([{status: 'completed'}]);
    expect((await journal()).summary.paid).toBe(0);
  });
});

describe('the clock', () => {
  it('brings what is due: a webhook comes again fifteen minutes later, four times in all', async () => {
    const merchant = vi.fn(() => Promise.resolve(new Response('no', {status: 500})));
    const {control, create, journal, press} = openSandbox({fetch: merchant});
    await press(await create(), 'completed');
    await vi.waitFor(async () => {
      expect((await journal()).webhooks[0]!.attempts).toHaveLength(1);
    });
    await control('POST', 'clock', {seconds: 15 * MINUTE - 1});
    expect(merchant).toHaveBeenCalledTimes(1);
    await control('POST', 'clock', {seconds: 1});
    expect(merchant).toHaveBeenCalledTimes(2);
    await control('POST', 'clock', {seconds: DAY});
    await control('POST', 'clock', {seconds: DAY});
    await control('POST', 'clock', {seconds: DAY});
    expect(merchant).toHaveBeenCalledTimes(4);
  });

  it('lets an order expire ten days later, and tells of it', async () => {
    const {control, create, journal, open} = openSandbox();
    const link = await create({gateway: 'TRUSTPAY'});
    await control('POST', 'clock', {seconds: 10 * DAY});
    const {summary, webhooks} = await journal();
    expect(summary).toEqual({created: 1, live: 0, opened: 0, paid: 0});
    expect(webhooks.map(({status}) => status)).toEqual(['expired']);
    expect((await open(link)).status).toBe(410);
  });

  it('shows in the times of what happens after', async () => {
    const {control, create, read} = openSandbox();
    await control('POST', 'clock', {seconds: 365 * DAY});
    await create();
    const {created} = (await read()) as {created: string};
    expect(created).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/);
    expect(Date.parse(`${created}Z`)).toBeGreaterThan(Date.now() + 364 * DAY * 1000);
  });

  it.each([{seconds: -1}, {seconds: '10'}, {}])('goes forward only: %j', async (body) => {
    const {control} = openSandbox();
    expect((await control('POST', 'clock', body)).status).toBe(400);
  });
});

describe('what happened to an order', () => {
  it('is a list: sessions, webhooks and events', async () => {
    const {call, create, journal, open, press} = openSandbox();
    const first = await create();
    await open(first);
    await call('PATCH', ORDER, {status: 'cancelled'});
    const second = await create({amount: 2000, customer: {...order().customer, ip_address: '192.0.2.1'}});
    await open(second);
    await press(second, 'completed');

    const {sessions, summary, events} = await journal();
    expect(summary).toEqual({created: 2, live: 0, opened: 2, paid: 1});
    expect(sessions.map(({status, openings, is_live, is_paid}) => ({status, openings, is_live, is_paid}))).toEqual([
      {status: 'cancelled', openings: 1, is_live: false, is_paid: false},
      {status: 'completed', openings: 1, is_live: false, is_paid: true},
    ]);
    expect(second.startsWith(sessions[1]!.payment_url)).toBe(true);
    expect(sessions[1]!.request).toMatchObject({amount: 2000, customer: {ip_address: '192.0.2.1'}});
    expect(events.map(({event}) => event)).toEqual([
      'created',
      'called',
      'opened',
      'cancelled',
      'called',
      'created',
      'called',
      'opened',
      'completed',
    ]);
  });

  it('is empty for an order that nobody asked for, which then stays unknown', async () => {
    const {call, journal, open} = openSandbox();
    await call('GET', 'orders/unheard-of');
    expect(await journal('unheard-of')).toMatchObject({order_id: 'unheard-of', sessions: [], webhooks: [], events: []});
    expect((await open('http://sandbox.test/')).html).not.toContain('<h2>unheard-of');
  });

  it('counts a link as live until it is paid, over, or opened twenty times', async () => {
    const {create, journal, open} = openSandbox();
    const link = await create();
    for (let opening = 1; opening < 20; opening += 1) await open(link);
    expect((await journal()).summary.live).toBe(1);
    await open(link);
    expect((await journal()).summary.live).toBe(0);
  });
});

it('gives an order any status, and tells the merchant', async () => {
  const {control, create, journal, read} = openSandbox();
  await create();
  expect(await control('POST', `${ORDER}/status`, {status: 'completed'})).toMatchObject({status: 200});
  expect(await read()).toMatchObject({status: 'completed', financial_status: 'completed'});
  expect((await journal()).webhooks.map(({status}) => status)).toEqual(['completed']);
  expect((await control('POST', `${ORDER}/status`, {status: 'rich'})).status).toBe(400);
  expect((await control('POST', 'orders/none/status', {status: 'completed'})).status).toBe(404);
});
