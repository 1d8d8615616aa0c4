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

const open = {ttl: 60_000, isOpen: true};
const settled = {ttl: 60_000, isOpen: false};

describe('the store over Redis', () => {
  it('changes only what is as expected, whoever asks at the same time', async () => {
    const store = redisStore(await connect());
    const first = await Promise.all(
      Array.from({length: 20}, (_, n) => store.compareAndSet('1', undefined, `${n}`, open)),
    );
    expect(first.filter(Boolean)).toHaveLength(1);
    const text = await store.get('1');
    expect(await store.compareAndSet('1', 'another', 'two', open)).toBe(false);
    expect(await store.compareAndSet('1', text, 'two', open)).toBe(true);
    expect(await store.compareAndDelete('1', 'one')).toBe(false);
    expect(await store.compareAndDelete('1', 'two')).toBe(true);
    expect(await store.get('1')).toBeUndefined();
  });

  it('lists what is open, the longest unwritten first, and forgets what has expired', async () => {
    const client = await connect();
    const store = redisStore(client);
    await store.compareAndSet('1', undefined, 'one', open);
    await store.compareAndSet('2', undefined, 'two', settled);
    await store.compareAndSet('3', undefined, 'three', open);
    await store.compareAndSet('4', undefined, 'four', open);
    await client.zAdd('trustpay-checkout:open', {score: 1, value: 'trustpay-checkout:3'});
    await client.del('trustpay-checkout:4');
    expect(await store.listOpen(10)).toEqual(['3', '1']);
    expect(await store.listOpen(1)).toEqual(['3']);
    expect(await client.zCard('trustpay-checkout:open')).toBe(2);
  });

  it('keeps everything under its prefix and for its time', async () => {
    const client = await connect();
    await redisStore(client).compareAndSet('1', undefined, 'text', settled);
    await redisStore(client, 'other:').compareAndSet('1', undefined, 'text', settled);
    expect((await client.keys('*')).sort()).toEqual(['other:1', 'trustpay-checkout:1']);
    for (const key of await client.keys('*')) expect(await client.pTTL(key)).toBeGreaterThan(0);
  });

  it('remembers since it was first asked, until something may have been lost', async () => {
    const client = await connect();
    const store = redisStore(client);
    const since = (await store.remembersSince?.()) ?? NaN;
    expect(Math.abs(Date.now() - since)).toBeLessThan(5_000);
    expect(await store.remembersSince?.()).toBe(since);

    await client.set('trustpay-checkout:since', `another-run ${since - 1_000}`);
    expect(await store.remembersSince?.()).toBeGreaterThanOrEqual(since); // a failover, or a restart

    await client.set('trustpay-checkout:since', 'x');
    await store.compareAndSet('1', undefined, 'text', open);
    await store.compareAndDelete('1', 'text');
    expect(await client.exists('trustpay-checkout:since')).toBe(0); // what was erased is not remembered

    await client.configSet('maxmemory-policy', 'allkeys-lru');
    expect(await store.remembersSince?.()).toBeUndefined();
    await client.configSet('maxmemory-policy', 'noeviction');
  });
});

describe('two processes that share a Redis', {timeout: 30_000}, () => {
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
    expect(answers[0]).toMatch(/"success":true.*"payment_url":"http:\/\/127\.0\.0\.1:\d+\/connect\/\d+\/"/);
    expect(upstream.made('POST')).toHaveLength(1);
  });

  it('remember the order across a restart', async () => {
    const {upstream, open} = await shops();
    const before = await open();
    const answer = await post(before.url);
    await before.stop();
    const after = await open();
    expect(await post(after.url)).toBe(answer);
    expect(upstream.made('POST')).toHaveLength(1);
  });
});
