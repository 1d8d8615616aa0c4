import {serve} from '@hono/node-server';
import {appendFileSync} from 'node:fs';
import {createClient} from 'redis';
import {createCheckoutProxy, memoryStore, redisStore, type PaymentStore} from 'trustpay-checkout/proxy';
import {checkout, ORIGIN} from '../support/shop.ts';

/** One process of the shop under test, as JSON in its only argument. Prints its port. */
export interface ShopSettings {
  readonly apiKey: string | readonly string[];
  readonly baseUrl: string;
  readonly notificationUrl: string;
  /** A file to which each payment that was told is appended, as a line of JSON. */
  readonly books: string;
  /** A file to which each line of the log is appended. */
  readonly log: string;
  /** The socket of a Redis; without it the store is in memory. */
  readonly redis?: string;
  /** Milliseconds that `onPayment` takes. */
  readonly onPaymentTakes?: number;
  /** kill -9 before the n-th call to the store or to MultiSafepay. */
  readonly killAt?: number;
  /** What an option of the merchant's does instead of its work. */
  readonly misbehaves?: {
    readonly option: 'findOrder' | 'log' | 'on' | 'store';
    readonly how: 'hangs' | 'throws' | 'rejects';
  };
}

const settings = JSON.parse(process.argv[2] ?? '') as ShopSettings;
const {misbehaves} = settings;

let calls = 0;

/** Counts what goes out of the process, and ends the process where it is told to. */
function passOut(): void {
  calls += 1;
  if (calls === settings.killAt) process.kill(process.pid, 'SIGKILL');
}

function misbehave(): unknown {
  if (misbehaves?.how === 'hangs') return new Promise(() => undefined);
  // eslint-disable-next-line @typescript-eslint/only-throw-error
  if (misbehaves?.how === 'throws') throw 'a text';
  return Promise.reject(new Error('later'));
}

/** The option itself, or what it does when it misbehaves. */
function orMisbehave<Args extends unknown[], Result>(
  option: NonNullable<ShopSettings['misbehaves']>['option'],
  work: (...args: Args) => Result,
): (...args: Args) => Result {
  return (...args) => (misbehaves?.option === option ? (misbehave() as Result) : work(...args));
}

async function openStore(): Promise<PaymentStore> {
  if (settings.redis === undefined) return memoryStore();
  const client = createClient({socket: {path: settings.redis, tls: false}});
  client.on('error', () => undefined); // it connects again by itself
  return redisStore(await client.connect());
}

const store = await openStore();

const proxy = createCheckoutProxy({
  apiKey: settings.apiKey,
  environment: {baseUrl: settings.baseUrl},
  findOrder: orMisbehave('findOrder', (orderId: string, {headers}: Request) => ({
    amount: Number(headers.get('x-price') ?? checkout.amount),
    description: `Order ${orderId}`,
  })),
  notificationUrl: settings.notificationUrl,
  redirectUrl: `${ORIGIN}/thanks`,
  cancelUrl: `${ORIGIN}/basket`,
  rateLimit: {perAddress: 1_000_000, perOrder: 30},
  clientAddress: () => undefined,
  store: {
    ...store,
    get: orMisbehave('store', (key) => (passOut(), store.get(key))),
    compareAndSet: (...args) => (passOut(), store.compareAndSet(...args)),
  },
  fetch: (input, init) => (passOut(), fetch(input, init)),
  log: orMisbehave('log', (entry) => {
    appendFileSync(settings.log, `${JSON.stringify(entry)}\n`);
  }),
  on: orMisbehave('on', () => undefined),
  onPayment: async ({orderId, status, transactionId, mismatch, amount}) => {
    const line = JSON.stringify({orderId, status, transactionId, mismatch, amount});
    if (settings.onPaymentTakes) await new Promise((resolve) => setTimeout(resolve, settings.onPaymentTakes));
    appendFileSync(settings.books, `${line}\n`);
    passOut();
  },
});

const server = serve({fetch: proxy.fetch, port: 0, hostname: '127.0.0.1'}, ({port}) => {
  console.log(port);
});

process.once('SIGTERM', () => {
  void proxy.close().then(() => {
    server.close();
    process.exit();
  });
});
