import {execFile} from 'node:child_process';
import {existsSync, readFileSync} from 'node:fs';
import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {promisify} from 'node:util';
import {createSandbox} from 'trustpay-checkout/sandbox';
import {build} from 'vite';
import {start, type Program} from '../support/program.ts';
import {listen} from '../support/server.ts';
import {API_KEY, checkout, ORIGIN} from '../support/shop.ts';
import type {ShopSettings} from './shop.ts';

/** One process of the shop. */
export interface Shop extends Program {
  readonly url: string;
}

export interface Press {
  readonly shop: Shop;
  /** What the order costs at the shop, and what the page shows. */
  readonly price?: number;
  readonly email?: string;
  readonly orderId?: string;
}

/** What a press came to; 0 where nobody answered. */
export interface Answer {
  readonly status: number;
  readonly paymentUrl?: string;
  readonly retryAfter?: number;
}

export interface Told {
  readonly orderId: string;
  readonly status: string;
  readonly transactionId?: string;
  readonly mismatch?: string;
  readonly amount?: number;
}

interface Journal {
  readonly summary: Readonly<Record<'created' | 'live' | 'opened' | 'paid', number>>;
  readonly sessions: readonly {
    readonly payment_url: string;
    readonly amount: number;
    readonly is_live: boolean;
    readonly status: string;
  }[];
  readonly webhooks: readonly {
    readonly attempts: readonly {readonly is_accepted: boolean; readonly answer: string}[];
  }[];
}

export const ORDER_ID = 'A-1001';

const PAUSE = 250;

/** A shopper presses again after a while, in ms, and not for ever. */
const BETWEEN_PRESSES = 1_500;
const PATIENCE = 40;

const execute = promisify(execFile);

export const sleep = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Asks again until the answer is as it should be; what it is after that time is thrown. */
export async function until<Value>(
  look: () => Value | Promise<Value>,
  isRight: (value: Value) => boolean,
  seconds = 45,
): Promise<Value> {
  const end = Date.now() + seconds * 1000;
  for (;;) {
    const value = await look();
    if (isRight(value)) return value;
    if (Date.now() > end) throw new Error(`Still ${JSON.stringify(value)} after ${seconds} s`);
    await sleep(PAUSE);
  }
}

/** The shop as one file: a hundred of its processes start in the time that forty take from the sources. */
async function buildShop(): Promise<string> {
  const path = (relative: string) => fileURLToPath(new URL(`../../${relative}`, import.meta.url));
  const outDir = path('node_modules/.cache/faults');
  await build({
    configFile: false,
    logLevel: 'error',
    root: path('.'),
    resolve: {alias: {'trustpay-checkout/proxy': path('src/proxy/index.ts')}},
    build: {ssr: 'test/faults/shop.ts', outDir, emptyOutDir: true},
  });
  return join(outDir, 'shop.js');
}

const shopProgram = buildShop();

/** A Redis of its own, which can be hurt. */
export interface Redis {
  readonly socket: string;
  /** `redis-cli`. */
  readonly cli: (...args: readonly string[]) => Promise<void>;
  /** SIGSTOP and SIGCONT: it is there, and does not answer. */
  readonly pause: () => void;
  readonly resume: () => void;
  readonly restartEmpty: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

async function openRedis(directory: string): Promise<Redis> {
  const socket = join(directory, 'redis.sock');
  const args = ['--port', '0', '--unixsocket', socket, '--save', '', '--dir', directory];
  const run = () => start('redis-server', args, /ready to accept/i);
  let server = await run();
  return {
    socket,
    cli: async (...words) => {
      await execute('redis-cli', ['-s', socket, ...words]);
    },
    pause: () => void process.kill(server.pid, 'SIGSTOP'),
    resume: () => void process.kill(server.pid, 'SIGCONT'),
    async restartEmpty() {
      server.kill();
      await server.stop();
      server = await run();
    },
    stop: () => server.stop(),
  };
}

export type Stage = Awaited<ReturnType<typeof openStage>>;

/** MultiSafepay's part played by the sandbox, a Redis, any number of the shop's processes, a shopper, and the shop's books. */
export async function openStage() {
  const directory = await mkdtemp(join(tmpdir(), 'trustpay-faults-'));
  const books = join(directory, 'books.jsonl');
  const logFile = join(directory, 'log.jsonl');
  const closing: (() => unknown)[] = [() => rm(directory, {recursive: true, force: true})];
  const shops: Shop[] = [];
  const counts = {presses: 0, failed: 0, blockedSince: 0, blocked: 0, live: 0};

  const handler = createSandbox({apiKey: API_KEY, log: () => undefined}).fetch;
  const sandbox = await listen((request) => {
    // While a key is being changed, MultiSafepay takes both.
    if (request.headers.get('api_key') !== `${API_KEY}-new`) return handler(request);
    const headers = new Headers(request.headers);
    headers.set('api_key', API_KEY);
    return handler(new Request(request, {headers}));
  });
  closing.push(sandbox.close);

  // The shop's front: whichever process is alive gets the webhook.
  const front = await listen(async (request) => {
    const body = await request.text();
    const {pathname, search} = new URL(request.url);
    for (const shop of shops) {
      const answer = await fetch(`${shop.url}${pathname}${search}`, {
        method: 'POST',
        headers: request.headers,
        body,
      }).catch(() => undefined);
      if (answer) return answer;
    }
    return new Response('nobody there', {status: 502});
  });
  closing.push(front.close);

  const redis = await openRedis(directory);
  closing.push(redis.stop);

  async function openShop(settings: Partial<ShopSettings> = {}): Promise<Shop> {
    const all: ShopSettings = {
      apiKey: API_KEY,
      baseUrl: `${sandbox.url}/v1/json/`,
      notificationUrl: `${front.url}/notifications`,
      books,
      log: logFile,
      redis: redis.socket,
      ...settings,
    };
    const program = await start(process.execPath, [await shopProgram, JSON.stringify(all)], /^\d+$/);
    const shop = {...program, url: `http://127.0.0.1:${program.ready[0]}`};
    shops.push(shop);
    closing.push(program.stop);
    return shop;
  }

  async function press({
    shop,
    price = checkout.amount,
    email = 'jana@example.cz',
    orderId = ORDER_ID,
  }: Press): Promise<Answer> {
    counts.presses += 1;
    const customer = {...checkout.customer, email};
    const body = JSON.stringify({...checkout, order_id: orderId, amount: price, customer});
    const headers = {'content-type': 'application/json', 'x-price': String(price)};
    const response = await fetch(`${shop.url}/orders`, {method: 'POST', headers, body}).catch(() => undefined);
    if (!response) return {status: 0};
    const answer = (await response.json()) as {data?: {payment_url?: string}};
    const retryAfter = Number(response.headers.get('retry-after')) || undefined;
    count(response.status);
    return {status: response.status, paymentUrl: answer.data?.payment_url, retryAfter};
  }

  /** How long a shopper was kept from paying, from the first failure to the next link. */
  function count(status: number): void {
    if (status >= 500) {
      counts.failed += 1;
      counts.blockedSince ||= Date.now();
    } else if (status === 200 && counts.blockedSince) {
      counts.blocked += (Date.now() - counts.blockedSince) / 1000;
      counts.blockedSince = 0;
    }
  }

  const control = async (path: string, body?: object): Promise<unknown> => {
    const init = body && {method: 'POST', body: JSON.stringify(body)};
    const response = await fetch(`${sandbox.url}/control/${path}`, init);
    if (!response.ok) throw new Error(`${path}: ${await response.text()}`);
    return response.json();
  };

  const journal = async (orderId = ORDER_ID): Promise<Journal> =>
    (await control(`orders/${encodeURIComponent(orderId)}`)) as Journal;

  const lines = (file: string): readonly unknown[] =>
    existsSync(file)
      ? readFileSync(file, 'utf8')
          .trim()
          .split('\n')
          .filter(Boolean)
          .map((line) => JSON.parse(line) as unknown)
      : [];

  return {
    redis,
    counts,
    sandboxUrl: sandbox.url,
    openShop,
    press,

    /** Presses as a patient shopper does, until there is a link. */
    async pressUntilPayable(details: Press): Promise<string> {
      for (let n = 0; n < PATIENCE; n += 1) {
        const {status, paymentUrl} = await press(details);
        if (status === 200) return paymentUrl ?? '';
        await sleep(BETWEEN_PRESSES);
      }
      throw new Error(`No link after ${PATIENCE} presses`);
    },

    meet: (name: string, options: object = {}, orderId = ORDER_ID) =>
      control(`orders/${encodeURIComponent(orderId)}/scenarios`, {name, ...options}),
    recover: async (orderId = ORDER_ID) => {
      await fetch(`${sandbox.url}/control/orders/${encodeURIComponent(orderId)}/scenarios`, {method: 'DELETE'});
    },
    move: (status: string, orderId = ORDER_ID) => control(`orders/${encodeURIComponent(orderId)}/status`, {status}),
    /** A quarter of an hour later, MultiSafepay repeats what was not taken. */
    repeatWebhooks: () => control('clock', {seconds: 901}),
    journal,

    open: async (paymentUrl: string): Promise<number> => (await fetch(paymentUrl)).status,
    /** Pays; the query that the shopper comes back with. */
    async pay(paymentUrl: string, status = 'completed'): Promise<string> {
      counts.live = Math.max(counts.live, (await journal()).summary.live);
      const body = new URLSearchParams({status});
      const {headers} = await fetch(paymentUrl, {method: 'POST', body, redirect: 'manual'});
      return new URL(headers.get('location') ?? '', ORIGIN).search;
    },
    ask: async (shop: Shop, {price = checkout.amount, orderId = ORDER_ID, query = ''} = {}) => {
      const response = await fetch(`${shop.url}/orders/${encodeURIComponent(orderId)}${query}`, {
        headers: {'x-price': String(price)},
      });
      const answer = (await response.json()) as {data?: {status?: string}};
      return answer.data?.status ?? response.status;
    },

    told: () => lines(books) as readonly Told[],
    log: () => lines(logFile) as readonly {readonly event: string; readonly detail?: string}[],

    async close() {
      for (const close of closing.reverse()) await close();
    },
  };
}
