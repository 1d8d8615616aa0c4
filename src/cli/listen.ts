import {serve} from '@hono/node-server';
import {once} from 'node:events';
import type {AddressInfo} from 'node:net';
import {UsageError} from './arguments.js';

export interface Listening {
  /** `http://localhost:8700`. */
  readonly origin: string;
  /** Takes no connection any more, and resolves when the last one has ended. */
  readonly close: () => Promise<void>;
}

/** Serves a fetch handler, by default on the loopback interface. A port that is taken is a `UsageError`. */
export async function listen(
  fetch: (request: Request) => Response | Promise<Response>,
  port: number,
  hostname = '127.0.0.1',
): Promise<Listening> {
  const server = serve({fetch, hostname, port});
  try {
    await once(server, 'listening');
  } catch (cause) {
    throw new UsageError(explain(cause, port), {cause});
  }
  const {port: actual} = server.address() as AddressInfo;
  return {
    origin: `http://localhost:${actual}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
      }),
  };
}

function explain(cause: unknown, port: number): string {
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
  if (code === 'EADDRINUSE') return `Port ${port} is in use: end what listens there, or choose another with --port.`;
  if (code === 'EACCES') return `Port ${port} may not be used by this user: choose one above 1023 with --port.`;
  return `Nothing can listen on port ${port}: ${String(cause)}`;
}
