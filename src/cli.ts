#!/usr/bin/env node
import {serve} from '@hono/node-server';
import {randomUUID} from 'node:crypto';
import {once} from 'node:events';
import type {AddressInfo} from 'node:net';
import {parseArgs} from 'node:util';
import {isLoopback} from './contract/payment-url.js';
import {openOrderFile} from './order-file.js';
import {createSandbox} from './sandbox/index.js';
import {verify} from './verify.js';
import {watch} from './watch.js';

const USAGE = `Usage: trustpay-checkout <command>

Commands:
  sandbox [--port 8700] [--api-key KEY] [--state FILE]   MultiSafepay's TrustPay on this machine
  verify URL --order-id ID [--header 'cookie: …'] [--port 8701] [--api-key verify] [--yes]
                                                         does the proxy at this endpoint keep its promises?
`;

/** Each command reads its own arguments and throws when they make no sense. */
const COMMANDS: ReadonlyMap<string, (args: string[]) => void | Promise<void>> = new Map([
  ['sandbox', runSandbox],
  ['verify', runVerify],
]);

/** Serves the sandbox on the loopback interface until the process is ended. */
function runSandbox(args: string[]): void {
  const {values} = parseArgs({
    args,
    options: {
      port: {type: 'string', default: '8700'},
      'api-key': {type: 'string', default: randomUUID()},
      state: {type: 'string'},
    },
  });
  const apiKey = values['api-key'];
  const sandbox = createSandbox({apiKey, state: values.state ? openOrderFile(values.state) : undefined});

  const server = serve({fetch: sandbox.fetch, hostname: '127.0.0.1', port: Number(values.port)}, ({port}) => {
    const origin = `http://localhost:${port}`;
    console.log(`API base    ${origin}/v1/json/`);
    console.log(`Dashboard   ${origin}/`);
    console.log(`API key     ${apiKey}`);
  });
  server.on('error', fail);
}

/** Checks a proxy that uses the sandbox started here, and prints a table. Exit code 1 when a promise is not kept. */
async function runVerify(args: string[]): Promise<void> {
  const {positionals, values} = parseArgs({
    args,
    allowPositionals: true,
    options: {
      'order-id': {type: 'string'},
      header: {type: 'string', multiple: true, default: []},
      port: {type: 'string', default: '8701'},
      'api-key': {type: 'string', default: 'verify'},
      yes: {type: 'boolean', default: false},
    },
  });
  const {'order-id': orderId, 'api-key': apiKey, header, port, yes} = values;
  const [url = ''] = positionals;
  if (!URL.canParse(url) || !orderId) throw new Error('verify needs the URL of the endpoint, and --order-id.');

  const endpoint = new URL(url);
  if (!isLoopback(endpoint) && !yes) throw new Error(`${endpoint.host} is not this machine. --yes if you mean it.`);

  const headers = Object.fromEntries(header.map(toHeader));
  const upstream = watch(createSandbox({apiKey}).fetch);
  const server = serve({fetch: upstream.fetch, hostname: '127.0.0.1', port: Number(port)});
  await once(server, 'listening');
  const {port: actual} = server.address() as AddressInfo;
  console.log(`The proxy's MultiSafepay must be  http://localhost:${actual}/v1/json/  with the API key  ${apiKey}\n`);
  const findings = await verify({endpoint, orderId, headers, apiKey, upstream}).finally(() => server.close());
  for (const {promise, verdict, advice} of findings) {
    console.log(`${verdict.padEnd(14)}  ${promise}`);
    if (verdict === 'fail') console.log(`${' '.repeat(14)}→ ${advice}`);
  }
  process.exit(findings.some(({verdict}) => verdict === 'fail') ? 1 : 0); // the sandbox would wait for webhooks to send
}

/** `cookie: session=jana` → `['cookie', 'session=jana']`. */
function toHeader(line: string): [name: string, value: string] {
  const colon = line.indexOf(':');
  if (colon < 1) throw new Error(`--header wants "name: value", not "${line}".`);
  return [line.slice(0, colon).trim(), line.slice(colon + 1).trim()];
}

function fail(error: unknown): void {
  console.error(error instanceof Error ? error.message : error);
  console.error(USAGE);
  process.exitCode = 1;
}

const [name = '', ...args] = process.argv.slice(2);
try {
  const run = COMMANDS.get(name);
  if (!run) throw new Error(name ? `Unknown command: ${name}` : 'Which command?');
  await run(args);
} catch (error) {
  fail(error);
}
