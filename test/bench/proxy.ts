import {mkdtemp} from 'node:fs/promises';
import {Agent, request} from 'node:http';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {text} from 'node:stream/consumers';
import {start, startSource} from '../support/program.ts';
import {checkout, ORIGIN} from '../support/shop.ts';

// `npm run bench:proxy [-- --memory]`: orders over real HTTP; client, proxy and upstream are processes of their own. The contestants
// take turns, so that what else the machine does hits all alike: read the ratios. Exit code 1 below the targets.
const ROUNDS = 5;
const ORDERS_A_ROUND = 1_500;
const AT_ONCE = 16;
const WARM_UP = 1_500;

/** Of a bare handler that makes as many upstream calls. */
const LEAST_THROUGHPUT = 0.7;
const MOST_CPU = 1.5;

/** With --memory: this many orders must leave the process hardly larger than the first 40 % of them did. */
const ORDERS_FOR_MEMORY = 200_000;
const MOST_GROWTH = 1.25;

interface Contestant {
  readonly name: string;
  readonly url: string;
  readonly rounds: Round[];
}

interface Round {
  readonly throughput: number;
  readonly p50: number;
  readonly p99: number;
  readonly cpu: number;
  readonly calls: number;
}

const agent = new Agent({keepAlive: true, maxSockets: AT_ONCE});
const headers = {'content-type': 'application/json', origin: ORIGIN, 'sec-fetch-site': 'same-origin'};
let orders = 0;

async function order(url: string): Promise<number> {
  orders += 1;
  const body = JSON.stringify({...checkout, order_id: `bench-${orders}`});
  const begin = performance.now();
  const answer = await new Promise<string>((resolve, reject) => {
    request(`${url}/orders`, {method: 'POST', agent, headers}, (response) => {
      text(response).then(resolve, reject);
    })
      .on('error', reject)
      .end(body);
  });
  if (!answer.includes('"payment_url"')) throw new Error(answer);
  return performance.now() - begin;
}

async function send(url: string, count: number): Promise<readonly number[]> {
  const times: number[] = [];
  let left = count;
  const client = async () => {
    while (left > 0) {
      left -= 1;
      times.push(await order(url));
    }
  };
  await Promise.all(Array.from({length: AT_ONCE}, client));
  return times.sort((a, b) => a - b);
}

const usageOf = async (url: string) => (await (await fetch(`${url}/usage`)).json()) as {cpu: number; rss: number};
const callsOf = async (url: string) => ((await (await fetch(`${url}/calls`)).json()) as {calls: number}).calls;

async function measure(url: string): Promise<Round> {
  const [{cpu}, calls] = [await usageOf(url), await callsOf(upstreamUrl)];
  const begin = performance.now();
  const times = await send(url, ORDERS_A_ROUND);
  const seconds = (performance.now() - begin) / 1000;
  return {
    throughput: ORDERS_A_ROUND / seconds,
    p50: times[Math.floor(times.length * 0.5)]!,
    p99: times[Math.floor(times.length * 0.99)]!,
    cpu: ((await usageOf(url)).cpu - cpu) / ORDERS_A_ROUND,
    calls: ((await callsOf(upstreamUrl)) - calls) / ORDERS_A_ROUND,
  };
}

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;
const medianOf = ({rounds}: Contestant, field: keyof Round): number => median(rounds.map((round) => round[field]));

const directory = await mkdtemp(join(tmpdir(), 'trustpay-bench-'));
const socket = join(directory, 'redis.sock');
const redis = await start(
  'redis-server',
  ['--port', '0', '--unixsocket', socket, '--save', '', '--dir', directory],
  /ready to accept/i,
);
const upstream = await startSource('test/bench/proxy-upstream.ts', [], /^\d+$/);
const upstreamUrl = `http://127.0.0.1:${upstream.ready[0]}`;
const programs = [redis, upstream];

async function open(name: string): Promise<Contestant> {
  const program = await startSource('test/bench/proxy-node.ts', [name, `${upstreamUrl}/v1/json/`, socket], /^\d+$/);
  programs.push(program);
  return {name, url: `http://127.0.0.1:${program.ready[0]}`, rounds: []};
}

/** Memory after many orders, over memory once the store is full, and the rate limit's minute too: 60 s at a thousand orders a second. */
async function growth({url}: Contestant): Promise<number> {
  const sizes: number[] = [];
  for (const part of [0.4, 0.3, 0.3]) {
    await send(url, ORDERS_FOR_MEMORY * part);
    sizes.push((await usageOf(url)).rss);
  }
  console.log(`memory after 40, 70 and 100 %: ${sizes.map((size) => `${Math.round(size / 2 ** 20)} MiB`).join(', ')}`);
  return sizes[2]! / sizes[0]!;
}

const bare = await open('bare');
const contestants = [bare, await open('memory'), await open('redis')];
const failures: string[] = [];

if (process.argv.includes('--memory')) {
  const grown = await growth(contestants[1]!);
  console.log(`after ${ORDERS_FOR_MEMORY} orders ${grown.toFixed(2)} times the memory`);
  if (grown > MOST_GROWTH) failures.push('memory grows');
} else {
  for (const {url} of contestants) await send(url, WARM_UP);
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const contestant of contestants) contestant.rounds.push(await measure(contestant.url));
  }

  console.log('          orders/s  p50 ms  p99 ms  CPU ms/order  upstream calls  throughput      CPU');
  for (const contestant of contestants) {
    const [throughput, p50, p99, cpu, calls] = (['throughput', 'p50', 'p99', 'cpu', 'calls'] as const).map((field) =>
      medianOf(contestant, field),
    ) as [number, number, number, number, number];
    // Ratios of one round, so that both met the same machine.
    const share = median(contestant.rounds.map((round, n) => round.throughput / bare.rounds[n]!.throughput));
    const load = median(contestant.rounds.map((round, n) => round.cpu / bare.rounds[n]!.cpu));
    const cells = [
      throughput.toFixed(0),
      p50.toFixed(1),
      p99.toFixed(1),
      cpu.toFixed(2),
      calls.toFixed(2),
      share.toFixed(2),
      load.toFixed(2),
    ];
    const widths = [9, 8, 8, 14, 16, 12, 9];
    console.log(contestant.name.padEnd(9) + cells.map((cell, n) => cell.padStart(widths[n]!)).join(''));
    if (share < LEAST_THROUGHPUT)
      failures.push(`${contestant.name}: throughput ${share.toFixed(2)} < ${LEAST_THROUGHPUT}`);
    if (load > MOST_CPU) failures.push(`${contestant.name}: CPU ${load.toFixed(2)} > ${MOST_CPU}`);
  }
}

for (const failure of failures) console.log(failure);
await Promise.all(programs.map(({stop}) => stop()));
process.exit(failures.length ? 1 : 0);
