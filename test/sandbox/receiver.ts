import {on} from 'node:events';
import {createServer, type IncomingMessage, type ServerResponse} from 'node:http';
import type {AddressInfo} from 'node:net';
import {text} from 'node:stream/consumers';

/** A call that waits for its answer. `body` is the raw text, `query` that of the URL. */
export interface Call {
  readonly method: string | undefined;
  readonly query: URLSearchParams;
  readonly auth: string;
  readonly body: string;
  answer(status: number, text: string, headers?: Readonly<Record<string, string>>): void;
}

/** The merchant's server: `next` waits for the next webhook, in the order they come. */
export async function openReceiver() {
  const server = createServer();
  const requests = on(server, 'request') as AsyncIterator<[IncomingMessage, ServerResponse]>;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/notifications`;

  const next = async (): Promise<Call> => {
    const {
      value: [request, response],
    } = (await requests.next()) as IteratorYieldResult<[IncomingMessage, ServerResponse]>;
    return {
      method: request.method,
      query: new URL(request.url ?? '', url).searchParams,
      auth: String(request.headers.auth),
      body: await text(request),
      answer: (status, body, headers) => response.writeHead(status, headers).end(body),
    };
  };

  return {
    url,
    next,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
