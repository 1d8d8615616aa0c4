import {serve} from '@hono/node-server';
import {once} from 'node:events';
import type {Server} from 'node:http';
import type {AddressInfo} from 'node:net';
import {createSandbox} from '../sandbox/index.js';

export interface TestSandboxOptions {
  /** Any free one by default. */
  readonly port?: number;
  /** A new one each time by default. */
  readonly apiKey?: string;
}

export interface TestSandbox {
  /** Its API base: the proxy's `environment: {baseUrl}`. */
  readonly baseUrl: string;
  /** The host of its payment pages: the element's `payment-hosts`. */
  readonly host: string;
  /** The proxy's `apiKey`. */
  readonly apiKey: string;
  /** Ends it, and the connections it has. */
  readonly close: () => Promise<void>;
}

/** Starts MultiSafepay's stand-in on this machine, for tests that start their shop themselves. */
export async function startSandbox({
  port = 0,
  apiKey = crypto.randomUUID(),
}: TestSandboxOptions = {}): Promise<TestSandbox> {
  const {fetch} = createSandbox({apiKey});
  const server = serve({fetch, hostname: '127.0.0.1', port}) as Server;
  await once(server, 'listening');
  const host = `localhost:${(server.address() as AddressInfo).port}`;
  return {
    baseUrl: `http://${host}/v1/json/`,
    host,
    apiKey,
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}
