import {Miniflare, Response} from 'miniflare';
import {afterAll, beforeAll, expect, it, vi} from 'vitest';
import {build, type Rolldown} from 'vite';
import {API_KEY, order} from './support.ts';

let workerd: Miniflare;

/** The merchant, as far as webhooks go. */
const merchant = vi.fn(() => new Response('OK'));

beforeAll(async () => {
  const worker = new URL('worker.ts', import.meta.url).pathname;
  const output = (await build({
    configFile: false,
    logLevel: 'silent',
    ssr: {target: 'webworker', noExternal: true},
    build: {ssr: worker, write: false},
  })) as Rolldown.RolldownOutput;
  workerd = new Miniflare({
    modules: true,
    script: output.output[0].code,
    compatibilityDate: '2026-01-01',
    cf: false,
    outboundService: merchant,
  });
  await workerd.ready;
});

afterAll(() => workerd.dispose());

it('sells an order where there is no Node', async () => {
  const api = 'http://sandbox.test/v1/json/orders';
  const headers = {api_key: API_KEY};
  const created = await workerd.dispatchFetch(api, {method: 'POST', headers, body: JSON.stringify(order())});
  const {data} = (await created.json()) as {data: {payment_url: string}};

  const body = new URLSearchParams({status: 'completed'});
  const paid = await workerd.dispatchFetch(data.payment_url, {method: 'POST', body, redirect: 'manual'});
  expect(paid.status).toBe(303);

  const read = await workerd.dispatchFetch(`${api}/my-order-id-1`, {headers});
  expect(await read.json()).toMatchObject({success: true, data: {status: 'completed'}});
  await vi.waitFor(() => {
    expect(merchant).toHaveBeenCalled();
  });
});
