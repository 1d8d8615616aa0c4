import {serve} from '@hono/node-server';
import {once} from 'node:events';
import type {AddressInfo} from 'node:net';
import {parseArgs} from 'node:util';
import {isLoopback} from '../contract/payment-url.js';
import {createSandbox} from '../sandbox/index.js';
import {verify, watchSandbox} from '../verify/index.js';

/** `verify`: checks a proxy that uses the sandbox started here and prints a table. Exit code 1 when a promise is not kept. */
export async function runVerify(args: string[]): Promise<void> {
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

  const headers = Object.fromEntries(header.map(parseHeader));
  const upstream = watchSandbox(createSandbox({apiKey}).fetch);
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
function parseHeader(line: string): [name: string, value: string] {
  const colon = line.indexOf(':');
  if (colon < 1) throw new Error(`--header wants "name: value", not "${line}".`);
  return [line.slice(0, colon).trim(), line.slice(colon + 1).trim()];
}
