import {setImmediate} from 'node:timers/promises';
import {expect, it, vi} from 'vitest';
import type {OrderRecord, SandboxState} from '../../src/sandbox/index.js';
import {openSandbox} from './support.ts';

/** A store that keeps text, as a file would; every restart reads what was written. */
function openStore(): SandboxState {
  const kept = new Map<string, string>();
  return {
    load: () => Promise.resolve(Array.from(kept.values(), (text) => JSON.parse(text) as OrderRecord)),
    save: (record) => Promise.resolve(void kept.set(record.orderId, JSON.stringify(record))),
  };
}

it('goes on where it was: orders, links, and what was paid', async () => {
  const state = openStore();
  const before = openSandbox({state});
  const paid = await before.create({order_id: 'paid'});
  const open = await before.create({order_id: 'open', custom_info: {custom_1: 'a'}});
  await before.press(paid, 'completed', 'csob');
  const known = [await before.read('paid'), await before.read('open')];

  const after = openSandbox({state});
  expect([await after.read('paid'), await after.read('open')]).toEqual(known);
  expect((await after.open(paid)).status).toBe(410);
  expect((await after.press(open, 'completed')).location).toContain('type=redirect');
});

it('answers nobody before it has read what was kept', async () => {
  const state = openStore();
  await openSandbox({state}).create();

  const load = async () => {
    await setImmediate();
    return state.load();
  };
  const {read} = openSandbox({state: {...state, load}});
  const answers = [read(), read()];
  expect(await Promise.all(answers)).toEqual([
    expect.objectContaining({status: 'initialized'}),
    expect.objectContaining({status: 'initialized'}),
  ]);
});

it('sends the webhooks that had not been accepted', async () => {
  const state = openStore();
  const refuse = vi.fn(() => Promise.resolve(new Response('', {status: 503})));
  const before = openSandbox({state, fetch: refuse, webhookInterval: 60_000});
  await before.press(await before.create(), 'completed');
  await vi.waitFor(async () => {
    expect((await state.load())[0]?.webhooks[0]?.attempts).toHaveLength(1);
  });

  const accept = vi.fn(() => Promise.resolve(new Response('OK')));
  await openSandbox({state, fetch: accept, webhookInterval: 1}).read();
  await vi.waitFor(async () => {
    expect((await state.load())[0]?.webhooks[0]?.attempts).toHaveLength(2);
  });
  expect(accept).toHaveBeenCalledTimes(1);
});

it('says in MultiSafepay’s shape that it cannot read what was kept', async () => {
  const {call} = openSandbox({state: {...openStore(), load: () => Promise.reject(new Error('secret path'))}});
  const answer = await call('GET', 'orders/my-order-id-1');
  expect(answer).toEqual({status: 500, success: false, data: {}, error_code: 1000, error_info: 'Unknown error'});
});

it('is not started without a key', () => {
  expect(() => openSandbox({apiKey: ''})).toThrow(TypeError);
});
