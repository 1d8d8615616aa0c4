import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {createClient} from 'redis';
import {afterEach, beforeAll, describe, expect, it} from 'vitest';
import {redisStore} from '../../src/proxy/index.js';
import {holdNoKey} from '../support/key.ts';
import {multisafepay} from '../support/multisafepay.ts';
import {start, startSource} from '../support/program.ts';
import {listen} from '../support/server.ts';
import {checkout} from '../support/shop.ts';

const closing: (() => unknown)[] = [];
let socket: string;

beforeAll(async () => {
  const directory = await mkdtemp(join(tmpdir(), 'trustpay-redis-'));
  socket = join(directory, 'redis.sock');
  const options = ['--port', '0', '--unixsocket', socket, '--save', '', '--dir', directory];
  const redis = await start('redis-server', options, /ready to accept/i);
  return async () => {
    await redis.stop();
    await rm(directory, {recursive: true});
  };
});

afterEach(async () => {
  await Promise.all(closing.splice(0).map((close) => close()));
});

async function connect() {
  const client = await createClient({socket: {path: socket, tls: false}}).connect();
  closing.push(() => client.close());
  await client.flushDb();
  return client;
}

describe('the store over Redis', () => {
  it('adds only what is not there, and says so', async () => {
    const store = redisStore(await connect());
    const added = await Promise.all(Array.from({length: 20}, (_, n) => store.add('claim', `${n}`, 60_000)));
    expect(added.filter(Boolean)).toHaveLength(1);
    await store.delete('claim');
    expect(await store.get('claim')).toBeUndefined();
    expect(await store.add('claim', 'again', 60_000)).toBe(true);
    expect(await store.get('claim')).toBe('again');
  });

  it('keeps everything under its prefix and for its time', async () => {
    const client = await connect();
    await redisStore(client).set('order:1', 'text', 60_000);
    await redisStore(client, 'other:').add('order:1', 'text', 60_000);
    expect((await client.keys('*')).sort()).toEqual(['other:order:1', 'trustpay-checkout:order:1']);
    for (const key of await client.keys('*')) expect(await client.pTTL(key)).toBeGreaterThan(0);
  });
});

describe('two processes that share a Redis', () => {
  const shop = async (baseUrl: string) => {
    const {ready, stop} = await startSource('test/support/redis-shop.ts', [socket, baseUrl], /^\d+$/);
    closing.push(stop);
    return {url: `http://127.0.0.1:${ready[0]}/orders`, stop};
  };

  const post = async (url: string) => {
    const init = {method: 'POST', headers: {'content-type': 'application/json'}, body: JSON.stringify(checkout)};
    return (await holdNoKey(await fetch(url, init))).text();
  };

  async function shops() {
    await connect();
    const upstream = multisafepay();
    const {url, close} = await listen(async (request) => {
      const local = request.url.replace(/^.*\/v1\/json\//, 'https://multisafepay.test/v1/json/');
      const answer = await upstream.fetch(local, {
        method: request.method,
        body: request.method === 'GET' ? null : await request.text(),
      });
      return new Response(
        (await answer.text()).replaceAll('https://multisafepay.test', `http://${request.headers.get('host')!}`),
      );
    });
    closing.push(close);
    const baseUrl = `${url}/v1/json/`;
    return {upstream, open: () => shop(baseUrl)};
  }

  it('create one order when twenty ask at the same time', async () => {
    const {upstream, open} = await shops();
    const [one, other] = await Promise.all([open(), open()]);
    const answers = await Promise.all(Array.from({length: 20}, (_, n) => post(n % 2 ? one.url : other.url)));
    expect(new Set(answers).size).toBe(1);
    expect(answers[0]).toMatch(/"success":true.*"payment_url":"http:\/\/127\.0\.0\.1:\d+\/connect\/1\/"/);
    expect(upstream.calls).toHaveLength(1);
  });

  it('remember the order across a restart', async () => {
    const {upstream, open} = await shops();
    const before = await open();
    const answer = await post(before.url);
    await before.stop();
    const after = await open();
    expect(await post(after.url)).toBe(answer);
    expect(upstream.calls).toHaveLength(1);
  });
});
