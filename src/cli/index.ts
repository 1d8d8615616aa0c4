#!/usr/bin/env node
import {runSandbox} from './sandbox.js';
import {runVerify} from './verify.js';

const USAGE = `Usage: trustpay-checkout <command>

Commands:
  sandbox [--port 8700] [--api-key KEY] [--state FILE]   MultiSafepay's TrustPay on this machine
  verify URL --order-id ID [--header 'cookie: …'] [--port 8701] [--api-key verify] [--yes]
                                                         does the proxy at this endpoint keep its promises?
`;

/** Each command reads its own arguments and throws when they make no sense. */
const COMMANDS: ReadonlyMap<string, (args: string[]) => Promise<void>> = new Map([
  ['sandbox', runSandbox],
  ['verify', runVerify],
]);

const [name = '', ...args] = process.argv.slice(2);
try {
  const run = COMMANDS.get(name);
  if (!run) throw new Error(name ? `Unknown command: ${name}` : 'Which command?');
  await run(args);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  console.error(USAGE);
  process.exitCode = 1;
}
