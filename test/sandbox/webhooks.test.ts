import {createHmac} from 'node:crypto';
import {afterEach, beforeEach, expect, it} from 'vitest';
import {openReceiver, type Call} from './receiver.ts';
import {API_KEY, openSandbox, order} from './support.ts';

let receiver: Awaited<ReturnType<typeof openReceiver>>;

beforeEach(async () => {
  receiver = await openReceiver();
});

afterEach(() => {
  receiver.close();
});

/** A sandbox that really calls; `pay` creates an order and presses a button. Retries come at once. */
function openShop({webhookInterval = 1} = {}) {
  const sandbox = openSandbox({fetch, webhookInterval});
  const notification_url = `${receiver.url}?type=notification`;
  const create = (changes?: Readonly<Record<string, unknown>>) =>
    sandbox.create({...changes, payment_options: {...order().payment_options, notification_url}});
  const pay = async (changes?: Readonly<Record<string, unknown>>, status = 'completed') =>
    sandbox.press(await create(changes), status);
  return {...sandbox, create, pay};
}

const statusOf = ({body}: Call) => (JSON.parse(body) as {status: string}).status;

/** Waits for so many webhooks, one after the other, and accepts each. */
async function accept(count: number) {
  const calls: Call[] = [];
  while (calls.length < count) {
    const call = await receiver.next();
    call.answer(200, 'OK');
    calls.push(call);
  }
  return calls;
}

it('carries what reading the order answers, signed over the raw bytes', async () => {
  const {pay, read} = openShop();
  await pay({description: 'Kůň', custom_info: {custom_1: 'a'}});
  const [call] = await accept(1);
  const timestamp = call!.query.get('timestamp');
  const signature = createHmac('sha512', API_KEY).update(`${timestamp}:${call!.body}`).digest('hex');

  expect(call!.method).toBe('POST');
  expect(Buffer.from(call!.auth, 'base64').toString()).toBe(`${timestamp}:${signature}`);
  expect(Math.abs(Date.now() / 1000 - Number(timestamp))).toBeLessThan(600);
  expect(JSON.parse(call!.body)).toEqual(await read());
});

it('names the order in a query that keeps what was there', async () => {
  const {pay} = openShop();
  await pay({order_id: 'A 1/č'});
  const [call] = await accept(1);
  expect([...call!.query.keys()]).toEqual(['type', 'transactionid', 'timestamp']);
  expect(call!.query.get('transactionid')).toBe('A 1/č');
});

it('prints its body compactly, as one client of MultiSafepay prints it anew before it checks', async () => {
  const {pay} = openShop();
  await pay({description: 'Kůň / 😀'});
  const [call] = await accept(1);
  expect(JSON.stringify(JSON.parse(call!.body))).toBe(call!.body);
});

it.each([
  ['webhook-blanks', /^\{\n /],
  ['webhook-slashes', /"description":"a\\\/b \[sandbox:webhook-slashes\]"/],
])('prints it another way in the scenario %s, signed as it is sent', async (scenario, printed) => {
  const {pay} = openShop();
  await pay({description: `a/b [sandbox:${scenario}]`});
  const [call] = await accept(1);
  expect(call!.body).toMatch(printed);
  const [timestamp, signature] = Buffer.from(call!.auth, 'base64').toString().split(':');
  expect(createHmac('sha512', API_KEY).update(`${timestamp}:${call!.body}`).digest('hex')).toBe(signature);
});

it('is a GET with the order’s id and nothing signed, where the order asks for that', async () => {
  const {create, press} = openSandbox({fetch});
  const payment_options = {...order().payment_options, notification_url: receiver.url, notification_method: 'GET'};
  await press(await create({payment_options}), 'completed');
  const [call] = await accept(1);
  expect(call).toMatchObject({method: 'GET', auth: 'undefined', body: ''});
  expect(call!.query.get('transactionid')).toBe('my-order-id-1');
});

it('is not sent where the order names no URL for it', async () => {
  const {create, press, journal} = openSandbox({fetch});
  await press(await create({payment_options: undefined}), 'completed');
  expect((await journal()).webhooks).toEqual([]);
});

it('does not hold up the shopper', async () => {
  const {pay} = openShop();
  expect(await pay()).toMatchObject({status: 303});
  await accept(1);
});

it.each(['cancelled', 'declined', 'uncleared'])('tells of a payment that is %s', async (status) => {
  const {pay} = openShop();
  await pay({}, status);
  const [call] = await accept(1);
  expect(statusOf(call!)).toBe(status);
});

it.each([
  [
    'another status',
    (call: Call) => {
      call.answer(500, 'OK');
    },
  ],
  [
    'a text with OK too far behind',
    (call: Call) => {
      call.answer(200, `${'.'.repeat(100)}OK`);
    },
  ],
  [
    'a redirect, which it does not follow',
    (call: Call) => {
      call.answer(302, 'OK', {location: receiver.url});
    },
  ],
])('comes three times more until the answer is OK, when it is %s', async (_, refuse) => {
  const {pay} = openShop();
  await pay();
  const bodies = [];
  for (let attempt = 1; attempt <= 4; attempt += 1) {
    const call = await receiver.next();
    bodies.push(call.body);
    refuse(call);
  }
  expect(new Set(bodies).size).toBe(1);

  // The next call is another order's: a fifth attempt would be in its place.
  await pay({order_id: 'the next one'});
  const [call] = await accept(1);
  expect(call!.query.get('transactionid')).toBe('the next one');
});

it.each(['OK', ' OK', 'ok\n', '<html>MULTISAFEPAY_OK', 'The order is ok.'])(
  'is accepted by the answer %j',
  async (text) => {
    const {pay, journal} = openShop();
    await pay();
    (await receiver.next()).answer(200, text);
    await expect.poll(async () => (await journal()).webhooks[0]?.attempts[0]?.is_accepted).toBe(true);
  },
);

it('comes no more once it was accepted', async () => {
  const {pay} = openShop();
  await pay();
  (await receiver.next()).answer(503, '');
  (await receiver.next()).answer(200, 'OK');
  await pay({order_id: 'the next one'});
  const [call] = await accept(1);
  expect(call!.query.get('transactionid')).toBe('the next one');
});

it('survives a merchant who cannot be reached', async () => {
  const {create, press, read} = openSandbox({fetch});
  const notification_url = 'http://127.0.0.1:1/';
  const link = await create({payment_options: {...order().payment_options, notification_url}});
  expect(await press(link, 'completed')).toMatchObject({status: 303});
  expect(await read()).toMatchObject({status: 'completed'});
});

it('comes twice in the scenario webhook-doubled', async () => {
  const {pay} = openShop();
  await pay({description: '[sandbox:webhook-doubled]'});
  const [first, second] = await accept(2);
  expect(second!.body).toBe(first!.body);
});

it('comes out of order in the scenario webhook-reordered', async () => {
  const {pay} = openShop();
  await pay({description: '[sandbox:webhook-reordered]'});
  expect((await accept(2)).map(statusOf)).toEqual(['completed', 'uncleared']);
});

it('tells of a session that nobody has paid in the scenario webhook-pretransaction', async () => {
  const {create} = openShop();
  await create({description: '[sandbox:webhook-pretransaction]'});
  const [call] = await accept(1);
  expect(call!.query.get('payload_type')).toBe('pretransaction');
  expect(statusOf(call!)).toBe('initialized');
});

it('tells of a session closed by PATCH after the next one was made', async () => {
  const {call, create, pay, read} = openShop({webhookInterval: 60_000});
  await create();
  await call('PATCH', 'orders/my-order-id-1', {status: 'cancelled'});
  await pay({order_id: 'another'});
  const [other] = await accept(1);
  expect(other!.query.get('transactionid')).toBe('another');

  await create({amount: 2000});
  const [late] = await accept(1);
  expect(JSON.parse(late!.body)).toMatchObject({order_id: 'my-order-id-1', status: 'cancelled', amount: 1000});
  expect(await read()).toMatchObject({status: 'initialized', amount: 2000});
});

it('tells of a session closed by PATCH an interval later if no other is made', async () => {
  const {call, create} = openShop();
  await create();
  await call('PATCH', 'orders/my-order-id-1', {status: 'cancelled'});
  const [late] = await accept(1);
  expect(statusOf(late!)).toBe('cancelled');
});
