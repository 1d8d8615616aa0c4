import {isLoopback} from '../contract/payment-url.js';
import {verify, watchSandbox, type Progress} from '../verify/index.js';
import {readArguments, readChoice, readPort, UsageError} from './arguments.js';
import {listen} from './listen.js';
import {REPORTS} from './report.js';

export const VERIFY_HELP = `Usage: trustpay-checkout verify URL --order-id ID [options]

Does the proxy at this endpoint keep its promises? Starts a sandbox, which must be the proxy's MultiSafepay, sends what an honest, a
clumsy and a hostile client would, and says of each promise: pass, fail, not observable or not offered. Exit code 1 when one fails.

  --order-id ID            an order that can be paid; it is cancelled in the end
  --expiring-order-id ID   another one, whose time is over or ends within a minute
  --header 'NAME: VALUE'   what a visitor's request carries, a session's cookie say; may be repeated
  --port 8701              where the sandbox listens
  --api-key verify         the key of the sandbox, which is the proxy's
  --format table           table, json or junit
  --yes                    the proxy may be on another machine
`;

const FORMATS = Object.keys(REPORTS) as (keyof typeof REPORTS)[];

/** `verify`: checks a proxy that uses the sandbox started here and prints what was found. Exit code 1 when a promise is not kept. */
export async function runVerify(args: string[]): Promise<void> {
  const {positionals, values} = readArguments({
    args,
    allowPositionals: true,
    options: {
      'order-id': {type: 'string'},
      'expiring-order-id': {type: 'string'},
      header: {type: 'string', multiple: true, default: []},
      port: {type: 'string', default: '8701'},
      'api-key': {type: 'string', default: 'verify'},
      format: {type: 'string', default: 'table'},
      yes: {type: 'boolean', default: false},
    },
  });
  const {'order-id': orderId, 'expiring-order-id': expiringOrderId, 'api-key': apiKey, yes} = values;
  const [url = ''] = positionals;
  if (!URL.canParse(url) || !orderId) throw new UsageError('verify needs the URL of the endpoint, and --order-id.');

  const endpoint = new URL(url);
  if (!isLoopback(endpoint) && !yes)
    throw new UsageError(`${endpoint.host} is not this machine. --yes if you mean it.`);

  const headers = Object.fromEntries(values.header.map(parseHeader));
  const format = readChoice('format', values.format, FORMATS);
  const upstream = watchSandbox({apiKey, hostname: endpoint.hostname});
  const {origin, close} = await listen(upstream.fetch, readPort(values.port));
  const say = format === 'table' ? console.log : console.error;
  say(`The proxy's MultiSafepay must be  ${origin}/v1/json/  with the API key  ${apiKey}\n`);

  const target = {endpoint, orderId, expiringOrderId, headers, apiKey, upstream};
  const findings = await verify(target, showProgress).finally(() => void close());
  clearProgress();
  console.log(REPORTS[format](findings));
  process.exit(findings.some(({verdict}) => verdict === 'fail') ? 1 : 0); // the sandbox would wait for webhooks to send
}

const CLEAR_LINE = '\r\x1b[K';

/** One line that is written over, for whoever watches a terminal. */
function showProgress({number, total, promise}: Progress): void {
  if (process.stderr.isTTY) process.stderr.write(`${CLEAR_LINE}${number}/${total}  ${promise}`);
}

function clearProgress(): void {
  if (process.stderr.isTTY) process.stderr.write(CLEAR_LINE);
}

/** `cookie: session=jana` → `['cookie', 'session=jana']`. */
function parseHeader(line: string): [name: string, value: string] {
  const colon = line.indexOf(':');
  if (colon < 1) throw new UsageError(`--header wants "name: value", not "${line}".`);
  return [line.slice(0, colon).trim(), line.slice(colon + 1).trim()];
}
