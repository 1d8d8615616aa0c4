import {Refusal} from './refusal.js';

/** Reads at most `limit` bytes, whatever the headers say; `undefined` when there are more. */
export async function readBytes(
  message: Request | Response,
  limit: number,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  if (!message.body) return readWhole(message, limit);

  const bytes = new Uint8Array(limit);
  let length = 0;
  const reader: ReadableStreamDefaultReader<Uint8Array> = message.body.getReader();
  for (;;) {
    const {done, value} = await reader.read();
    if (done) return bytes.slice(0, length);
    if (length + value.length > limit) {
      await reader.cancel();
      return undefined;
    }
    bytes.set(value, length);
    length += value.length;
  }
}

/** Without a stream there is no body, or this is Firefox, where a page's own Request has none to show. */
async function readWhole(message: Request | Response, limit: number): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const bytes = new Uint8Array(await message.arrayBuffer());
  return bytes.length > limit ? undefined : bytes;
}

/** A request's body; what is larger, or breaks off, is refused. */
export async function readRequest(request: Request, limit: number): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = await readBytes(request, limit).catch(() => {
    throw new Refusal('malformed');
  });
  if (!bytes) throw new Refusal('too-large');
  return bytes;
}

/** JSON in UTF-8; `undefined` when it is not. */
export function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', {fatal: true}).decode(bytes));
  } catch {
    return undefined;
  }
}
