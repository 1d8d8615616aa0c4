import {execFileSync, spawn, type ChildProcess} from 'node:child_process';
import {once} from 'node:events';
import {existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {createInterface} from 'node:readline';
import {text} from 'node:stream/consumers';
import {afterAll, afterEach, beforeAll, expect, it, vi} from 'vitest';
import {order} from '../sandbox/support.ts';
import {listen} from '../support/server.ts';

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
  const output = Promise.all([text(child.stdout), text(child.stderr)]);
  const [exitCode] = (await once(child, 'close')) as [number];
  const [printed, complaint] = await output;
  return {exitCode, printed, complaint};
}

it('serves the sandbox, and prints where it is and a key', async () => {
  const {create, dashboard} = await startSandbox();
  expect((await create()).status).toBe(200);
  expect(await (await fetch(dashboard)).text()).toContain('my-order-id-1');
});

it('says in one line that it cut a connection on purpose', async () => {
  const {child, create} = await startSandbox();
  const complaint = text(child.stderr);
  const answer = create({description: 'Order [sandbox:answer-cut]'}).then((response) => response.text());
  await expect(answer).rejects.toThrow();
  await end(child);
  expect(await complaint).toBe('[Sandbox: The connection was cut on purpose.]\n');
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

it('prints a curl that creates an order, and the scenarios', async () => {
  const printed: string[] = [];
  for await (const line of createInterface(run('sandbox', '--port', '0').stdout)) {
    printed.push(line);
    if (line.includes('[sandbox:9999]')) break;
  }
  expect(printed.join('\n')).toContain('answer-lost');

  const curl = /^ {2}curl .*?}'$/ms.exec(printed.join('\n'))?.[0] ?? '';
  const answer = execFileSync('sh', ['-c', curl], {encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore']});
  expect(JSON.parse(answer)).toMatchObject({success: true, data: {order_id: 'A-1001'}});
});

it('prints each call when it is to be verbose, and not the key in its query', async () => {
  const calls: string[] = [];
  let answer: Promise<Response> | undefined;
  for await (const line of createInterface(run('sandbox', '--port', '0', '--verbose').stdout)) {
    const [, base] = /^API base +(.+)$/.exec(line) ?? [];
    if (base) answer = fetch(`${base}me?api_key=a-key`);
    if (line.startsWith('GET')) calls.push(line);
    if (calls.length > 0) break;
  }
  await answer;
  expect(calls).toEqual([expect.stringMatching(/^GET \/v1\/json\/me 401 \d+ ms$/)]);
});

it('opens the dashboard in a browser', async () => {
  const opener = join(folder, 'xdg-open');
  const opened = join(folder, 'opened');
  writeFileSync(opener, `#!/bin/sh\necho "$1" > ${opened}.new && mv ${opened}.new ${opened}\n`, {mode: 0o755});
  const child = spawn(process.execPath, [join(folder, 'cli/index.js'), 'sandbox', '--port', '0', '--open'], {
    env: {...process.env, PATH: `${folder}:${process.env.PATH ?? ''}`},
  });
  running.push(child);
  await expect
    .poll(() => (existsSync(opened) ? readFileSync(opened, 'utf8') : ''), {timeout: 20_000})
    .toMatch(/^http:\/\/localhost:\d+\/$/m);
});

it('says which version it is, and helps, in general and with each command', async () => {
  const {version} = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {version: string};
  expect(await complain('--version')).toMatchObject({exitCode: 0, printed: `${version}\n`});
  const {printed} = await complain('--help');
  for (const command of ['sandbox', 'proxy', 'verify']) {
    expect(printed).toMatch(new RegExp(`^ {2}${command} `, 'm'));
    const help = await complain(command, '--help');
    expect(help).toMatchObject({
      exitCode: 0,
      printed: expect.stringContaining(`trustpay-checkout ${command}`) as string,
    });
  }
});

it.each([
  ['no command', [], /^Which command\?\nUsage: trustpay-checkout --help\n$/],
  ['an unknown command', ['sandbx'], /^Unknown command: sandbx\.\n/],
  [
    'an unknown option',
    ['sandbox', '--prt', '1'],
    /^Unknown option '--prt'\.\nUsage: trustpay-checkout sandbox --help\n$/,
  ],
  ['an option without its value', ['sandbox', '--port'], /^Option '--port <value>' argument missing\.\n/],
  ['a port that is none', ['sandbox', '--port', 'high'], /^--port wants a number up to 65535, not "high"\.\n/],
  [
    'a file in no folder',
    ['sandbox', '--state', '/no/such/folder/file'],
    /^--state \/no\/such\/folder\/file cannot be used: /,
  ],
])('explains itself in a line when given %s', async (_, args, complaint) => {
  expect(await complain(...args)).toEqual({
    exitCode: 1,
    printed: '',
    complaint: expect.stringMatching(complaint) as string,
  });
});

it.each(['sandbox', 'verify'])('explains that the port for %s is taken', async (command) => {
  const {url, close} = await listen(() => new Response());
  const {port} = new URL(url);
  const args = command === 'verify' ? [url, '--order-id', 'A-1001'] : [];
  const {exitCode, complaint} = await complain(command, ...args, '--port', port);
  await close();
  expect(exitCode).toBe(1);
  expect(complaint).toMatch(`Port ${port} is in use: end what listens there, or choose another with --port.`);
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
