import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {createInterface} from 'node:readline';
import {fileURLToPath} from 'node:url';
import {createSandbox} from '../../src/sandbox/index.js';
import {freePort} from './free-port.ts';
import {listen} from './server.ts';
import {API_KEY, found} from './shop.ts';

export const CALLBACK_KEY = 'callback-key-that-must-never-be-logged';

const path = (fromRoot: string): string => fileURLToPath(new URL(`../../${fromRoot}`, import.meta.url));

/** `trustpay-checkout proxy`, and all that it prints. */
export function spawnProxy(args: readonly string[], env: NodeJS.ProcessEnv = {}) {
  const command = ['--import', path('test/support/run-ts.ts'), path('src/cli/index.ts'), 'proxy', ...args];
  const child = spawn(process.execPath, command, {env: {PATH: process.env['PATH'], ...env}});
  const lines: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({input: stream}).on('line', (line) => lines.push(line));
  }
  const closed = once(child, 'close');
  return {
    child,
    lines,
    /** The exit code, once everything is printed. */
    ended: async () => {
      await closed;
      return child.exitCode;
    },
  };
}

type Handler = (request: Request) => Response | Promise<Response>;

/** The shop: what it answers to what an order costs, and to what it is told of payments; and what it was asked and told. */
export async function openShop() {
  const asked: Request[] = [];
  const told: {readonly path: string; readonly auth: string; readonly body: string}[] = [];
  const shop = {
    answer: (() => Response.json(found)) as Handler,
    receive: (() => new Response()) as Handler,
  };
  const {url, close} = await listen(async (request) => {
    if (request.method === 'GET') {
      asked.push(request);
      return shop.answer(request);
    }
    const {pathname: path} = new URL(request.url);
    told.push({path, auth: request.headers.get('auth') ?? '', body: await request.text()});
    return shop.receive(request);
  });
  return Object.assign(shop, {asked, told, findOrder: `${url}/order/{id}`, onPayment: `${url}/payments`, close});
}

/** The sandbox behind HTTP, which sends a refused webhook again soon. */
export async function openUpstream() {
  const {fetch: handle} = createSandbox({apiKey: API_KEY, webhookInterval: 200, log: () => undefined});
  const {url, close} = await listen(handle);
  const journal = async (orderId: string) =>
    (await (await fetch(`${url}/control/orders/${encodeURIComponent(orderId)}`)).json()) as {
      readonly summary: {readonly created: number};
      readonly sessions: readonly {readonly request: {readonly customer: Readonly<Record<string, unknown>>}}[];
      readonly webhooks: readonly {readonly attempts: readonly {readonly is_accepted: boolean}[]}[];
    };
  return {baseUrl: `${url}/v1/json/`, journal, close};
}

interface Settings {
  readonly shop: {readonly findOrder: string; readonly onPayment: string};
  readonly baseUrl: string;
  readonly args?: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
}

/** A proxy that has everything it needs, on a port of its own, once it listens. */
export async function startProxy({shop, baseUrl, args = [], env = {}}: Settings) {
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const program = spawnProxy([...args, '--port', String(port)], {
    MULTISAFEPAY_API_KEY: API_KEY,
    MULTISAFEPAY_ENVIRONMENT: baseUrl,
    TRUSTPAY_FIND_ORDER: shop.findOrder,
    TRUSTPAY_ON_PAYMENT: shop.onPayment,
    TRUSTPAY_CALLBACK_KEY: CALLBACK_KEY,
    TRUSTPAY_NOTIFICATION_URL: `${origin}/notifications`,
    TRUSTPAY_REDIRECT_URL: `${origin}/thanks`,
    TRUSTPAY_CANCEL_URL: `${origin}/basket`,
    ...env,
  });
  const {child, lines} = program;
  await new Promise<void>((resolve, reject) => {
    child.stdout.on('data', () => {
      if (lines.some((line) => line.startsWith('Listening on'))) resolve();
    });
    child.once('close', () => {
      reject(new Error(lines.join('\n')));
    });
  });
  return {
    ...program,
    origin,
    async stop() {
      if (child.exitCode === null && child.signalCode === null) child.kill();
      return program.ended();
    },
  };
}
