import {execFileSync, spawn, type ChildProcess} from 'node:child_process';
import {once} from 'node:events';
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {createInterface} from 'node:readline';
import {afterAll, afterEach, beforeAll, expect, it, vi} from 'vitest';
import {order} from '../sandbox/support.ts';

vi.setConfig({testTimeout: 30_000}); // programs are started

const ROOT = new URL('../..', import.meta.url).pathname;

let folder: string;
const running: ChildProcess[] = [];

// Below the repository, so that the built files find their dependencies.
beforeAll(() => {
  folder = mkdtempSync(join(ROOT, 'node_modules', '.cli-'));
  execFileSync('npx', ['tsc', '-p', 'src', '--outDir', folder], {cwd: ROOT});
}, 60_000);

afterEach(() => Promise.all(running.splice(0).map(end)));

afterAll(() => {
  rmSync(folder, {recursive: true});
});

const run = (...args: string[]) => {
  const child = spawn(process.execPath, [join(folder, 'cli/index.js'), ...args]);
  running.push(child);
  return child;
};

async function end(child: ChildProcess) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill();
  await once(child, 'exit');
}

/** Starts the sandbox on a free port, and reads from its first lines where it is. */
async function startSandbox(...args: string[]) {
  const child = run('sandbox', '--port', '0', ...args);
  const printed: string[] = [];
  for await (const line of createInterface(child.stdout)) if (printed.push(line) === 3) break;
  const [base, dashboard, key] = printed.map((line) => line.split(/ {2,}/)[1] ?? '');
  const headers = {api_key: key!};
  return {
    child,
    key,
    dashboard: dashboard!,
    create: (changes?: Readonly<Record<string, unknown>>) =>
      fetch(`${base}orders`, {method: 'POST', headers, body: JSON.stringify(order(changes))}),
    read: async () => ((await (await fetch(`${base}orders/my-order-id-1`, {headers})).json()) as {data: object}).data,
  };
}

/** Runs a command that ends by itself. */
async function complain(...args: string[]) {
  const child = run(...args);
  let complaint = '';
  child.stderr.on('data', (chunk: Buffer) => (complaint += chunk.toString()));
  const [exitCode] = (await once(child, 'close')) as [number];
  return {exitCode, complaint};
}

it('serves the sandbox, and prints where it is and a key', async () => {
  const {create, dashboard} = await startSandbox();
  expect((await create()).status).toBe(200);
  expect(await (await fetch(dashboard)).text()).toContain('my-order-id-1');
});

it('takes a key, or makes a new one each time', async () => {
  const {key} = await startSandbox('--api-key', 'a-key');
  const others = [await startSandbox(), await startSandbox()];
  expect(new Set([key, 'a-key', ...others.map((other) => other.key)]).size).toBe(3);
});

it('remembers orders after a restart', async () => {
  const state = join(folder, 'orders.jsonl');
  const first = await startSandbox('--state', state);
  const {data} = (await (await first.create()).json()) as {data: {payment_url: string}};
  const {pathname} = new URL(data.payment_url);
  await end(first.child);

  const second = await startSandbox('--state', state);
  expect(await second.read()).toMatchObject({status: 'initialized', amount: 1000});
  const body = new URLSearchParams({status: 'declined'});
  await fetch(new URL(pathname, second.dashboard), {method: 'POST', body, redirect: 'manual'});
  await end(second.child);

  const third = await startSandbox('--state', state);
  expect(await third.read()).toMatchObject({status: 'declined'});
});

it.each([
  ['no command', []],
  ['an unknown command', ['sandbx']],
  ['an unknown option', ['sandbox', '--prt', '1']],
  ['a port that is none', ['sandbox', '--port', 'high']],
])('explains itself when given %s', async (_, args) => {
  const {exitCode, complaint} = await complain(...args);
  expect(exitCode).toBe(1);
  expect(complaint).toContain('Usage: trustpay-checkout');
});

it.each(['Dear customer', '{"orderId":"A-1001"}', '{"orderId":"A-1001","sessions":[1],"webhooks":[]}', 'null'])(
  'does not start over a file that is not its own: %s',
  async (content) => {
    const state = join(folder, 'letter.txt');
    writeFileSync(state, content);
    const {exitCode, complaint} = await complain('sandbox', '--state', state);
    expect(exitCode).toBe(1);
    expect(complaint).toContain('letter.txt');
  },
);
