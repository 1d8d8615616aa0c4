import {serve} from '@hono/node-server';
import {once} from 'node:events';
import type {AddressInfo} from 'node:net';

/** A web-standard handler behind real HTTP on a free port; `close` when done. */
export async function listen(fetch: (request: Request) => Response | Promise<Response>) {
  const server = serve({fetch, port: 0, hostname: '127.0.0.1'});
  await once(server, 'listening');
  const {port} = server.address() as AddressInfo;
  return {url: `http://127.0.0.1:${port}`, close: () => new Promise((done) => server.close(done))};
}
