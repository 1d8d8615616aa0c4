#!/usr/bin/env node
import {serve} from '@hono/node-server';
import {randomUUID} from 'node:crypto';
import {parseArgs} from 'node:util';
import {openOrderFile} from './order-file.js';
import {createSandbox} from './sandbox/index.js';

const USAGE = `Usage: trustpay-checkout <command>

Commands:
  sandbox [--port 8700] [--api-key KEY] [--state FILE]   MultiSafepay's TrustPay on this machine
`;

/** Each command reads its own arguments and throws when they make no sense. */
const COMMANDS: ReadonlyMap<string, (args: string[]) => void> = new Map([['sandbox', runSandbox]]);

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

function fail(error: unknown): void {
  console.error(error instanceof Error ? error.message : error);
  console.error(USAGE);
  process.exitCode = 1;
}

const [name = '', ...args] = process.argv.slice(2);
try {
  const run = COMMANDS.get(name);
  if (!run) throw new Error(name ? `Unknown command: ${name}` : 'Which command?');
  run(args);
} catch (error) {
  fail(error);
}
