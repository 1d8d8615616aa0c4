import {serve} from '@hono/node-server';
import {randomUUID} from 'node:crypto';
import {once} from 'node:events';
import type {AddressInfo} from 'node:net';
import {parseArgs} from 'node:util';
import {createSandbox} from '../sandbox/index.js';
import {openOrderFile} from './order-file.js';

/** `sandbox`: serves the sandbox on the loopback interface until the process is ended. */
export async function runSandbox(args: string[]): Promise<void> {
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

  const server = serve({fetch: sandbox.fetch, hostname: '127.0.0.1', port: Number(values.port)});
  await once(server, 'listening');
  const {port} = server.address() as AddressInfo;
  const origin = `http://localhost:${port}`;
  console.log(`API base    ${origin}/v1/json/`);
  console.log(`Dashboard   ${origin}/`);
  console.log(`API key     ${apiKey}`);
}
