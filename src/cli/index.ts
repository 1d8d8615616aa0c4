#!/usr/bin/env node
import {PLUGIN} from '../proxy/plugin.js';
import {UsageError} from './arguments.js';
import {PROXY_HELP, runProxy} from './proxy.js';
import {runSandbox, SANDBOX_HELP} from './sandbox.js';
import {runVerify, VERIFY_HELP} from './verify.js';

const HELP = `Usage: trustpay-checkout <command> [options]

  sandbox   MultiSafepay's TrustPay on this machine
  proxy     the checkout proxy as a process of its own, for shops in any language
  verify    does a proxy keep its promises?

trustpay-checkout <command> --help tells more; --version prints the version.
`;

interface Command {
  /** Reads its own arguments; a `UsageError` when they make no sense. */
  readonly run: (args: string[]) => Promise<void>;
  readonly help: string;
}

const COMMANDS: ReadonlyMap<string, Command> = new Map([
  ['sandbox', {run: runSandbox, help: SANDBOX_HELP}],
  ['proxy', {run: runProxy, help: PROXY_HELP}],
  ['verify', {run: runVerify, help: VERIFY_HELP}],
]);

const [name = '', ...args] = process.argv.slice(2);
const command = COMMANDS.get(name);

try {
  if (name === '--version') console.log(PLUGIN.version);
  else if (name === '--help') console.log(HELP);
  else if (!command) throw new UsageError(name ? `Unknown command: ${name}.` : 'Which command?');
  else if (args.includes('--help')) console.log(command.help);
  else await command.run(args);
} catch (error) {
  const help = command ? `trustpay-checkout ${name} --help` : 'trustpay-checkout --help';
  console.error(error instanceof Error ? error.message : error);
  if (error instanceof UsageError) console.error(`Usage: ${help}`);
  process.exitCode = error instanceof UsageError ? error.exitCode : 1;
}
