import {afterEach, beforeEach, expect, it, vi} from 'vitest';
import {openSandbox, order} from './support.ts';

const DAY = 24 * 60 * 60 * 1000;

beforeEach(() => {
  vi.useFakeTimers({toFake: ['Date']});
});

afterEach(() => {
  vi.useRealTimers();
});

const pass = (milliseconds: number) => vi.setSystemTime(Date.now() + milliseconds);

it.each(['cancelled', 'declined', 'initialized', 'uncleared'])('takes an order id again that is %s', async (status) => {
  const {call, create, press} = openSandbox();
  await press(await create(), status);
  expect((await call('POST', 'orders', order())).success).toBe(true);
});

it('refuses the order id of a completed order, before it looks at the rest', async () => {
  const {call, create, press} = openSandbox();
  await press(await create(), 'completed');
  expect(await call('POST', 'orders', order({amount: 0}))).toMatchObject({status: 404, error_code: 1006});
});

it('keeps two links of one order open until one is paid', async () => {
  const {create, open, press, read} = openSandbox();
  const first = await create();
  const second = await create();
  expect([(await open(first)).status, (await open(second)).status]).toEqual([200, 200]);

  await press(first, 'completed');
  expect(await read()).toMatchObject({status: 'completed'});
  expect(await open(second)).toMatchObject({status: 410, html: expect.stringContaining('paid already') as string});
  await press(second, 'cancelled');
  expect(await read()).toMatchObject({status: 'completed'});
});

it('takes one payment of many at the same moment', async () => {
  const {create, press} = openSandbox();
  const links = [await create(), await create()];
  const answers = await Promise.all([...links, ...links].map((link) => press(link, 'completed')));
  expect(answers.filter(({location}) => location?.startsWith('http://www.example.com/'))).toHaveLength(1);
});

it('is known by the newest session as long as none is paid', async () => {
  const {create, press, read} = openSandbox();
  await press(await create(), 'declined');
  expect(await read()).toMatchObject({status: 'declined'});
  await create({amount: 2000});
  expect(await read()).toMatchObject({status: 'initialized', amount: 2000});
});

it('closes a session by PATCH, which then cannot be paid', async () => {
  const {call, create, open, press, read} = openSandbox();
  const link = await create();
  const closing = {status: 'cancelled', exclude_order: true};
  expect(await call('PATCH', 'orders/my-order-id-1', closing)).toEqual({status: 200, success: true, data: {}});

  expect((await open(link)).status).toBe(410);
  await press(link, 'completed');
  expect(await read()).toMatchObject({status: 'cancelled'});
});

it('refuses to close what is unknown, what is over, and to do anything else', async () => {
  const {call, create, press} = openSandbox();
  const closing = {status: 'cancelled'};
  expect(await call('PATCH', 'orders/none', closing)).toMatchObject({status: 404, error_code: 1006});

  const link = await create();
  expect(await call('PATCH', 'orders/my-order-id-1', {status: 'completed'})).toMatchObject({error_code: 1016});
  expect(await call('PATCH', 'orders/my-order-id-1', 'not JSON')).toMatchObject({error_code: 1016});

  await press(link, 'completed');
  expect(await call('PATCH', 'orders/my-order-id-1', closing)).toMatchObject({status: 410, error_code: 1000});
});

it.each([
  ['thirty days', {}, 30 * DAY],
  ['days_active', {days_active: 2}, 2 * DAY],
  ['seconds_active, which wins', {days_active: 2, seconds_active: 60}, 60_000],
  ['TrustPay’s ten days', {gateway: 'TRUSTPAY'}, 10 * DAY],
  ['less where the merchant wants less', {gateway: 'TRUSTPAY', days_active: 1}, DAY],
])('lets a link live %s', async (_, changes, life) => {
  const {create, open, press, read} = openSandbox();
  const link = await create(changes);
  pass(life - 1);
  expect((await open(link)).status).toBe(200);

  pass(1);
  expect(await open(link)).toMatchObject({status: 410, html: expect.stringContaining('expired') as string});
  await press(link, 'completed');
  expect(await read()).toMatchObject({status: 'expired'});
});

it('gives a shopper ten days from the choice of a bank', async () => {
  const {create, open, press} = openSandbox();
  const link = await create({gateway: ''});
  pass(5 * DAY);
  await press(link, 'initialized', 'csob');
  pass(10 * DAY - 1);
  expect((await open(link)).status).toBe(200);
  pass(1);
  expect((await open(link)).status).toBe(410);
});

it('opens a link twenty times', async () => {
  const {create, open} = openSandbox();
  const link = await create();
  for (let opening = 1; opening <= 20; opening += 1) expect((await open(link)).status).toBe(200);
  expect(await open(link)).toMatchObject({status: 410, html: expect.stringContaining('too many times') as string});
});

it.each([
  ['csob', {type: 'TRUSTPAY', issuer_id: 'csob'}],
  ['visa', {type: 'VISA', issuer_id: 'visa'}],
  ['no bank of ours', {type: 'TRUSTPAY', issuer_id: 'air-bank'}],
])('remembers that %s was chosen', async (option, payment_details) => {
  const {create, press, read} = openSandbox();
  await press(await create({gateway: ''}), 'completed', option);
  expect(await read()).toMatchObject({payment_details});
});
