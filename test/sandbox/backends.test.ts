import {spawn, type ChildProcess} from 'node:child_process';
import {once} from 'node:events';
import {createInterface} from 'node:readline';
import {fileURLToPath} from 'node:url';
import {afterEach, beforeEach, describe, expect, it} from 'vitest';
import {createSandbox} from '../../src/sandbox/index.js';
import {listen} from '../support/server.ts';
import {API_KEY} from './support.ts';

/** A line that a backend prints: an answer of the API, or a webhook. */
interface Line {
  readonly event: string;
  readonly success?: boolean;
  readonly data?: Readonly<Record<string, unknown>>;
  readonly [member: string]: unknown;
}

let server: Awaited<ReturnType<typeof listen>>;
let backend: ChildProcess | undefined;

beforeEach(async () => {
  server = await listen(createSandbox({apiKey: API_KEY, log: () => undefined}).fetch);
});

afterEach(async () => {
  if (backend?.exitCode === null) process.kill(-backend.pid!);
  await server.close();
});

/** Runs a backend with nothing of the sandbox but its base URL, and pays what it has to be paid. Gives all it printed. */
async function run(command: string, file: string): Promise<readonly Line[]> {
  const path = fileURLToPath(new URL(`backends/${file}`, import.meta.url));
  const child = spawn(command, [path, `${server.url}/v1/json/`, API_KEY], {
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true, // PHP runs a receiver beside it: one group to stop
  });
  backend = child;
  const exited = once(child, 'exit');
  const lines: Line[] = [];
  for await (const text of createInterface({input: child.stdout})) {
    const line = JSON.parse(text) as Line;
    lines.push(line);
    if (line.event === 'to pay') await pay(String(line.data?.['payment_url']));
  }
  expect(await exited).toEqual([0, null]);
  return lines;
}

/** What is to happen to an order that the backend will create. */
async function plan(orderId: string, name: string): Promise<void> {
  const url = `${server.url}/control/orders/${orderId}/scenarios`;
  const {status} = await fetch(url, {method: 'POST', body: JSON.stringify({name})});
  expect(status).toBeLessThan(300);
}

/** The shopper presses “Pay”. */
async function pay(paymentUrl: string): Promise<void> {
  const body = new URLSearchParams({status: 'completed'});
  const {status} = await fetch(paymentUrl, {method: 'POST', body, redirect: 'manual'});
  expect(status).toBe(303);
}

describe.each([
  ['PHP', 'php', 'backend.php', 'php'],
  ['Python', 'python3', 'backend.py', 'py'],
])('a backend in %s', (_, command, file, prefix) => {
  it('sells, closes and refunds with no change but the base URL', {timeout: 60_000}, async () => {
    const lines = await run(command, file);
    const lineOf = (event: string) => lines.find((line) => line.event === event);
    const success = (data: object) =>
      expect.objectContaining({success: true, data: expect.objectContaining(data) as object}) as object;
    const failure = (error_code: number) => expect.objectContaining({success: false, error_code}) as object;

    expect(lineOf('methods')).toMatchObject({success: true});
    expect(lineOf('methods')!.data).toContainEqual(expect.objectContaining({id: 'TRUSTPAY', type: 'payment-method'}));

    expect(lineOf('created')).toEqual(success({order_id: `${prefix}/closed`}));
    expect(lineOf('read')).toEqual(
      success({
        order_id: `${prefix}/closed`,
        status: 'initialized',
        amount: 1000,
        amount_refunded: 0,
        description: `Objednávka č. ${prefix}/closed`,
        var1: `cart/${prefix}/closed`,
        related_transactions: null,
      }),
    );
    expect(lineOf('closed')).toMatchObject({success: true});
    expect(lineOf('closed again')).toEqual(failure(1000));
    expect(lineOf('closed again')).toMatchObject({status: 410});
    expect(lineOf('read closed')!.data!['status']).toMatch(/^(cancelled|void)$/);

    const webhooks = lines.filter(({event}) => event === 'webhook');
    const paid = webhooks.filter(({status}) => status === 'completed').map(({order_id}) => order_id);
    expect(paid).toEqual([`${prefix}-paid`, `${prefix}-back`]);
    for (const webhook of webhooks) {
      expect(webhook).toMatchObject({method: 'POST', signed: true, 'signed when printed again': true});
      expect(webhook['query']).toMatchObject({transactionid: webhook['order_id']});
    }

    expect(lineOf('read paid')).toEqual(success({status: 'completed', financial_status: 'completed'}));
    expect(lineOf('refunded in part')).toEqual(
      success({order_id: `${prefix}-paid`, transaction_id: expect.anything() as unknown}),
    );
    expect(lineOf('read refunded in part')).toEqual(success({amount: 1000, amount_refunded: 250}));
    expect(lineOf('refunded the rest')).toMatchObject({success: true});
    expect(lineOf('read refunded the rest')).toEqual(success({status: 'refunded', amount_refunded: 1000}));
    expect(lineOf('read refunded the rest')!.data!['related_transactions']).toMatchObject([
      {type: 'refund', amount: 250},
      {type: 'refund', amount: 750},
    ]);
    expect(lineOf('refunded too much')).toEqual(failure(1034));
    expect(lineOf('refunded in full')).toMatchObject({success: true});
    expect(lineOf('read refunded in full')).toEqual(success({status: 'refunded', amount_refunded: 1000}));
    expect(lineOf('unknown')).toEqual(failure(1006));
  });

  it.each([
    ['webhook-blanks', {signed: true, 'signed when printed again': false}],
    ['webhook-slashes', {signed: true, 'signed when printed again': false}],
    ['webhook-forged', {signed: false, 'signed when printed again': false}],
  ])('checks the signature of %s', {timeout: 60_000}, async (scenario, webhook) => {
    await plan(`${prefix}-paid`, scenario);
    const lines = await run(command, file);
    expect(lines).toContainEqual(expect.objectContaining({event: 'webhook', order_id: `${prefix}-paid`, ...webhook}));
    expect(lines.at(-1)).toMatchObject({event: 'unknown'});
  });
});
